// The meeting with cmark-gfm: Markdown to our tree, nothing judged. The other files of this folder know only trees.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "model/tree.h"

namespace candor::markdown {

/// Bytes of the source that cmark shall not see: a heading's group. Within one line, in order.
struct Cut {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Parsed {
  TreeNode document;
  int too_deep_at = 0;  ///< the line of the first node nested deeper than `deepest_tree`; what is below is left out
};

/// Trees are walked by recursion everywhere, so their depth has a bound.
inline constexpr int deepest_tree = 100;

/// Parses CommonMark with tables. Malformed UTF-8 and NUL become U+FFFD. Neighbouring text nodes are one. Blocks carry
/// their lines; so do links, images and raw HTML. Safe from several threads at once.
Parsed parse_markdown(std::string_view markdown, std::span<const Cut> cuts = {});

/// The source line on which a heading's title ends, where its group stands: for a setext heading the line above the
/// underline. Exact for headings of `parse_markdown`.
inline int last_title_line(const TreeNode& heading) {
  return heading.last_line > heading.line ? heading.last_line - 1 : heading.line;
}

}  // namespace candor::markdown
