#include "report/columns.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace candor {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Blocks whose characters are W or F (EastAsianWidth.txt, Unicode 15), in order; gaps within a block do not matter
/// here.
constexpr std::array<Range, 12> wide = {{{0x1100, 0x115F},
                                         {0x2E80, 0x303E},
                                         {0x3041, 0x33FF},
                                         {0x3400, 0x4DBF},
                                         {0x4E00, 0xA4CF},
                                         {0xA960, 0xA97F},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0x1F300, 0x1FAFF},
                                         {0x20000, 0x3FFFD}}};

/// Combining marks (general category Mn) of the blocks that decomposed Latin, Thai and emoji text uses.
constexpr std::array<Range, 5> no_width = {
    {{0x0300, 0x036F}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x200B, 0x200D}, {0xFE00, 0xFE0F}}};

template <std::size_t count>
bool is_in(const std::array<Range, count>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

}  // namespace

std::size_t terminal_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x0300) {
      ++columns;
    } else if (!is_in(no_width, c)) {
      columns += is_in(wide, c) ? 2 : 1;
    }
  }
  return columns;
}

}  // namespace candor
