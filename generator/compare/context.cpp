#include "compare/context.h"

#include <string>

#include "model/redline.h"

namespace candor::compare {

void note_section_languages(const TreeNode& tree, Context& context) {
  std::string_view language;
  int level = 0;
  for (const TreeNode& block : tree.children) {
    if (is_inline(block.type)) continue;
    const bool ends_section = block.type == NodeType::heading && block.level <= level;
    const bool begins_section = block.type == NodeType::heading && !block.language.empty();
    if (begins_section || ends_section) language = block.language, level = begins_section ? block.level : 0;
    if (!language.empty()) context.section_languages[&block] = language;
    note_section_languages(block, context);
  }
}

std::string_view section_language(const TreeNode& block, const Context& context) {
  const auto found = context.section_languages.find(&block);
  return found == context.section_languages.end() ? std::string_view() : found->second;
}

std::uint32_t number_of(const TreeNode& block, Context& context) {
  if (const auto known = context.block_numbers.find(&block); known != context.block_numbers.end()) return known->second;
  // Blocks within are named by their numbers, so that a key holds no text twice however deep the nesting.
  std::string key = "b";
  append_form(block, key);
  key += section_language(block, context);
  key += '\0';
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

bool are_equal(const TreeNode& a, const TreeNode& b, const Context& context) {
  return section_language(a, context) == section_language(b, context) && same_text(a, b);
}

const std::vector<std::uint32_t>& bag_of(const TreeNode& block, Context& context) {
  const auto known = context.bags.find(&block);
  if (known != context.bags.end()) return known->second;
  return context.bags.emplace(&block, bag_of_words(block)).first->second;
}

}  // namespace candor::compare
