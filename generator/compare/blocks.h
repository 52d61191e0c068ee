// Blocks compared: lists item by item, tables row by row and cell by cell, paragraphs word by word.
#pragma once

#include <optional>
#include <vector>

#include "compare/context.h"
#include "model/redline.h"

namespace candor::compare {

struct ComparedBlock {
  TreeNode node;         ///< without a mark of its own
  RedlineCounts counts;  ///< words only
};

/// The two as one block with marks inside, or nothing when they cannot be one: another type, other attributes, other
/// columns, a code block with other text.
std::optional<ComparedBlock> compare_block(const TreeNode& old_block, const TreeNode& new_block, Context& context);

/// Collects the blocks of a redline, in order, and counts their words.
class BlockList {
 public:
  /// `parent` is what the blocks stand in.
  explicit BlockList(Context& context, NodeType parent = NodeType::document) : context_(context), parent_(parent) {}

  void add_gone(const TreeNode& block);  ///< marked `del`
  void add_come(const TreeNode& block);  ///< marked `ins`
  void add_moved_from(const TreeNode& block, int move);
  /// The block at its new place, marks inside for what changed on the way.
  void add_moved_to(const TreeNode& old_block, const TreeNode& new_block, int move);
  /// Two blocks that belong together: one block with marks inside, or one marked `del` beside one marked `ins` where
  /// that cannot be or would hold hardly a word unmarked.
  void add_pair(const TreeNode& old_block, const TreeNode& new_block);

  std::vector<TreeNode> nodes;
  RedlineCounts counts;

 private:
  TreeNode& add(const TreeNode& block, Mark mark);
  void add_replaced(const TreeNode& old_block, const TreeNode& new_block);

  Context& context_;
  NodeType parent_;
};

}  // namespace candor::compare
