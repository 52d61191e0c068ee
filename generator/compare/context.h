// What one comparison shares from block to block: the language, the numbers of what has been seen, and what has been
// worked out about each block, so that it is worked out once.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compare/words.h"
#include "model/tree.h"

namespace candor::compare {

struct Context {
  std::string_view language;
  Numbers numbers;
  std::unordered_map<const TreeNode*, std::uint32_t> block_numbers;
  std::unordered_map<const TreeNode*, std::vector<std::uint32_t>> bags;
};

/// Equal for two blocks exactly when `same_text` holds. The node must outlive the context.
std::uint32_t number_of(const TreeNode& block, Context& context);

/// The node's bag_of_words, made once.
const std::vector<std::uint32_t>& bag_of(const TreeNode& block, Context& context);

}  // namespace candor::compare
