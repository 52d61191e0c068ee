// The texts of a company as trees, each parsed once for the few pages in a row that want it: a version's own page, its
// fragment, and the redlines of which it is a side.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/page.h"
#include "model/tree.h"

namespace candor {

/// May be asked from several threads at once.
class TextTrees {
 public:
  /// The tree of a text. What is wrong with it is told when it is parsed, not each time it is asked for.
  std::shared_ptr<const TreeNode> tree(const PageText& text, Diagnostics& diagnostics);

 private:
  using Tree = std::shared_ptr<const TreeNode>;
  Tree kept(const std::string& hash);

  std::mutex guard_;
  std::vector<std::pair<std::string, Tree>> trees_;  ///< by the text's hash, the one asked for last in front
};

}  // namespace candor
