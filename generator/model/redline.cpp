// Taking one text out of a redline.
#include "model/redline.h"

#include <algorithm>
#include <utility>

namespace candor {

bool stands_in(Mark mark, Side side) {
  switch (mark) {
    case Mark::none: return true;
    case Mark::ins:
    case Mark::move_to: return side == Side::new_text;
    case Mark::del:
    case Mark::move_from: return side == Side::old_text;
  }
  return true;
}

namespace {

TreeNode take(const TreeNode& node, Side side) {
  TreeNode copy = without_children(node);
  copy.children.reserve(node.children.size());
  for (const TreeNode& child : node.children) {
    if (stands_in(child.mark, side)) copy.children.push_back(take(child, side));
  }
  return copy;
}

}  // namespace

TreeNode take_side(const TreeNode& redline, Side side) {
  TreeNode text = take(redline, side);
  join_texts(text);
  return text;
}

TreeNode take_side(const Redline& redline, Side side) { return take_side(redline.tree, side); }

void join_texts(TreeNode& node) {
  std::vector<TreeNode> joined;
  joined.reserve(node.children.size());
  for (TreeNode& child : node.children) {
    if (child.type == NodeType::text && child.text.empty()) continue;
    const bool follows_text = !joined.empty() && joined.back().type == NodeType::text && child.type == NodeType::text &&
                              joined.back().mark == child.mark;
    if (follows_text) {
      joined.back().text += child.text;
    } else {
      join_texts(child);
      joined.push_back(std::move(child));
    }
  }
  node.children = std::move(joined);
}

namespace {

bool same_ids(const TreeNode& a, const TreeNode& b) {
  return a.id == b.id &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_ids);
}

}  // namespace

bool same_text(const TreeNode& a, const TreeNode& b) { return same_words_and_form(a, b) && same_ids(a, b); }

bool has_marks(const TreeNode& node) {
  return node.mark != Mark::none || std::any_of(node.children.begin(), node.children.end(), has_marks);
}

}  // namespace candor
