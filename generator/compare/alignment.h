// Which blocks of two lists belong together: equal ones first, then those that are like each other, in order.
#pragma once

#include <vector>

#include "compare/context.h"
#include "compare/longest_common.h"

namespace candor::compare {

using Blocks = std::vector<const TreeNode*>;

Blocks blocks_of(const std::vector<TreeNode>& nodes);

/// Pairs of blocks, increasing on both sides: equal ones (a longest common subsequence), and between them those of
/// one type that share the most words. Table rows with the same key and headings with the same id belong together
/// whatever else they say. The time is bounded: very long unlike lists are paired near their diagonal only.
std::vector<Match> align(const Blocks& olds, const Blocks& news, Context& context);

/// A table row's key: the words of its first cell.
std::string row_key(const TreeNode& row);

/// Twice the shared words over all words, in percent: 100 when both hold the same ones, 0 when both hold none.
std::size_t likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace candor::compare
