// The redline contract as a function: one tree with marks holds two texts, and either can be taken out of it exactly
// (`compare` makes it, `render` prints it). Compare's property test, the printer's test and the tools in tests/ share
// this one reading of it.
//
// What the marks mean:
// - A mark covers everything below its node; what stands below repeats it only where it says more: inside a block
//   marked `move_to`, `ins` and `del` say what changed on the way.
// - Blocks, items, rows and phrases can be marked. Cells are not (a row keeps its columns), nor is a table's header.
// - A paragraph of a tight list, which is printed without <p>, can be marked: its printer wraps the phrases.
// - `move` pairs the blocks of a moved section: all of them carry its number, at the old place and at the new one.
// - `same_words` stands on the nodes of a del/ins pair that differ in attributes, emphasis or white space alone.
#pragma once

#include <cstddef>

#include "model/tree.h"

namespace candor {

/// Words are what stands between Unicode word boundaries and holds a letter or a digit. The old text has
/// `deleted_words + unchanged_words` of them, the new one `inserted_words + unchanged_words`: words that moved, or
/// changed their form alone, are unchanged.
struct RedlineCounts {
  std::size_t inserted_words = 0;
  std::size_t deleted_words = 0;
  std::size_t moved_blocks = 0;     ///< blocks marked `move_to`
  std::size_t unchanged_words = 0;  ///< 0 where nobody asked for them (`compare_texts`)
  std::size_t stretches = 0;        ///< places to look at: marks with nothing unmarked between them

  bool operator==(const RedlineCounts&) const = default;
};

struct Redline {
  TreeNode tree;
  RedlineCounts counts;
};

enum class Side { old_text, new_text };

/// Does a node of this mark belong to that text? Insertions and move-to are the new one's alone, deletions and
/// move-from the old one's, unmarked nodes stand in both.
bool stands_in(Mark mark, Side side);

/// One of the two texts of a redline: what is only the other side's is left out, marks, keys, moves and `same_words`
/// are cleared, neighbouring text nodes are one again. The result of a tree without marks is the tree itself.
TreeNode take_side(const TreeNode& redline, Side side);
TreeNode take_side(const Redline& redline, Side side);

/// Joins neighbouring text nodes among the children, all the way down, and drops empty ones: two trees that read the
/// same are then equal.
void join_texts(TreeNode& node);

/// As `same_words_and_form`, and the same ids: the equality that a redline promises, once texts are joined.
bool same_text(const TreeNode& a, const TreeNode& b);

/// Is any node in it marked?
bool has_marks(const TreeNode& node);

}  // namespace candor
