// Which facts the documents of a company state, all of them together.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace candor {

/// The texts outlive it.
class StatedPaths {
 public:
  explicit StatedPaths(const std::vector<const Text*>& texts) {
    for (const Text* text : texts) {
      for (const TextBlock& block : text->blocks) paths_.insert(paths_.end(), block.facts.begin(), block.facts.end());
    }
    std::sort(paths_.begin(), paths_.end());
    paths_.erase(std::unique(paths_.begin(), paths_.end()), paths_.end());
  }

  /// Is the path stated by some block, or something below it?
  bool speak_of(const std::string& path) const {
    if (std::binary_search(paths_.begin(), paths_.end(), path)) return true;
    const std::string below = path + ".";
    const auto found = std::lower_bound(paths_.begin(), paths_.end(), below);
    return found != paths_.end() && found->starts_with(below);
  }

 private:
  std::vector<std::string_view> paths_;  ///< in order
};

}  // namespace candor
