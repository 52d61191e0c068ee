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
  std::unordered_map<const TreeNode*, std::string_view> section_languages;
};

/// Notes in which language the blocks below stand, where a heading says so for its section: up to the next heading of
/// its level or above. To be called for both trees before anything else is asked. The tree must outlive the context.
void note_section_languages(const TreeNode& tree, Context& context);

/// The language a heading gave to the section the block stands in; empty for the text's own. Words of two languages
/// are never one block: a reader's browser speaks each in its own.
std::string_view section_language(const TreeNode& block, const Context& context);

/// Equal for two blocks exactly when `same_text` holds and they stand in one language. The node must outlive the
/// context.
std::uint32_t number_of(const TreeNode& block, Context& context);

/// The same question for two blocks alone, for which neither needs a number: most blocks of two versions are equal and
/// stand side by side.
bool are_equal(const TreeNode& a, const TreeNode& b, const Context& context);

/// The node's bag_of_words, made once.
const std::vector<std::uint32_t>& bag_of(const TreeNode& block, Context& context);

}  // namespace candor::compare
