#include "pipeline/text_trees.h"

#include <algorithm>

#include "markdown/read_markdown.h"

namespace candor {

namespace {

/// Pages come version by version: it, the one before, the one in force; and other threads are at their own. More would
/// only fill the memory.
constexpr std::size_t most_kept = 8;

}  // namespace

TextTrees::Tree TextTrees::kept(const std::string& hash) {
  const std::lock_guard lock(guard_);
  const auto found = std::find_if(trees_.begin(), trees_.end(), [&](const auto& entry) { return entry.first == hash; });
  if (found == trees_.end()) return nullptr;
  std::rotate(trees_.begin(), found, found + 1);
  return trees_.front().second;
}

TextTrees::Tree TextTrees::tree(const PageText& text, Diagnostics& diagnostics) {
  if (Tree known = kept(text.hash)) return known;
  // Outside the lock: two threads may both parse it, which is harmless, but none waits for the other.
  Tree parsed = std::make_shared<const TreeNode>(markdown::read_text(*text.markdown, text.name, diagnostics));
  const std::lock_guard lock(guard_);
  if (trees_.size() == most_kept) trees_.pop_back();
  trees_.emplace(trees_.begin(), text.hash, parsed);
  return parsed;
}

}  // namespace candor
