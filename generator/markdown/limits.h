// Bounds on Markdown before cmark sees it. Debian's cmark-gfm carries its version's quadratic and memory faults (an 18 KB
// table takes 31 s and 2 GB); these bounds were found by experiment so that the worst text within them takes about a
// second. tests/unit/markdown/limits_test.cpp holds the inputs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace candor::markdown {

/// The first thing beyond a bound.
struct Excess {
  std::size_t offset = 0;  ///< where in the text
  std::string what;        ///< "a line of 120000 bytes; at most 65536 are read"
  std::string help;
};

std::optional<Excess> find_excess(std::string_view markdown);

}  // namespace candor::markdown
