// A pass over the line ends: most lines are left after one look at their last letter.
#include "markdown/heading_groups.h"

#include <algorithm>

#include "markdown/lines.h"

namespace candor::markdown {

namespace {

bool is_id_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool is_tag_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// Two to eight letters, then subtags: enough to keep anything else out of a `lang` attribute.
bool is_language_tag(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 35 || tag.back() == '-') return false;
  return tag[0] != '-' && tag[1] != '-' && std::all_of(tag.begin(), tag.end(), is_tag_letter);
}

/// May cutting the group off this line change what kind of line it is? An empty ATX heading (`# {: #x}`) stays one.
bool is_only_signs(std::string_view before) {
  const bool atx = before.find('#') != std::string_view::npos;
  return !atx && before.find_first_not_of(" \t>+*-`~=_|:") == std::string_view::npos;
}

std::optional<LineGroup> group_of(std::string_view markdown, std::size_t begin, std::size_t end, int line) {
  const std::string_view whole = markdown.substr(begin, end - begin);
  const std::size_t closes = whole.find_last_not_of(" \t");
  if (closes == std::string_view::npos || whole[closes] != '}') return std::nullopt;
  const std::size_t opens = whole.rfind("{:", closes);
  if (opens == std::string_view::npos) return std::nullopt;
  const std::string_view group = whole.substr(opens, closes + 1 - opens);
  if (group.find('}') != group.size() - 1) return std::nullopt;
  const std::string_view before = whole.substr(0, opens);
  if (is_only_signs(before)) return std::nullopt;
  const std::size_t title_end = before.find_last_not_of(" \t") + 1;
  return LineGroup{line, begin + title_end, end, group};
}

}  // namespace

std::vector<LineGroup> find_groups(std::string_view markdown) {
  std::vector<LineGroup> groups;
  int number = 1;
  for (std::size_t begin = 0; begin < markdown.size(); ++number) {
    const Line line = line_at(markdown, begin);
    if (const auto group = group_of(markdown, line.begin, line.end, number)) groups.push_back(*group);
    begin = line.next;
  }
  return groups;
}

bool is_heading_id(std::string_view id) { return !id.empty() && std::all_of(id.begin(), id.end(), is_id_letter); }

std::optional<GroupContent> read_group(std::string_view group) {
  constexpr std::string_view opening = "{: #";
  constexpr std::string_view lang = " lang=";
  if (!group.starts_with(opening) || !group.ends_with('}')) return std::nullopt;
  std::string_view inside = group.substr(opening.size(), group.size() - opening.size() - 1);
  GroupContent content;
  if (const std::size_t at = inside.find(lang); at != std::string_view::npos) {
    content.language = inside.substr(at + lang.size());
    if (!is_language_tag(content.language)) return std::nullopt;
    inside = inside.substr(0, at);
  }
  if (!is_heading_id(inside)) return std::nullopt;
  content.id = inside;
  return content;
}

std::string id_from_title(std::string_view title) {
  std::string id;
  for (const char letter : title) {
    const char lower = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (is_id_letter(lower) && lower != '-') {
      id += lower;
    } else if (letter != '\'' && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace candor::markdown
