// The company's own words as a document shows them, in each of its languages: where packs look for phrases that say
// nothing. Internal to the checks of law.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_law.h"
#include "check/check_law_language.h"
#include "check/law_figures.h"
#include "check/vague_phrases.h"
#include "template/environment.h"

namespace candor {

class OwnWords {
 public:
  OwnWords(const VaguePhrases& phrases, const LawInput& input, const PrintedFacts& stated)
      : phrases_(phrases), company_(input.company), document_(input.document), texts_(input.texts), stated_(stated) {}

  /// Do the words of this fact say nothing about the topic, in one of the document's languages?
  bool are_vague(const Value& fact, std::string_view topic) const;
  /// What the document shows that has phrases of the topic: pairs of a phrase and a text in which it stands.
  std::vector<Value> with_phrase(std::string_view topic) const;
  /// The same of sentences that have a phrase of `also` besides, and none of `without`; empty asks nothing.
  std::vector<Value> with_phrases(std::string_view topic, std::string_view also, std::string_view without) const;
  /// What points to something on the page that is not there: pairs of a phrase and a text in which it stands.
  std::vector<Value> pointers_to_nothing() const;
  /// Longer texts that stand in a translation as they stand in the controlling language.
  std::vector<Value> untranslated() const;
  /// What the document shows in a script that its language is not written in: pairs of a key and a text.
  std::vector<Value> in_foreign_script() const;
  /// What the document shows, in any language, that has one of these names: pairs of a key and a text.
  std::vector<Value> naming(const Value& names) const;
  /// Periods that the document's prose says in a sentence with a phrase of `topic` and none of `without`, and that
  /// `facts` (with periods at all) do not have; pairs of the words and a text in which they stand, as in the three
  /// below.
  std::vector<Value> other_periods(std::string_view topic, const Value& facts, std::string_view without) const;
  /// The same of sentences that name what `rows` are about (their label, those of what `field` refers to): periods that
  /// none of the rows about it has.
  std::vector<Value> other_periods_of(std::string_view topic, const Value& rows, const std::string& field) const;
  /// Numbers in the place of the `#` of a phrase of the topic that `facts` (with numbers at all) do not have.
  std::vector<Value> other_numbers(std::string_view topic, const Value& facts) const;
  /// Translations with a number that their source lacks, for one that they lack.
  std::vector<Value> other_in_translation() const;
  /// The headings of the document under which nothing stands, and that state no fact themselves, in any language, by
  /// their ids.
  std::vector<Value> empty_headings() const;
  /// Defined terms (`known_as`) that the document uses before the words that define them, in any language, and that no
  /// entry of `definitions` has: pairs of a term and its fact.
  std::vector<Value> early_terms() const;
  /// Terms of `definitions` that the controlling text has nowhere but where it defines them: pairs of a term and its
  /// fact.
  std::vector<Value> unused_terms() const;
  /// The document's languages for which there are no phrases; none before anybody has asked for phrases.
  std::vector<std::string> unexamined() const;

  bool knows(std::string_view topic) const { return phrases_.has_topic(topic); }

 private:
  struct Words {
    std::string language;
    std::string prepared;
    BytePairs pairs;  ///< of `prepared`
    Value text;       ///< where it was written
    bool is_shown = false;

    bool has(const VaguePhrases::Phrases& phrases) const { return VaguePhrases::has_one(prepared, pairs, phrases); }
  };
  using ByPath = std::multimap<std::string, Words, std::less<>>;
  /// A text, and what it says in one of the languages.
  struct Said {
    const ReaderText* text;
    Value said;
  };
  /// The document's own texts; those that lack the language are left out.
  const std::vector<Said>& said_in(const std::string& language) const;
  const ByPath& words() const;
  void each_in(const std::string& language, const std::function<void(const ReaderText&, const Value&)>& take) const;
  void read_in(const std::string& language) const;
  void each_translated(const std::string& language,
                       const std::function<void(const ReaderText&, const Value&)>& take) const;
  /// Of the document's prose alone: the language, the sentence prepared, and the text in which it stands.
  void each_sentence_about(std::string_view topic, std::string_view without,
                           const std::function<void(const std::string&, std::string_view, const Value&)>& take) const;
  std::map<std::string, StatedFigures> figures_by_name(const Value& rows, const std::string& field,
                                                       const std::string& language) const;
  bool is_name_with(const Value& fact, std::string_view topic) const;
  bool concerns(const ReaderText& text) const;
  bool is_shown(const ReaderText& text) const;

  const VaguePhrases& phrases_;
  const Company& company_;
  const Document& document_;
  const std::vector<Text>& texts_;
  const PrintedFacts& stated_;
  /// By the path of the fact; made when it is first asked for.
  mutable ByPath words_;
  mutable bool was_asked_ = false;
  mutable std::map<std::string, std::vector<Said>> said_;  ///< by language, once asked for
};

/// `x is vague_phrase("retention")`, or `phrase_of` where a phrase tells something; `said("open_ended")`,
/// `naming(names)`, `pointers_to_nothing()`, `untranslated()`, `foreign_script()`, `empty_headings()`,
/// `early_terms()`, `unused_terms()`. Without `words`, nothing is said.
void add_phrases(templates::Environment& environment, const OwnWords* words);
/// `other_periods("about_answers", [requests])`, `other_periods_of(…)`, `other_numbers("ages", [children])`,
/// `other_in_translation()`.
void add_figures(templates::Environment& environment, const OwnWords* words);

}  // namespace candor
