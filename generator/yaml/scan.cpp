#include "yaml/scan.h"

#include <algorithm>

namespace candor::yaml {

namespace {

bool is_word(char letter, bool any) {
  const bool lower = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  return lower || letter == '_' || letter == '-' || letter == '.' || (any && letter >= 'A' && letter <= 'Z');
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

/// The digit of a block scalar's header (`|2-`), or 0.
int indentation_indicator(std::string_view header) {
  for (const char byte : header) {
    if (byte >= '1' && byte <= '9') return byte - '0';
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> quoted_end(const Source& source, std::size_t begin) {
  const char quote = source.at(begin);
  for (std::size_t at = begin + 1; at < source.size(); ++at) {
    const char byte = source.at(at);
    if (quote == '"' && byte == '\\') {
      ++at;
    } else if (byte == quote) {
      if (quote == '"' || source.at(at + 1) != '\'') return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

bool looks_like_key(std::string_view line, bool any) {
  std::size_t at = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  const std::size_t begin = at;
  while (at < line.size() && is_word(line[at], any)) ++at;
  return at > begin && at < line.size() && line[at] == ':' && (at + 1 == line.size() || line[at + 1] == ' ');
}

std::optional<std::size_t> swallowed_line(const Source& source, std::size_t begin, std::size_t end, int indent) {
  for (std::size_t line = source.line_end(begin) + 1; line < end; line = source.line_end(line) + 1) {
    const std::string_view text = source.line(line);
    if (is_blank_line(text)) continue;
    if (source.indent(line) <= indent || looks_like_key(text, false)) return line;
  }
  return std::nullopt;
}

std::optional<std::size_t> false_escape(const Source& source, std::size_t begin, std::size_t end) {
  if (source.at(begin) != '"') return std::nullopt;
  for (std::size_t at = begin + 1; at + 1 < end; ++at) {
    if (source.at(at) != '\\') continue;
    if (source.at(at + 1) == '\'') return at;
    ++at;
  }
  return std::nullopt;
}

std::string_view block_header(const Source& source, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < begin + 3 &&
         (source.at(end) == '+' || source.at(end) == '-' || (source.at(end) >= '1' && source.at(end) <= '9'))) {
    ++end;
  }
  return source.text().substr(begin, end - begin);
}

std::size_t block_scalar_end(const Source& source, std::size_t begin, int indent) {
  int content = indentation_indicator(block_header(source, begin));
  if (content > 0) content += std::max(indent, 0);
  std::size_t line = source.line_end(begin) + 1;
  for (; line < source.size(); line = source.line_end(line) + 1) {
    if (is_blank_line(source.line(line))) continue;
    const int here = source.indent(line);
    if (here <= indent || (content > 0 && here < content)) break;
    if (content == 0) content = here;
  }
  return std::min(line, source.size());
}

std::size_t skip_blanks(const Source& source, std::size_t offset) {
  while (is_blank(source.at(offset))) ++offset;
  return offset;
}

}  // namespace candor::yaml
