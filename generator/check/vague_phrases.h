// Phrases that say nothing, by language and topic (generator/laws/phrases/), made ready to be looked for.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/byte_pairs.h"
#include "model/value.h"

namespace candor {

/// Compiled once for all companies; immutable then, shared by threads.
class VaguePhrases {
 public:
  /// Adds the lists of one language (phrases.yaml), as typed.
  void add(const std::string& language, const Value& topics);

  /// Is there a list for the language, or for what it is a kind of (`en` for `en-GB`)?
  bool has_language(std::string_view tag) const { return lists_of(tag) != nullptr; }
  /// Has any language phrases of this topic?
  bool has_topic(std::string_view topic) const;

  /// A text as phrases are looked for in it: without capitals, white space of any kind as one space, a space around
  /// all.
  static std::string prepared(std::string_view text);
  /// Does the one prepared text stand in the other, as words of their own?
  static bool stands_in(std::string_view prepared, std::string_view words);

  struct Phrase {
    std::string written;
    std::string prepared;
    bool is_whole = false;    ///< a text consists of it, or does not have it
    bool has_number = false;  ///< a `#` of it stands for any
  };
  using Phrases = std::vector<Phrase>;
  /// Those of a topic, in the order of the list; none where the language or its list has none.
  const Phrases& phrases_of(std::string_view language, std::string_view topic) const;

  /// The first of the phrases, as it was written, that the prepared text consists of or has in it; empty when there is
  /// none. A phrase that begins or ends in a letter with capitals begins or ends a word, one that ends in a digit ends
  /// a number; one that opens a bracket and leaves it open (`[your`) is not about the words of a link.
  static std::string_view first_in(std::string_view prepared, const Phrases& phrases);
  /// Is one of them in the prepared text? `pairs` are those of this text.
  static bool has_one(std::string_view prepared, const BytePairs& pairs, const Phrases& phrases);
  /// All of them, in order.
  static std::vector<std::string_view> all_in(std::string_view prepared, const Phrases& phrases);

  /// A number in a text, and the words around it by which it was found.
  struct Figure {
    std::string words;   ///< `at least 16 years old`
    std::string number;  ///< `16`
  };
  /// The numbers that stand where one of the phrases has a `#` (`at least # years old`), in the order of the list.
  static std::vector<Figure> figures_in(std::string_view prepared, const Phrases& phrases);

 private:
  using Topics = std::map<std::string, Phrases, std::less<>>;
  const Topics* lists_of(std::string_view tag) const;
  static bool is_in(std::string_view prepared, const Phrase& phrase);

  std::map<std::string, Topics, std::less<>> by_language_;
};

}  // namespace candor
