// What expressions of law packs may call besides the templates' own filters and tests. Described for authors in
// generator/laws/README.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "model/value.h"
#include "template/template.h"

namespace candor {

/// What a document's texts state, language by language.
class PrintedFacts {
 public:
  PrintedFacts() = default;
  explicit PrintedFacts(const std::vector<Text>& texts);

  /// Does every language state the fact: the value at this path, or something below it?
  bool has(std::string_view path) const { return first_lacking(path).empty(); }
  /// The first language that does not; empty when all do.
  std::string first_lacking(std::string_view path) const;
  /// Does every language state a fact whose path fits the pattern (`retention.*.keep`, or something below one)?
  bool has_like(std::string_view pattern) const;

 private:
  using Paths = std::vector<std::string>;  ///< in order
  static bool states(const Paths& stated, std::string_view path);

  /// Languages differ in their words, seldom in what they state: one that states the same as an earlier one, which
  /// answers for both, is left out.
  std::vector<std::pair<std::string, Paths>> by_language_;
};

class OwnWords;

/// What the functions of a law's expressions look at.
struct LawWorld {
  const PrintedFacts* stated = nullptr;  ///< null: nothing is stated
  const Value* facts = nullptr;          ///< null: nothing is known
  const OwnWords* words = nullptr;       ///< null: nothing is said
};

/// regime("eu-gdpr") · stated("retention.*.keep") · said("open_ended"), naming(names), pointers_to_nothing(),
/// untranslated(), foreign_script(), empty_headings(), early_terms(), unused_terms() · the tests `printed`,
/// `longer_than`, `possibly_longer_than`, `named_in`, `has`, `has_entry`, `under`, `covers`, `vague_phrase`,
/// `phrase_of`, `within`, `linked_in`, `partly_linked_in` · the filters `flat`, `having`, `repeated`, `owners`,
/// `earlier_by`. What `world` points to must outlive it.
templates::Environment law_environment(LawWorld world);

}  // namespace candor
