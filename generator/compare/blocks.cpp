#include "compare/blocks.h"

#include <algorithm>
#include <utility>

#include "compare/alignment.h"
#include "compare/phrases.h"

namespace candor::compare {

namespace {

void add_counts(RedlineCounts& to, const RedlineCounts& more) {
  to.inserted_words += more.inserted_words;
  to.deleted_words += more.deleted_words;
  to.unchanged_words += more.unchanged_words;
}

bool holds_phrases(const TreeNode& node) {
  const auto is_phrase = [](const TreeNode& child) { return is_inline(child.type); };
  return std::all_of(node.children.begin(), node.children.end(), is_phrase);
}

bool is_row(const TreeNode& node) { return node.type == NodeType::table_row || node.type == NodeType::table_header; }

/// Cell beside cell; a row keeps its columns, so no cell is marked.
bool compare_cells(const TreeNode& old_row, const TreeNode& new_row, Context& context, ComparedBlock& out) {
  if (old_row.children.size() != new_row.children.size()) return false;
  for (std::size_t column = 0; column < new_row.children.size(); ++column) {
    const TreeNode &old_cell = old_row.children[column], &new_cell = new_row.children[column];
    if (are_equal(old_cell, new_cell, context)) {
      out.node.children.push_back(new_cell);
      out.counts.unchanged_words += count_words(new_cell, context.language);
      continue;
    }
    auto cell = compare_block(old_cell, new_cell, context);
    if (!cell) return false;
    out.node.children.push_back(std::move(cell->node));
    add_counts(out.counts, cell->counts);
  }
  return true;
}

/// A table has one header, first: one that cannot be compared means another table.
bool has_marked_header(const TreeNode& table) {
  return std::any_of(table.children.begin(), table.children.end(),
                     [](const TreeNode& row) { return row.type == NodeType::table_header && row.mark != Mark::none; });
}

/// An item's first paragraph says what the item is: two items that belong together have it in common. (In a tight
/// list it also has no element of its own to carry a mark.)
bool begin_with_paragraphs(const TreeNode& old_block, const TreeNode& new_block) {
  const auto begins = [](const TreeNode& node) {
    return node.type == NodeType::item && !node.children.empty() && node.children[0].type == NodeType::paragraph;
  };
  return begins(old_block) && begins(new_block);
}

bool compare_children(const TreeNode& old_block, const TreeNode& new_block, Context& context, ComparedBlock& out) {
  Blocks olds = blocks_of(old_block.children), news = blocks_of(new_block.children);
  BlockList list(context, new_block.type);
  if (begin_with_paragraphs(old_block, new_block)) {
    list.add_pair(*olds.front(), *news.front());
    olds.erase(olds.begin()), news.erase(news.begin());
  }
  Match at;
  const auto add_until = [&](Match end) {
    while (at.old_index < end.old_index) list.add_gone(*olds[at.old_index++]);
    while (at.new_index < end.new_index) list.add_come(*news[at.new_index++]);
  };
  for (const Match& match : align(olds, news, context)) {
    add_until(match);
    list.add_pair(*olds[at.old_index++], *news[at.new_index++]);
  }
  add_until({olds.size(), news.size()});
  out.node.children = std::move(list.nodes);
  add_counts(out.counts, list.counts);
  return new_block.type != NodeType::table || !has_marked_header(out.node);
}

/// Is enough of it unmarked to be read as one block that changed? A heading that kept its id always is, and so is
/// what stands in an item.
bool reads_as_one(const ComparedBlock& block, NodeType parent) {
  const std::size_t marked = block.counts.inserted_words + block.counts.deleted_words;
  switch (block.node.type) {
    case NodeType::list:
    case NodeType::table:
    case NodeType::table_header:
    case NodeType::block_quote: return true;
    case NodeType::table_row: return block.counts.unchanged_words > 0 || marked == 0;
    case NodeType::heading:
      if (!block.node.id.empty()) return true;
      [[fallthrough]];
    default: return parent == NodeType::item || 8 * block.counts.unchanged_words >= marked;
  }
}

}  // namespace

std::optional<ComparedBlock> compare_block(const TreeNode& old_block, const TreeNode& new_block, Context& context) {
  if (!same_form(old_block, new_block) || old_block.text != new_block.text) return std::nullopt;
  ComparedBlock out{without_children(new_block), {}};
  out.counts.unchanged_words = count_words(out.node, context.language);
  if (is_row(new_block)) {
    if (!compare_cells(old_block, new_block, context, out)) return std::nullopt;
  } else if (holds_phrases(old_block) && holds_phrases(new_block)) {
    ComparedPhrases phrases = compare_phrases(old_block.children, new_block.children, context);
    out.node.children = std::move(phrases.nodes);
    add_counts(out.counts, phrases.counts);
  } else if (!compare_children(old_block, new_block, context, out)) {
    return std::nullopt;
  }
  return out;
}

TreeNode& BlockList::add(const TreeNode& block, Mark mark) {
  nodes.push_back(block);
  nodes.back().mark = mark;
  return nodes.back();
}

void BlockList::add_gone(const TreeNode& block) {
  add(block, Mark::del);
  counts.deleted_words += count_words(block, context_.language);
}

void BlockList::add_come(const TreeNode& block) {
  add(block, Mark::ins);
  counts.inserted_words += count_words(block, context_.language);
}

void BlockList::add_moved_from(const TreeNode& block, int move) { add(block, Mark::move_from).move = move; }

void BlockList::add_moved_to(const TreeNode& old_block, const TreeNode& new_block, int move) {
  auto compared = compare_block(old_block, new_block, context_);
  if (compared) {
    add(compared->node, Mark::move_to).move = move;
    add_counts(counts, compared->counts);
  } else {
    add(new_block, Mark::move_to).move = move;
    counts.deleted_words += count_words(old_block, context_.language);
    counts.inserted_words += count_words(new_block, context_.language);
  }
}

void BlockList::add_pair(const TreeNode& old_block, const TreeNode& new_block) {
  if (are_equal(old_block, new_block, context_)) {
    add(new_block, Mark::none);
    // The document's own are counted at the end, for those who ask.
    if (parent_ != NodeType::document) counts.unchanged_words += count_words(new_block, context_.language);
    return;
  }
  auto compared = compare_block(old_block, new_block, context_);
  if (compared && reads_as_one(*compared, parent_)) {
    nodes.push_back(std::move(compared->node));
    add_counts(counts, compared->counts);
  } else {
    add_replaced(old_block, new_block);
  }
}

void BlockList::add_replaced(const TreeNode& old_block, const TreeNode& new_block) {
  const std::size_t gone = count_words(old_block, context_.language);
  const std::size_t come = count_words(new_block, context_.language);
  const bool same_words = gone == come && plain_text(old_block) == plain_text(new_block);
  add(old_block, Mark::del).same_words = same_words;
  add(new_block, Mark::ins).same_words = same_words;
  counts.unchanged_words += same_words ? come : 0;
  counts.deleted_words += same_words ? 0 : gone;
  counts.inserted_words += same_words ? 0 : come;
}

}  // namespace candor::compare
