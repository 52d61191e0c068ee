// The walk: sections, then blocks, then words, each finding what is equal before it looks at what is not.
#include "compare/compare_texts.h"

#include <algorithm>
#include <utility>

#include "compare/blocks.h"
#include "compare/phrases.h"
#include "compare/sections.h"

namespace candor {

namespace {

using compare::BlockList;
using compare::Blocks;
using compare::Plan;

bool has_joined_texts(const TreeNode& node) {
  const auto is_text = [](const TreeNode& child) { return child.type == NodeType::text; };
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const TreeNode& child = node.children[i];
    const bool is_loose = is_text(child) && (child.text.empty() || (i > 0 && is_text(node.children[i - 1])));
    if (is_loose || !has_joined_texts(child)) return false;
  }
  return true;
}

/// The tree itself where its texts are joined already, as they come from a parser; else `copy`, joined.
const TreeNode& joined(const TreeNode& tree, TreeNode& copy) {
  if (has_joined_texts(tree)) return tree;
  copy = tree;
  join_texts(copy);
  return copy;
}

/// The blocks of both sides in one row. At each place what has gone (or moved away) stands before what has come.
BlockList write_blocks(const Blocks& olds, const Blocks& news, const Plan& plan, compare::Context& context) {
  BlockList out(context);
  const auto stays = [](std::size_t mate, int move) { return mate != Plan::none && move == 0; };
  std::size_t i = 0, j = 0;
  while (i < olds.size() || j < news.size()) {
    for (; i < olds.size() && !stays(plan.old_mates[i], plan.old_moves[i]); ++i) {
      plan.old_moves[i] > 0 ? out.add_moved_from(*olds[i], plan.old_moves[i]) : out.add_gone(*olds[i]);
    }
    for (; j < news.size() && !stays(plan.new_mates[j], plan.new_moves[j]); ++j) {
      plan.new_moves[j] > 0 ? out.add_moved_to(*olds[plan.new_mates[j]], *news[j], plan.new_moves[j])
                            : out.add_come(*news[j]);
    }
    if (i < olds.size() && j < news.size()) out.add_pair(*olds[i++], *news[j++]);
  }
  return out;
}

void name_rows(TreeNode& node) {
  if (is_inline(node.type)) return;
  if (node.type == NodeType::table_row) node.key = compare::row_key(node);
  for (TreeNode& child : node.children) name_rows(child);
}

/// Counts stretches: runs of marks with nothing unmarked between them. A block that is not marked itself ends one.
class Stretches {
 public:
  std::size_t in(const TreeNode& node) {
    visit(node);
    return found_;
  }

 private:
  void visit(const TreeNode& node) {
    if (node.mark != Mark::none) {
      if (!inside_) ++found_;
      inside_ = true;
      return;
    }
    const bool is_break = node.type == NodeType::softbreak || node.type == NodeType::linebreak;
    const bool is_wrapper = is_inline(node.type) && !node.children.empty();
    const bool is_white = node.type == NodeType::text && node.text.find_first_not_of(" \t\n") == std::string::npos;
    if (!is_break && !is_wrapper && !is_white) inside_ = false;
    for (const TreeNode& child : node.children) visit(child);
    if (!is_inline(node.type)) inside_ = false;
  }

  bool inside_ = false;
  std::size_t found_ = 0;
};

}  // namespace

Redline compare_texts(const TreeNode& old_tree, const TreeNode& new_tree, std::string_view language,
                      CountWords counted) {
  TreeNode old_copy, new_copy;
  const TreeNode &olds = joined(old_tree, old_copy), &news = joined(new_tree, new_copy);
  const Blocks old_blocks = compare::blocks_of(olds.children), new_blocks = compare::blocks_of(news.children);
  compare::Context context;
  context.language = language;
  compare::note_section_languages(olds, context);
  compare::note_section_languages(news, context);

  const Plan plan = compare::plan_document(old_blocks, new_blocks, context);
  BlockList blocks = write_blocks(old_blocks, new_blocks, plan, context);

  Redline redline;
  redline.tree = without_children(news);
  redline.tree.children = std::move(blocks.nodes);
  name_rows(redline.tree);
  redline.counts = blocks.counts;
  // Every word of the new text either came or stayed.
  redline.counts.unchanged_words =
      counted == CountWords::all ? compare::count_words(news, language) - blocks.counts.inserted_words : 0;
  for (const TreeNode& block : redline.tree.children) redline.counts.moved_blocks += block.mark == Mark::move_to;
  redline.counts.stretches = Stretches().in(redline.tree);
  return redline;
}

}  // namespace candor
