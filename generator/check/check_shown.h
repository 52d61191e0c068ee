// Facts that no document of the company shows: the author wrote them and forgot their section.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "check/stated_paths.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "wording/words.h"

namespace candor {

/// Which sections say something of a topic: the one of its name (`governing_law`: `governing-law`), or those whose
/// templates look at it (`financial_incentives`: `california`). The same for all companies: each topic is looked up
/// once, whatever the thread.
class SectionsOfTopics {
 public:
  /// `is_support` tells the topics that no text says for their own sake (`x-support` in the schema); of these only a
  /// section of its own counts. `words` outlives it.
  SectionsOfTopics(const wording::Words& words, std::function<bool(const std::string& topic)> is_support)
      : words_(words), is_support_(std::move(is_support)) {}

  /// By the templates of a language.
  const std::vector<std::string>& about(const std::string& topic, const std::string& language) const;

 private:
  std::vector<std::string> found_about(const std::string& topic, const std::string& language) const;

  const wording::Words& words_;
  std::function<bool(const std::string&)> is_support_;
  mutable std::mutex guard_;
  mutable std::map<std::pair<std::string, std::string>, std::vector<std::string>> known_;  ///< by topic and language
};

/// `fact-not-shown`, a note, for each topic that a section says (by the templates of `language`), of which nothing is
/// among `stated`, what the company's documents say.
void check_shown(const Company& company, const StatedPaths& stated, const std::string& language,
                 const SectionsOfTopics& sections, Diagnostics& diagnostics);

}  // namespace candor
