// Walks over the document's own blocks; nested headings do not count.
#include "markdown/outline.h"

namespace candor::markdown {

std::vector<Heading> outline(const TreeNode& document) {
  std::vector<Heading> headings;
  for (const TreeNode& block : document.children) {
    if (block.type != NodeType::heading) continue;
    headings.push_back({block.level, block.id, plain_text(block), block.language, &block});
  }
  return headings;
}

std::vector<SectionView> sections(const TreeNode& document, int deepest) {
  std::vector<SectionView> found;
  for (std::size_t index = 0; index < document.children.size(); ++index) {
    const TreeNode& block = document.children[index];
    const bool opens = block.type == NodeType::heading && block.level <= deepest;
    if (opens) {
      found.push_back({block.id, &block, block.level, index, index});
    } else if (found.empty()) {
      found.push_back({{}, nullptr, 0, index, index});
    }
    found.back().end = index + 1;
  }
  return found;
}

}  // namespace candor::markdown
