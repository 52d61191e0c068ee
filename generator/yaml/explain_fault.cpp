#include "yaml/explain_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "yaml/scan.h"

namespace candor::yaml {

namespace {

Diagnostic fault_at(std::string id, Place place, std::string message, std::string why, std::string help) {
  return {.id = std::move(id), .place = std::move(place), .message = std::move(message), .why = std::move(why),
          .help = std::move(help), .subject = {}, .requirement = {}};
}

constexpr const char* quote_it = "put the whole text between double quotes, or below `|`, indented";

bool is_space_or_end(char byte) { return byte == '\0' || byte == '\n' || byte == ' '; }

/// Where the value on the line begins, behind its dashes and its key; the line's end when there is none.
std::size_t value_begin(const Source& source, std::size_t line) {
  std::size_t at = skip_blanks(source, line);
  while (source.at(at) == '-' && is_blank(source.at(at + 1))) at = skip_blanks(source, at + 1);
  const std::string_view rest = source.text().substr(at, source.line_end(at) - at);
  if (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with('[') || rest.starts_with('{')) return at;
  const std::size_t colon = rest.find(": ");
  if (colon != std::string_view::npos) return skip_blanks(source, at + colon + 1);
  return rest.ends_with(':') ? source.line_end(at) : at;
}

/// `about: the law: GDPR`: a second `: ` in a plain text.
std::optional<Diagnostic> colon_in_text(const Source& source, std::size_t offset) {
  const std::size_t line = source.line_begin(offset);
  const std::size_t begin = value_begin(source, line);
  const std::string_view rest = source.text().substr(begin, source.line_end(line) - begin);
  const char first = source.at(begin);
  if (first == '"' || first == '\'' || first == '[' || first == '{' || first == '|' || first == '>') return std::nullopt;
  std::size_t colon = rest.find(": ");
  if (colon == std::string_view::npos && rest.ends_with(':')) colon = rest.size() - 1;
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return fault_at("yaml-colon-in-text", source.place(begin + colon),
                  fmt::format("a `: ` within plain text, behind `{}`", excerpt(rest.substr(0, colon), 40)),
                  "YAML takes it for the end of a key", quote_it);
}

/// `text: [partners] get it`, `text: *bold* words`, `text: @home`: the first sign of plain text means something else.
std::optional<Diagnostic> special_start(const Source& source, std::size_t offset) {
  const std::size_t begin = value_begin(source, source.line_begin(offset));
  const char first = source.at(begin);
  const std::string sign(1, first);
  if (std::string_view("@`%").find(first) != std::string_view::npos && first != '\0') {
    return fault_at("yaml-special-start", source.place(begin), "a text that begins with `" + sign + "`",
                    "YAML keeps this sign for itself", quote_it);
  }
  if (first == '[' || first == '{') {
    const char closing = first == '[' ? ']' : '}';
    const std::size_t close = source.line(begin).rfind(closing);
    if (close == std::string_view::npos) return std::nullopt;
    const std::size_t behind = skip_blanks(source, source.line_begin(begin) + close + 1);
    if (behind >= source.line_end(begin) || source.at(behind) == '#' || source.at(behind) == ',') return std::nullopt;
    return fault_at("yaml-special-start", source.place(begin),
                    "a text that begins with `" + sign + "` is read as a " + (first == '[' ? "list" : "map"),
                    "what stands behind the closing bracket belongs to nothing", quote_it);
  }
  if (first == '|' || first == '>') {
    return fault_at("yaml-special-start", source.place(begin), "words behind `" + sign + "`",
                    "`" + sign + "` begins a text on the lines below; its own line must end there", quote_it);
  }
  return std::nullopt;
}

/// `text: "We" and more`, `text: 'it's'`: words behind the closing quote.
std::optional<Diagnostic> behind_quote(const Source& source, std::size_t offset) {
  const std::size_t begin = value_begin(source, source.line_begin(offset));
  if (source.at(begin) != '"' && source.at(begin) != '\'') return std::nullopt;
  const auto end = quoted_end(source, begin);
  if (!end) return std::nullopt;
  const std::size_t behind = skip_blanks(source, *end);
  if (is_space_or_end(source.at(behind)) || source.at(behind) == ':' || source.at(behind) == '#') return std::nullopt;
  return fault_at("yaml-text-after-quote", source.place(behind), "text behind the closing quote",
                  "YAML ends the text at the second quote; what follows would be lost",
                  "write a quote within the text twice (`''`) in single quotes, as `\\\"` in double quotes");
}

/// A quote that opened before the fault and closes beyond a line that looks like an entry of its own, or never.
std::optional<Diagnostic> open_quote(const Source& source, std::size_t offset) {
  std::size_t line = 0;
  while (line < source.size() && line <= offset) {
    const std::size_t begin = value_begin(source, line);
    const char first = source.at(begin);
    std::size_t next = source.line_end(line) + 1;
    const bool is_value = begin < source.line_end(line);
    if (is_value && (first == '|' || first == '>')) {
      const int indent = static_cast<int>(source.line(line).find_first_not_of(" -"));
      next = block_scalar_end(source, begin, source.starts_with(skip_blanks(source, line), "- ") ? source.indent(line) : indent);
    } else if (is_value && (first == '"' || first == '\'')) {
      const auto end = quoted_end(source, begin);
      const auto swallowed = swallowed_line(source, begin, end.value_or(source.size()), source.indent(line));
      if (!end || swallowed) {
        const std::string what = end ? "a quote opens here and takes in line " +
                                           std::to_string(source.line_number(*swallowed)) +
                                           ", which looks like an entry of its own"
                                     : "a quote opens here and never closes";
        return fault_at("yaml-unclosed-quote", source.place(begin), what, "what the quote swallows is lost as a fact",
                        "close the quote at the end of its text; text of several lines goes below `|`, indented");
      }
      next = std::max(next, source.line_begin(*end));
    }
    line = std::max(next, line + 1);
  }
  return std::nullopt;
}

std::optional<Diagnostic> tab_indentation(const Source& source, std::size_t offset) {
  const std::string_view line = source.line(offset);
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.substr(0, tab).find_first_not_of(" -") != std::string_view::npos) return std::nullopt;
  return fault_at("yaml-tab", source.place(source.line_begin(offset) + tab), "a tab where the line is indented",
                  "YAML counts spaces; how wide a tab is differs from editor to editor", "use two spaces for each step");
}

std::optional<Diagnostic> open_bracket(const Source& source, const Told& told) {
  for (std::size_t index = told.open.size(); index-- > 0;) {
    const std::size_t begin = told.open[index];
    const char sign = source.at(begin);
    if (sign != '[' && sign != '{') continue;
    return fault_at("yaml-syntax", source.place(begin), std::string("`") + sign + "` opens here and is not closed",
                    "YAML cannot tell where the list ends", std::string("close it with `") + (sign == '[' ? "]" : "}") +
                    "`; quote text that holds brackets or a comma");
  }
  return std::nullopt;
}

/// A line that is neither `name: value` nor `- item`.
std::optional<Diagnostic> no_colon(const Source& source, std::size_t offset) {
  const std::string_view line = source.line(offset);
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  const std::string_view text = line.substr(begin);
  if (text.empty() || text.find(": ") != std::string_view::npos || text.ends_with(':')) return std::nullopt;
  const std::size_t at = source.line_begin(offset) + begin;
  const std::size_t colon = text.find(':');
  if (text.starts_with("- ") || text == "-") {
    return fault_at("yaml-indentation", source.place(at), "a list item where `name: value` is expected",
                    "a list stands below its key alone", "line the `-` up with the list it belongs to");
  }
  if (colon != std::string_view::npos) {
    return fault_at("yaml-syntax", source.place(at + colon), "no space behind the `:`",
                    "without it, this is a text and no `name: value`", "write `: `");
  }
  return fault_at("yaml-syntax", source.place(at, source.line_end(at)),
                  fmt::format("`{}` stands where `name: value` is expected", excerpt(text)),
                  "the lines around it are entries with a name", "give it a name, or indent it below the text it continues");
}

bool says(const Told& told, std::string_view words) { return told.fault->message.find(words) != std::string::npos; }

}  // namespace

Diagnostic explain_fault(const Source& source, const Told& told) {
  std::size_t offset = std::min(told.fault->offset, source.size());
  // At the end of the file or of a block, yaml-cpp stops on the line after the mistake.
  if (auto found = open_quote(source, offset)) return *found;
  for (const std::size_t at : {offset, told.last}) {
    if (auto found = tab_indentation(source, at)) return *found;
    if (auto found = behind_quote(source, at)) return *found;
    if (auto found = special_start(source, at)) return *found;
    if (auto found = colon_in_text(source, at)) return *found;
  }
  if (auto found = open_bracket(source, told)) return *found;
  if (says(told, "unknown escape") || says(told, "hex number") || says(told, "invalid unicode")) {
    return fault_at("yaml-syntax", source.place(offset), "`\\` begins an escape that YAML does not know",
                    "between double quotes a backslash is an escape", "write `\\\\`, or use single quotes");
  }
  if (auto found = no_colon(source, offset)) return *found;
  return fault_at("yaml-indentation", source.place(offset), "this line fits no line above it (" + told.fault->message + ")",
                  "indentation says what belongs to what", "line it up with its neighbours, with spaces");
}

}  // namespace candor::yaml
