#include "pipeline/frozen_company.h"

#include <algorithm>
#include <set>

#include "compare/tell_changes.h"
#include "compose/in_language.h"
#include "load/load_company.h"
#include "release/recall_record.h"

namespace candor {

namespace {

/// The facts with the document's own beside them, as changes and their sentences see them.
Value comparable(const FactsAt& facts) {
  const Document& document = facts.company.documents.front();
  std::vector<Value> sections;
  std::vector<Value::Entry> titles;  // of sections that no message names, for sentences about them
  std::vector<Value::Entry> conditions;
  for (const SectionUse& section : document.sections) {
    sections.push_back(Value::text(section.id));
    const Value& title = section.entry.at(section.is_question() ? "ask" : "title");
    if (title.is_defined()) titles.emplace_back(section.id, title);
    const Value& condition = section.entry.at("when");
    if (condition.is_defined()) conditions.emplace_back(section.id, condition);
  }
  std::vector<Value::Entry> entries = facts.company.facts.entries();
  // None is nothing, and no map that denies all.
  const Value limits = conditions.empty() ? Value() : Value::map(std::move(conditions));
  entries.emplace_back("document", Value::record({{"title", document.entry.at("title")},
                                                  {"sections", Value::list(std::move(sections))},
                                                  {"conditions", limits},
                                                  {"titles", Value::map(std::move(titles))}}));
  return facts.company.facts.with_entries(std::move(entries));
}

StatedFacts stated_of(const FactsAt& facts) {
  std::vector<std::string> stated = facts.stated;
  stated.insert(stated.end(), {"document.sections", "document.conditions", "document.title"});
  return {comparable(facts), std::move(stated)};
}

ChangeGrain grain_of(const Project& project, std::string_view path) {
  if (path == "document" || path.starts_with("document.")) {
    return {
        .group = "document", .whole = path.starts_with("document.conditions."), .ordered = path == "document.sections"};
  }
  const auto field = project.schema.field("company.yaml", path);
  if (!field) return {};
  return {.group = field->change, .label = field->label, .whole = field->whole};
}

Value only_stated(const Value& value, const std::string& path, const std::set<std::string>& stated) {
  if (stated.contains(path)) return value;
  const auto below = stated.lower_bound(path.empty() ? path : path + ".");
  if (!path.empty() && (below == stated.end() || !below->starts_with(path + "."))) return {};
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      Value kept = only_stated(value.items()[i], path + "." + std::to_string(i), stated);
      if (kept.is_defined()) items.push_back(std::move(kept));
    }
    return value.with_items(std::move(items));
  }
  std::vector<Value::Entry> entries;
  for (const auto& [key, child] : value.entries()) {
    Value kept = only_stated(child, path.empty() ? key : path + "." + key, stated);
    if (kept.is_defined()) entries.emplace_back(key, std::move(kept));
  }
  return entries.empty() && !path.empty() ? Value() : value.with_entries(std::move(entries));
}

}  // namespace

FactsAt facts_of(const Project& project, const std::string& company, const Record& record, const Version& version,
                 Diagnostics& diagnostics, KnownTranslations* known) {
  const std::string file = record_folder(company, record.document) + "/" + version.name + "/facts.yaml";
  const std::string_view translations = known ? written_translations(version) : std::string_view();
  const auto shared = known ? known->find(translations) : KnownTranslations::iterator();
  const bool are_known = known && shared != known->end();
  Diagnostics own;
  FrozenFacts frozen = recall_facts(version, file, own, are_known ? FactsPart::but_translations : FactsPart::all);
  FactsAt facts;
  facts.company =
      company_of(project, company, frozen.facts, record.document, frozen.document, frozen.translations, own);
  if (are_known) facts.company.translations = shared->second;
  // What there is to say of them is said with the place of each.
  if (known && !are_known && own.empty()) known->emplace(translations, facts.company.translations);
  diagnostics.append(std::move(own));
  facts.stated = std::move(frozen.stated);
  facts.controlling = version.controlling;
  return facts;
}

std::vector<Change> changes_between(const Project& project, const FactsAt& old_facts, const FactsAt& new_facts) {
  return compare_facts(stated_of(old_facts), stated_of(new_facts),
                       [&](std::string_view path) { return grain_of(project, path); });
}

Value facts_in(const FactsAt& facts, const std::string& language) {
  return language == facts.controlling ? comparable(facts) : in_language(comparable(facts), facts.company, language);
}

Value older_facts_in(const FactsAt& older, const FactsAt& newer, const std::string& language) {
  const auto own = older.company.translations.find(language);
  const auto lent = newer.company.translations.find(language);
  const bool spoke = own != older.company.translations.end() && own->second.size() > 0;
  if (spoke || lent == newer.company.translations.end()) return facts_in(older, language);
  FactsAt speaking = older;
  speaking.company.translations[language] = lent->second;
  return facts_in(speaking, language);
}

std::vector<ToldChange> told_between(const Project& project, const Value& old_facts, const Value& new_facts,
                                     const std::vector<Change>& changes, const std::string& language,
                                     const std::string& fallback, Diagnostics& diagnostics) {
  const ChangeSpeech speech{.language = language,
                            .fallback = fallback,
                            .old_facts = old_facts,
                            .new_facts = new_facts,
                            .label_of = [&](std::string_view path) {
                              const auto field = project.schema.field("company.yaml", path);
                              return field ? field->label : std::string{};
                            }};
  return tell_changes(changes, speech, *project.words, diagnostics);
}

Value stated_facts(const FactsAt& facts) {
  return only_stated(facts.company.facts, "", {facts.stated.begin(), facts.stated.end()});
}

}  // namespace candor
