#include "compare/compare_texts.h"

namespace candor {

Redline compare_texts(const TreeNode& old_tree, const TreeNode& new_tree, std::string_view) {
  Redline redline;
  for (TreeNode node : old_tree.children) { node.mark = Mark::del; redline.tree.children.push_back(node); }
  for (TreeNode node : new_tree.children) { node.mark = Mark::ins; redline.tree.children.push_back(node); }
  return redline;
}

}  // namespace candor
