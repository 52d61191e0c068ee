#include "compare/context.h"

#include <string>

namespace candor::compare {

std::uint32_t number_of(const TreeNode& block, Context& context) {
  if (const auto known = context.block_numbers.find(&block); known != context.block_numbers.end()) return known->second;
  // Blocks within are named by their numbers, so that a key holds no text twice however deep the nesting.
  std::string key = "b";
  append_form(block, key);
  key += block.text;
  for (const TreeNode& child : block.children) {
    key += '\0';
    if (is_inline(child.type)) {
      append_key(child, key);
    } else {
      const std::uint32_t number = number_of(child, context);
      key += '\1';
      key.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
  }
  return context.block_numbers[&block] = context.numbers.of(key);
}

const std::vector<std::uint32_t>& bag_of(const TreeNode& block, Context& context) {
  const auto known = context.bags.find(&block);
  if (known != context.bags.end()) return known->second;
  return context.bags.emplace(&block, bag_of_words(block)).first->second;
}

}  // namespace candor::compare
