#include "pipeline/redlines.h"

#include <algorithm>

#include "compare/compare_texts.h"

namespace candor {

namespace {

/// The two pages that share a redline follow each other closely. More would only fill the memory.
constexpr std::size_t most_kept = 4;

}  // namespace

std::shared_ptr<const Redline> Redlines::redline(const Page& page, TextTrees& trees, Diagnostics& diagnostics) {
  const std::string key = page.old_text.hash + page.text.hash + page.language;
  {
    const std::lock_guard lock(guard_);
    const auto known = std::find_if(made_.begin(), made_.end(), [&](const auto& one) { return one.first == key; });
    if (known != made_.end()) return known->second;
  }
  // Outside the lock: two threads may both make it, which is harmless, but none waits for the other.
  const auto before = trees.tree(page.old_text, diagnostics);
  const auto after = trees.tree(page.text, diagnostics);
  Made made = std::make_shared<const Redline>(compare_texts(*before, *after, page.language, CountWords::marked));
  const std::lock_guard lock(guard_);
  if (made_.size() == most_kept) made_.erase(made_.begin());
  made_.emplace_back(key, made);
  return made;
}

}  // namespace candor
