#include "yaml/encoding.h"

#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"
#include "yaml/source.h"
#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

constexpr std::size_t most_reported = 20;

void report(std::string id, Place place, std::string message, std::string why, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.add(fault(std::move(id), std::move(place), std::move(message), std::move(why), std::move(help)));
}

std::string with_line_feeds(std::string_view bytes) {
  if (bytes.find('\r') == std::string_view::npos) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') continue;
    text.push_back(bytes[at]);
  }
  return text;
}

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

void report_bad_utf8(const Source& source, std::size_t offset, Diagnostics& diagnostics) {
  const auto byte = static_cast<unsigned>(static_cast<unsigned char>(source.at(offset)));
  report("yaml-encoding", source.place(offset), fmt::format("the byte 0x{:02X} is not UTF-8", byte),
         "the characters around it cannot be known", "save the file as UTF-8", diagnostics);
}

/// Almost every byte of every file: not worth two calls each.
bool is_printable_ascii(char byte) { return byte >= ' ' && byte <= '~'; }

void report_controls(const Source& source, Diagnostics& diagnostics) {
  std::size_t reported = 0;
  for (std::size_t at = 0; at < source.size() && reported < most_reported;) {
    if (is_printable_ascii(source.text()[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(source.text(), at);
    if (!is_control_or_bidi(code_point)) continue;
    ++reported;
    report(
        "yaml-control-character", source.place(begin),
        fmt::format("the character U+{:04X} is invisible or turns the text around", static_cast<unsigned>(code_point)),
        "what a reviewer sees would not be what is published", "take it out", diagnostics);
  }
}

}  // namespace

std::optional<std::string> check_encoding(std::string_view bytes, const std::string& file, const Limits& limits,
                                          Diagnostics& diagnostics) {
  const Place whole{file, 0, 0, 0};
  if (bytes.size() > limits.bytes) {
    report("yaml-limit", whole, fmt::format("the file has {} bytes; at most {} are read", bytes.size(), limits.bytes),
           "a policy needs far less; the limit keeps a broken or hostile file from stopping the run", "split the file",
           diagnostics);
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.count(Severity::error);
  if (is_utf16(bytes)) {
    report("yaml-encoding", whole, "the file is UTF-16", "only UTF-8 is read", "save the file as UTF-8", diagnostics);
    return std::nullopt;
  }
  if (bytes.starts_with(byte_order_mark)) {
    report("yaml-encoding", Place{file, 1, 1, 1}, "the file begins with a byte order mark",
           "other tools take it for a part of the first key", "save the file as UTF-8 without BOM", diagnostics);
    bytes.remove_prefix(byte_order_mark.size());
  }
  std::string text = with_line_feeds(bytes);
  const Source source(text, file);
  if (const auto offset = find_bad_utf8(text)) report_bad_utf8(source, *offset, diagnostics);
  report_controls(source, diagnostics);
  if (diagnostics.count(Severity::error) > errors) return std::nullopt;
  return text;
}

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_control_or_bidi(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace candor::yaml
