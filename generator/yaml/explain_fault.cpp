#include "yaml/explain_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "yaml/flow_faults.h"
#include "yaml/scan.h"
#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

using Found = std::optional<Diagnostic>;

constexpr const char* quote_or_indent_it = "put the whole text between double quotes, or below `|`, indented";

/// Where the value on a line begins, behind its dashes and its key; the line's end when there is none.
std::size_t value_begin(const Source& source, std::size_t line) {
  std::size_t at = skip_blanks(source, line);
  while (source.at(at) == '-' && is_blank(source.at(at + 1))) at = skip_blanks(source, at + 1);
  const std::string_view rest = source.text().substr(at, source.line_end(at) - at);
  if (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with('[') || rest.starts_with('{')) return at;
  const std::size_t colon = rest.find(": ");
  if (colon != std::string_view::npos) return skip_blanks(source, at + colon + 1);
  return rest.ends_with(':') ? source.line_end(at) : at;
}

bool is_one_of(char byte, std::string_view signs) { return byte != '\0' && signs.find(byte) != std::string_view::npos; }

/// The line before that holds more than blanks and comments, or nothing.
std::optional<std::size_t> line_before(const Source& source, std::size_t offset) {
  std::size_t line = source.line_begin(offset);
  while (line > 0) {
    line = source.line_begin(line - 1);
    const char first = source.at(skip_blanks(source, line));
    if (first != '\n' && first != '#' && first != '\0') return line;
  }
  return std::nullopt;
}

// --- a quote or a bracket that never closes ------------------------------------------------------------------------

/// The column of the block around the value on a line: of its key, or of the dash before it.
int block_column(const Source& source, std::size_t line, std::size_t value) {
  std::size_t at = skip_blanks(source, line);
  while (source.at(at) == '-' && is_blank(source.at(at + 1))) {
    const std::size_t behind = skip_blanks(source, at + 1);
    if (behind >= value) break;
    at = behind;
  }
  return source.column(at);
}

/// Goes from value to value up to the fault: a quote that swallowed the next entry comes before all else, since what
/// follows it means nothing.
Found open_quote(const Source& source, std::size_t offset) {
  for (std::size_t line = 0; line < source.size() && line <= offset;) {
    const std::size_t begin = value_begin(source, line);
    const char first = begin < source.line_end(line) ? source.at(begin) : '\0';
    std::size_t next = source.line_end(line) + 1;
    if (first == '|' || first == '>') {
      next = block_scalar_end(source, begin, block_column(source, line, begin));
    } else if (first == '"' || first == '\'') {
      const auto end = quoted_end(source, begin);
      if (!end) return unclosed_quote(source, begin);
      const auto swallowed = swallowed_line(source, begin, *end, block_column(source, line, begin));
      if (swallowed) return swallowing_quote(source, begin, *swallowed);
      if (*end > next) next = source.line_end(*end) + 1;
    }
    line = std::max(next, line + 1);
  }
  return std::nullopt;
}

/// What within the outermost open bracket explains that nothing closes it.
Found value_in_bracket(const Source& source, const Told& told) {
  for (const std::size_t begin : told.open) {
    if (is_one_of(source.at(begin), "[{")) return fault_in_flow(source, begin);
  }
  return std::nullopt;
}

Found open_bracket(const Source& source, const Told& told) {
  for (std::size_t index = told.open.size(); index-- > 0;) {
    if (is_one_of(source.at(told.open[index]), "[{")) return unclosed_bracket(source, told.open[index]);
  }
  return std::nullopt;
}

// --- the value on the line -----------------------------------------------------------------------------------------

Found tab_in_indent(const Source& source, std::size_t offset) {
  const std::string_view line = source.line(offset);
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.substr(0, tab).find_first_not_of(" -") != std::string_view::npos)
    return std::nullopt;
  return tab_indentation(source, source.line_begin(offset) + tab);
}

/// `text: "We" and more`, `text: 'it's'`: words behind the closing quote.
Found behind_quote(const Source& source, std::size_t begin) {
  if (!is_one_of(source.at(begin), "\"'")) return std::nullopt;
  const auto end = quoted_end(source, begin);
  if (!end) return std::nullopt;
  const std::size_t behind = skip_blanks(source, *end);
  if (behind >= source.size() || is_one_of(source.at(behind), "\n:#")) return std::nullopt;
  return text_after_quote(source, behind);
}

/// `text: [partners] get it`: a list and words behind it.
Found behind_bracket(const Source& source, std::size_t begin) {
  const bool is_list = source.at(begin) == '[';
  const std::size_t close = source.line(begin).rfind(is_list ? ']' : '}');
  if (close == std::string_view::npos) return std::nullopt;
  const std::size_t behind = skip_blanks(source, source.line_begin(begin) + close + 1);
  if (behind >= source.line_end(begin) || is_one_of(source.at(behind), "#,")) return std::nullopt;
  return fault("yaml-special-start", source.place(begin),
               fmt::format("a text that begins with `{}` is read as a {}", source.at(begin), is_list ? "list" : "map"),
               "what stands behind the closing bracket belongs to nothing", quote_or_indent_it);
}

/// `text: | words`: words on the line where a text of several lines begins.
Found behind_block_sign(const Source& source, std::size_t begin) {
  std::size_t behind = begin + 1;
  while (is_one_of(source.at(behind), "+-123456789")) ++behind;
  behind = skip_blanks(source, behind);
  if (behind >= source.size() || is_one_of(source.at(behind), "\n#")) return std::nullopt;
  return fault("yaml-special-start", source.place(begin), fmt::format("words behind `{}`", source.at(begin)),
               fmt::format("`{}` begins a text on the lines below; its own line ends there", source.at(begin)),
               quote_or_indent_it);
}

/// `text: @home`, `text: *bold* words`: the first sign of plain text means something to YAML.
Found special_start(const Source& source, std::size_t begin) {
  const char first = source.at(begin);
  if (is_one_of(first, "[{")) return behind_bracket(source, begin);
  if (is_one_of(first, "|>")) return behind_block_sign(source, begin);
  if (is_one_of(first, "*&")) return read_as_alias(source, begin);
  if (first == '!') return read_as_tag(source, begin);
  if (!is_one_of(first, "@`%")) return std::nullopt;
  return fault("yaml-special-start", source.place(begin), fmt::format("a text that begins with `{}`", first),
               "YAML keeps this sign for itself", quote_or_indent_it);
}

/// `about: the law: GDPR`: a second `: ` in a plain text.
Found colon_in_text(const Source& source, std::size_t begin) {
  const std::string_view rest = source.text().substr(begin, source.line_end(begin) - begin);
  if (rest.empty() || is_one_of(rest.front(), "\"'[{|>")) return std::nullopt;
  std::size_t colon = rest.find(": ");
  if (colon == std::string_view::npos && rest.ends_with(':')) colon = rest.size() - 1;
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return fault("yaml-colon-in-text", source.place(begin + colon),
               fmt::format("a `: ` within plain text, behind `{}`", excerpt(rest.substr(0, colon), 40)),
               "YAML takes it for the end of a key", quote_or_indent_it);
}

Found sign_out_of_place(const Source& source, std::size_t offset) {
  const char sign = source.at(offset);
  if (is_one_of(sign, "]}")) {
    return fault("yaml-syntax", source.place(offset), fmt::format("`{}` closes nothing", sign), "",
                 "take it out, or quote the text it belongs to");
  }
  if (sign == '-' && offset != skip_blanks(source, source.line_begin(offset))) {
    return fault("yaml-indentation", source.place(offset), "a list item behind its key, on the same line", "",
                 "begin the list on the next line; text that begins with `-` goes between quotes");
  }
  return std::nullopt;
}

// --- the line among its neighbours ---------------------------------------------------------------------------------

/// The line before is a plain text that a ` #` ended: this one was to go on with it.
Found after_comment(const Source& source, std::size_t offset) {
  const auto before = line_before(source, offset);
  if (!before || source.indent(offset) <= source.indent(*before)) return std::nullopt;
  const std::size_t value = value_begin(source, *before);
  const std::size_t sign = source.line(*before).find(" #");
  if (value >= source.line_end(*before) || sign == std::string_view::npos || is_one_of(source.at(value), "\"'|>[{#"))
    return std::nullopt;
  const std::size_t at = *before + sign + 1;
  return fault("text-cut-by-comment", source.place(at, source.line_end(at)),
               "a ` #` begins a comment here and ends the text", "the lines below cannot go on with it",
               quote_or_indent_it);
}

/// `a: b` and, deeper, `c: d`: the key above has a value already.
Found below_a_value(const Source& source, std::size_t offset) {
  const auto before = line_before(source, offset);
  if (!before || source.indent(offset) <= source.indent(*before)) return std::nullopt;
  const std::size_t value = value_begin(source, *before);
  if (value >= source.line_end(*before) || value == skip_blanks(source, *before)) return std::nullopt;
  return fault(
      "yaml-indentation", source.place(skip_blanks(source, source.line_begin(offset))),
      fmt::format("this line is indented below line {}, which has a value already", source.line_number(*before)),
      "indentation says what belongs to what", "line it up with that line, or take the value there away");
}

/// A line that is neither `name: value` nor `- item`.
Found no_colon(const Source& source, std::size_t offset) {
  const std::size_t at = skip_blanks(source, source.line_begin(offset));
  const std::string_view text = source.text().substr(at, source.line_end(at) - at);
  if (text.empty() || text.find(": ") != std::string_view::npos || text.ends_with(':')) return std::nullopt;
  if (text.starts_with("- ") || text == "-") {
    return fault("yaml-indentation", source.place(at), "a list item where `name: value` is expected",
                 "a list stands below its key alone", "line the `-` up with the list it belongs to");
  }
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    return fault("yaml-syntax", source.place(at + colon), "no space behind the `:`",
                 "without it, this is a text and no `name: value`", "write `: `");
  }
  return fault("yaml-syntax", source.place(at, source.line_end(at)),
               fmt::format("`{}` stands where `name: value` is expected", excerpt(text)),
               "the lines around it are entries with a name",
               "give it a name, or indent it below the text it continues");
}

Diagnostic between_the_lines(const Source& source, const Told& told, std::size_t offset) {
  std::set<int> columns;
  for (const std::size_t begin : told.open) columns.insert(source.column(begin) + 1);
  std::string known;
  for (const int column : columns) known += fmt::format("{}{}", known.empty() ? "" : " or ", column);
  const std::size_t at = skip_blanks(source, source.line_begin(offset));
  return fault(
      "yaml-indentation", source.place(at),
      fmt::format("this line begins in column {}{}", source.place(at).column,
                  known.empty() ? ", where nothing can begin" : fmt::format("; those above it in column {}", known)),
      "indentation says what belongs to what", "line it up with its neighbours, with spaces");
}

bool is_about_escape(const std::string& message) {
  for (const char* words : {"unknown escape", "hex number", "invalid unicode"}) {
    if (message.find(words) != std::string::npos) return true;
  }
  return false;
}

Diagnostic bad_escape(const Source& source, std::size_t offset) {
  const std::size_t backslash = source.text().rfind('\\', offset);
  return unknown_escape(source, backslash == std::string_view::npos ? offset : backslash);
}

}  // namespace

Diagnostic explain_fault(const Source& source, const Told& told) {
  const std::size_t offset = std::min(told.fault->offset, source.size());
  if (is_about_escape(told.fault->message)) return bad_escape(source, offset);
  if (auto found = open_quote(source, offset)) return *found;
  // At the end of a block or of the file yaml-cpp stops on a line after the mistake: look where it was last at ease.
  for (const std::size_t at : {offset, told.last}) {
    const std::size_t value = value_begin(source, source.line_begin(at));
    if (auto found = tab_in_indent(source, at)) return *found;
    if (auto found = behind_quote(source, value)) return *found;
    if (auto found = special_start(source, value)) return *found;
    if (auto found = colon_in_text(source, value)) return *found;
  }
  if (auto found = sign_out_of_place(source, offset)) return *found;
  if (auto found = value_in_bracket(source, told)) return *found;
  if (auto found = open_bracket(source, told)) return *found;
  if (auto found = after_comment(source, offset)) return *found;
  if (auto found = no_colon(source, offset)) return *found;
  if (const auto before = line_before(source, offset)) {
    if (auto found = below_a_value(source, offset)) return *found;
    if (auto found = no_colon(source, *before)) return *found;
  }
  return between_the_lines(source, told, offset);
}

}  // namespace candor::yaml
