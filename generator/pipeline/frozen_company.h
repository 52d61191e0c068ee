// A version's facts read back and typed by today's schema, for what is told about it: sentences of change, JSON.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "compare/compare_facts.h"
#include "load/project.h"
#include "model/change.h"
#include "model/company.h"
#include "model/page.h"
#include "model/record.h"

namespace candor {

/// One document's facts at one version, or as drafted.
struct FactsAt {
  Company company;                  ///< with one document
  std::vector<std::string> stated;  ///< paths
  std::string controlling;
};

/// The company's words in other languages, typed, by their bytes in facts.yaml. They are more than half of that file,
/// and the same in all documents released together, and mostly in the next release too.
using KnownTranslations = std::map<std::string_view, std::map<std::string, Value>>;

/// facts.yaml of a version, typed. What no longer reads is in `diagnostics`. Translations that are known are not read
/// again, and those read are known from then on; `version` must outlive them.
FactsAt facts_of(const Project& project, const std::string& company, const Record& record, const Version& version,
                 Diagnostics& diagnostics, KnownTranslations* known = nullptr);

/// The changes between two, as data; paths below `document.` are the document's own (its sections and title).
std::vector<Change> changes_between(const Project& project, const FactsAt& old_facts, const FactsAt& new_facts);

/// The facts in the words of a language, the document's own among them.
Value facts_in(const FactsAt& facts, const std::string& language);

/// The facts that newer ones are compared with. A language that they did not speak yet is lent to them by the newer
/// ones, as far as the same words were already there: else every word of the company's own would have changed.
Value older_facts_in(const FactsAt& older, const FactsAt& newer, const std::string& language);

/// The same changes as sentences. Both sides are `facts_in` that language; `fallback` is the newer side's controlling
/// one.
std::vector<ToldChange> told_between(const Project& project, const Value& old_facts, const Value& new_facts,
                                     const std::vector<Change>& changes, const std::string& language,
                                     const std::string& fallback, Diagnostics& diagnostics);

/// The facts that its text states and nothing else, for publication.
Value stated_facts(const FactsAt& facts);

}  // namespace candor
