// A text by its headings: for tables of contents, and for comparing section with section.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/tree.h"

namespace candor::markdown {

struct Heading {
  int level = 0;                   ///< 1 to 6
  std::string id;                  ///< empty in foreign Markdown
  std::string title;               ///< the words without markup
  std::string language;            ///< when it is not the text's own
  const TreeNode* node = nullptr;  ///< its phrases; belongs to the tree that was given
};

/// The headings among the document's own blocks, in order. Headings inside quotes and lists are no part of an outline.
std::vector<Heading> outline(const TreeNode& document);

/// A stretch of the document's children: a heading and what follows it, as indices into `document.children`.
struct SectionView {
  std::string id;                     ///< the heading's id; empty for what stands before the first heading
  const TreeNode* heading = nullptr;  ///< none for what stands before the first heading
  int level = 0;
  std::size_t first = 0;  ///< the heading's own index, or the first block's
  std::size_t end = 0;    ///< one past the last block
};

/// Cuts the document at each heading of level `deepest` or above (a smaller number). Sections follow each other
/// without gap or overlap and cover all blocks; deeper headings are blocks of their section. What stands before the
/// first heading is a section of its own, without id, and left out when there is nothing.
std::vector<SectionView> sections(const TreeNode& document, int deepest = 2);

}  // namespace candor::markdown
