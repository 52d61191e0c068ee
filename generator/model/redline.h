// The redline contract as a function: one tree with marks holds two texts, and either can be taken out of it exactly
// (DESIGN section 6). Compare's property test, the printer's test and the tools in tests/ share this one reading of it.
#pragma once

#include "model/tree.h"

namespace candor {

enum class Side { old_text, new_text };

/// Does a node of this mark belong to that text? Insertions and move-to are the new one's alone, deletions and
/// move-from the old one's, unmarked nodes stand in both.
bool stands_in(Mark mark, Side side);

/// One of the two texts of a redline: what is only the other side's is left out, marks, keys, moves and `same_words`
/// are cleared, neighbouring text nodes are one again. The result of a tree without marks is the tree itself.
TreeNode take_side(const TreeNode& redline, Side side);

/// Joins neighbouring text nodes among the children, all the way down, and drops empty ones: two trees that read the
/// same are then equal.
void join_texts(TreeNode& node);

/// Is any node in it marked?
bool has_marks(const TreeNode& node);

}  // namespace candor
