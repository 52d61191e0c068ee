// Bounds on Markdown before cmark sees it. Debian's cmark-gfm carries its version's quadratic and memory faults (an 18
// KB table took 31 s and 2 GB). The bounds were found by experiment, so that the worst known text within them takes
// less than a second; tests/unit/markdown/limits_test.cpp holds the inputs. Real policies stay far below: the longest
// known has 300 kB, tables of 200 rows, lists three deep.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace candor::markdown {

inline constexpr std::size_t longest_text = 512 * 1024;  ///< bytes
inline constexpr std::size_t longest_line = 64 * 1024;   ///< bytes
inline constexpr int most_container_signs = 24;          ///< `>`, `-`, `1.` at the start of one line
inline constexpr int deepest_indentation = 120;          ///< columns before a list item's sign
inline constexpr std::size_t most_columns = 100;         ///< of a table
inline constexpr std::size_t most_cells = 60'000;        ///< columns times rows, of all tables together
inline constexpr int most_delimiter_rows = 40;    ///< `|---|` between two blank lines: each makes cmark start over
inline constexpr double most_opener_pairs = 2e8;  ///< of each stretch between blank lines the openers `[ ( < ! * _ &
                                                  ///< and the backquote, squared; all stretches added
inline constexpr std::size_t most_definition_bytes = 16 * 1024 * 1024;  ///< longest definition times number of `]`

/// The first thing beyond a bound.
struct Excess {
  std::size_t offset = 0;  ///< where in the text
  std::string what;        ///< "a line of 120000 bytes, more than 65536"
  std::string help;
};

std::optional<Excess> find_excess(std::string_view markdown);

}  // namespace candor::markdown
