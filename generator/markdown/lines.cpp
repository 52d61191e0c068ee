#include "markdown/lines.h"

#include <algorithm>
#include <cstring>

namespace candor::markdown {

namespace {

std::size_t find_byte(std::string_view text, char byte, std::size_t begin, std::size_t end) {
  const void* found = std::memchr(text.data() + begin, byte, end - begin);
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : end;
}

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

/// How many bytes a list item's sign takes at the start of `rest`; 0 when there is none. White space or the end
/// follows.
std::size_t list_sign(std::string_view rest) {
  std::size_t size = 1;
  if (rest[0] >= '0' && rest[0] <= '9') {
    size = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (size > 9 || size == rest.size() || (rest[size] != '.' && rest[size] != ')')) return 0;
    ++size;
  } else if (rest[0] != '-' && rest[0] != '+' && rest[0] != '*') {
    return 0;
  }
  return size == rest.size() || is_blank(rest[size]) ? size : 0;
}

}  // namespace

Line line_at(std::string_view markdown, std::size_t begin) {
  const std::size_t feed = find_byte(markdown, '\n', begin, markdown.size());
  const std::size_t end = find_byte(markdown, '\r', begin, feed);
  std::size_t next = std::min(end + 1, markdown.size());
  if (end < feed && next < markdown.size() && markdown[next] == '\n') ++next;
  return {begin, end, next};
}

LineStart start_of(std::string_view line) {
  LineStart start;
  int columns = 0;
  for (std::size_t i = 0; i < line.size();) {
    start.content = i;
    if (line[i] == ' ') {
      ++columns;
      ++i;
    } else if (line[i] == '\t') {
      columns += 4 - columns % 4;
      ++i;
    } else if (const std::size_t size = line[i] == '>' ? 1 : list_sign(line.substr(i)); size > 0) {
      ++start.signs;
      start.columns = columns;
      i += size;
    } else {
      return start;
    }
    start.content = i;
  }
  return start;
}

}  // namespace candor::markdown
