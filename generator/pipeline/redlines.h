// The redlines of a company's pages, each made once for the pages that show it: a version against the one before it is,
// for the newest, also the one before it against the version in force.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "model/page.h"
#include "pipeline/text_trees.h"

namespace candor {

/// May be asked from several threads at once.
class Redlines {
 public:
  /// Of the page's two texts, parsed by `trees`.
  std::shared_ptr<const Redline> redline(const Page& page, TextTrees& trees, Diagnostics& diagnostics);

 private:
  using Made = std::shared_ptr<const Redline>;

  std::mutex guard_;
  std::vector<std::pair<std::string, Made>> made_;  ///< by both texts and the language, the last made behind
};

}  // namespace candor
