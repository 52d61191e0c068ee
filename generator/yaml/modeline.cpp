#include "yaml/modeline.h"

#include "yaml/encoding.h"

namespace candor::yaml {

namespace {

constexpr std::string_view tool = "yaml-language-server";
constexpr std::string_view keyword = "$schema";
constexpr std::string_view blanks = " \t\r";

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// What stands behind `$schema=` or `$schema:`, up to the next blank.
std::optional<std::string> value_of_keyword(std::string_view text) {
  const std::size_t at = text.find(keyword);
  if (at == std::string_view::npos) return std::nullopt;
  text.remove_prefix(at + keyword.size());
  if (!text.starts_with('=') && !text.starts_with(':')) return std::nullopt;
  const std::string_view value = without_blanks(text.substr(1));
  return std::string(value.substr(0, value.find_first_of(blanks)));
}

std::optional<std::string> schema_in_line(std::string_view line) {
  if (!line.starts_with('#')) return std::nullopt;
  const std::string_view comment = without_blanks(line.substr(1));
  if (comment.starts_with(keyword)) return value_of_keyword(comment);
  if (!comment.starts_with(tool) || !without_blanks(comment.substr(tool.size())).starts_with(':')) return std::nullopt;
  return value_of_keyword(comment);
}

}  // namespace

std::optional<std::string> schema_in_modeline(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (auto schema = schema_in_line(bytes.substr(0, end))) return schema;
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return std::nullopt;
}

std::string with_modeline(std::string_view bytes, std::string_view schema) {
  const std::size_t mark = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const std::size_t end = bytes.find('\n');
  const bool carriage_return = end != std::string_view::npos && end > 0 && bytes[end - 1] == '\r';
  std::string changed(bytes.substr(0, mark));
  changed += "# " + std::string(tool) + ": " + std::string(keyword) + "=" + std::string(schema);
  changed += carriage_return ? "\r\n" : "\n";
  return changed.append(bytes.substr(mark));
}

}  // namespace candor::yaml
