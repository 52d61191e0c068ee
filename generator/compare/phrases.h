// Two paragraphs (or headings, cells) compared word by word, whatever emphasis and links they hold.
#pragma once

#include <vector>

#include "compare/context.h"
#include "model/redline.h"

namespace candor::compare {

struct ComparedPhrases {
  std::vector<TreeNode> nodes;  ///< with marks
  RedlineCounts counts;         ///< words only
};

/// The phrases of both with marks on what differs. Emphasis, links and the like that both hold stand unmarked around
/// the marks; one that only one side holds carries its mark itself. The text nodes of each side must be joined.
ComparedPhrases compare_phrases(const std::vector<TreeNode>& old_phrases, const std::vector<TreeNode>& new_phrases,
                                Context& context);

}  // namespace candor::compare
