// A company's own words in another language: the same tree of facts with each reader text replaced by its translation.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/company.h"
#include "model/text.h"

namespace candor {

/// The reader texts of a company in one language, to be put into its facts and its documents' files alike.
class TextsInLanguage {
 public:
  /// `company` outlives it.
  TextsInLanguage(const Company& company, const std::string& language);

  /// `tree` (the facts, or a document's file) with its reader texts in the language. A text without a translation made
  /// from exactly these words stays as it is and carries an origin `missing`, so that the section that prints it is
  /// known to be incomplete. A name without one is complete as it is.
  Value in(const Value& tree) const;

 private:
  std::unordered_map<std::string_view, Value> by_path_;
};

/// The same for one tree.
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
