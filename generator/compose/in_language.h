// A company's own words in another language: the same tree of facts with each reader text replaced by its translation.
#pragma once

#include <string>
#include <vector>

#include "model/company.h"
#include "model/text.h"

namespace candor {

/// `tree` (the facts, or a document's file under `prefix`) with the reader texts of `company` in `language`. A text
/// without a translation made from exactly these words stays as it is and carries an origin `missing`, so that the
/// section that prints it is known to be incomplete. A name without one is complete as it is.
Value in_language(const Value& tree, const Company& company, const std::string& language);

/// The state of one text's translation.
struct TranslationFound {
  enum class State { translated, missing, outdated };
  State state = State::missing;
  std::string text;  ///< when translated
  Place place;       ///< of the entry, when there is one
};
TranslationFound find_translation(const ReaderText& text, const Value& translations);

}  // namespace candor
