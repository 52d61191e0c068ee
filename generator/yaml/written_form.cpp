#include "yaml/written_form.h"

#include <algorithm>

namespace candor::yaml {

namespace {

constexpr std::string_view special_first = "-?:,[]{}#&*!|>'\"%@` \t";

}  // namespace

bool is_plain_safe(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL" || text == "<<") return false;
  if (special_first.find(text.front()) != std::string_view::npos) return false;
  if (text.back() == ' ' || text.back() == '\t' || text.back() == ':') return false;
  if (text.starts_with("...")) return false;
  for (const std::string_view ends_it : {": ", ":\t", " #", "\t#"}) {
    if (text.find(ends_it) != std::string_view::npos) return false;
  }
  return text.find('\n') == std::string_view::npos;
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    switch (letter) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      default: out += letter;
    }
  }
  return out + "\"";
}

std::optional<std::string> read_double_quoted(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  std::string text;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    if (quoted[at] == '"') return std::nullopt;
    if (quoted[at] != '\\') {
      text += quoted[at];
      continue;
    }
    if (++at + 1 == quoted.size()) return std::nullopt;
    switch (quoted[at]) {
      case '"': text += '"'; break;
      case '\\': text += '\\'; break;
      case 'n': text += '\n'; break;
      case 't': text += '\t'; break;
      default: return std::nullopt;
    }
  }
  return text;
}

bool is_literal_safe(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.find_first_not_of(" \t\n") == std::string_view::npos)
    return false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!line.empty() && (line.find_first_not_of(" \t") == std::string_view::npos || line.front() == '\t'))
      return false;
    begin = end + 1;
  }
  return true;
}

std::string literal_header(std::string_view text) {
  std::string header = "|";
  // The reader takes the first line's spaces for indentation unless it is told how many there are.
  if (text[text.find_first_not_of('\n')] == ' ' || text.front() == '\n') header += '2';
  if (text.back() != '\n') header += '-';
  if (text.ends_with("\n\n")) header += '+';
  return header;
}

}  // namespace candor::yaml
