// Which facts the documents of a company state, all of them together.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/text.h"

namespace candor {

class StatedPaths {
 public:
  explicit StatedPaths(const std::vector<const Text*>& texts) {
    for (const Text* text : texts) {
      for (const TextBlock& block : text->blocks) paths_.insert(block.facts.begin(), block.facts.end());
    }
  }

  /// Is the path stated by some block, or something below it?
  bool speak_of(const std::string& path) const {
    if (paths_.contains(path)) return true;
    const std::string below = path + ".";
    const auto found = paths_.lower_bound(below);
    return found != paths_.end() && found->starts_with(below);
  }

 private:
  std::set<std::string> paths_;
};

}  // namespace candor
