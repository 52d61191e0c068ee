#include "report/source_lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "files/files.h"
#include "report/columns.h"

namespace candor {

namespace {

constexpr std::size_t longest_shown = 160;  ///< characters of a source line
constexpr std::size_t shown_before = 60;    ///< of them before the place, where the line is longer
constexpr std::size_t longest_mark = 80;    ///< characters that are underlined

/// The byte offset of a character; the end when there are fewer.
std::size_t offset_of(std::string_view text, std::size_t character) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < character && at < text.size(); ++i) next_code_point(text, at);
  return at;
}

}  // namespace

std::string_view SourceLines::line(const Place& place) {
  const auto [known, is_new] = files_read_.try_emplace(place.file);
  File& file = known->second;
  if (is_new) {
    file.text =
        files_.read(place.file.starts_with('/') ? place.file : path_in(root_, place.file)).value_or(std::string{});
    for (std::string_view rest = file.text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      file.lines.push_back(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  const auto index = static_cast<std::size_t>(place.line - 1);
  if (index >= file.lines.size()) return {};
  std::string_view line = file.lines[index];
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t SourceLines::offset_from_before(std::string_view line, std::size_t character) {
  if (line.data() != before_.line || character < before_.character)
    before_ = {.line = line.data(), .character = 0, .offset = 0};
  before_.offset += offset_of(line.substr(before_.offset), character - before_.character);
  before_.character = character;
  return before_.offset;
}

ShownLine SourceLines::show(const Place& place) {
  if (place.line <= 0 || place.file.empty()) return {};
  std::string_view rest = line(place);
  if (rest.empty()) return {};
  const auto column = static_cast<std::size_t>(std::max(place.column, 1));
  const bool is_far = column > longest_shown - shown_before && offset_of(rest, longest_shown) < rest.size();
  const std::size_t skipped = is_far ? column - 1 - shown_before : 0;
  rest.remove_prefix(offset_from_before(rest, skipped));
  const std::size_t end = offset_of(rest, longest_shown);
  const std::string shown = safe_for_terminal(rest.substr(0, end));
  const std::string before = is_far ? "…" : "";
  ShownLine result{.text = before + shown + (end < rest.size() ? "…" : ""), .caret = {}};
  if (place.column <= 0) return result;

  const std::size_t begin = offset_of(shown, column - 1 - skipped);
  const std::size_t length =
      std::clamp<std::size_t>(static_cast<std::size_t>(std::max(place.length, 1)), 1, longest_mark);
  const std::size_t last = begin + offset_of(std::string_view(shown).substr(begin), length);
  const std::size_t marked =
      std::max<std::size_t>(1, terminal_columns(std::string_view(shown).substr(begin, last - begin)));
  result.caret = std::string(terminal_columns(before) + terminal_columns(shown.substr(0, begin)), ' ') + "^" +
                 std::string(marked - 1, '~');
  return result;
}

}  // namespace candor
