// "No decoration" and "no period, party, place or data item in prose", over the sample: each single
// fact is changed to another value of its kind, and both languages must then say something else. A fact that a template
// states but does not print, or prints but does not state, is found; a fact that nothing shows stands, with the reason,
// in facts_not_shown.txt.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "model/period.h"
#include "properties/patterns.h"
#include "properties/sample.h"
#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

/// All scalars of the facts, in order.
void collect(const Value& value, std::vector<Value>& leaves) {
  for (const Value& item : value.items()) collect(item, leaves);
  for (const auto& [key, child] : value.entries()) collect(child, leaves);
  if (value.is_scalar()) leaves.push_back(value);
}

Value replaced(const Value& tree, const std::string& path, const Value& with) {
  if (tree.is_scalar()) return tree.path() == path ? with : tree;
  if (tree.is(Kind::list)) {
    std::vector<Value> items;
    for (const Value& item : tree.items()) items.push_back(replaced(item, path, with));
    return tree.with_items(std::move(items));
  }
  if (!tree.is(Kind::map)) return tree;
  std::vector<Value::Entry> entries;
  for (const auto& [key, child] : tree.entries()) entries.emplace_back(key, replaced(child, path, with));
  return tree.with_entries(std::move(entries));
}

/// The words beside `leaf` in its list, itself among them.
std::set<std::string> neighbours(const Value& facts, const std::string& path) {
  std::set<std::string> words;
  for (const Value& item : facts.at_path(path.substr(0, path.rfind('.'))).items()) words.insert(item.text());
  return words;
}

/// An id of the same collection that does not stand beside it already.
std::optional<Value> other_reference(const Value& facts, const Value& leaf) {
  const std::string collection = leaf.target().substr(0, leaf.target().rfind('.'));
  const std::set<std::string> taken = neighbours(facts, leaf.path());
  for (const auto& [id, thing] : facts.at_path(collection).entries()) {
    const std::string text =
        leaf.text().substr(0, leaf.text().size() - leaf.target().substr(collection.size() + 1).size()) + id;
    if (id != leaf.target().substr(collection.size() + 1) && !taken.contains(text))
      return Value::reference(text, collection + "." + id);
  }
  return std::nullopt;
}

std::optional<Value> other_choice(const Value& facts, const Value& leaf, const shape::Schema& schema) {
  const auto field = schema.field("company.yaml", leaf.path());
  std::set<std::string> taken = neighbours(facts, leaf.path());
  taken.insert({leaf.text(), "unstated"});
  for (const std::string& word : field ? field->choices : std::vector<std::string>{}) {
    if (!taken.contains(word)) return Value::scalar(Kind::choice, word);
  }
  return std::nullopt;
}

/// Another value of the same kind; nothing when there is none.
std::optional<Value> other(const Value& facts, const Value& leaf, const shape::Schema& schema) {
  switch (leaf.kind()) {
    case Kind::flag: return Value::flag(!leaf.is_yes());
    case Kind::number: return Value::number(leaf.number() + 1);
    case Kind::text:
    case Kind::markdown: return Value::scalar(leaf.kind(), leaf.text() + " qqq");
    case Kind::date: return Value::scalar(Kind::date, leaf.text() == "2020-02-20" ? "2020-02-21" : "2020-02-20");
    case Kind::country: return Value::scalar(Kind::country, leaf.text() == "FR" ? "IT" : "FR");
    case Kind::language: return Value::scalar(Kind::language, leaf.text() == "fr" ? "it" : "fr");
    case Kind::email: return Value::scalar(Kind::email, "qqq" + leaf.text());
    case Kind::url: return Value::scalar(Kind::url, leaf.text() + "/qqq");
    case Kind::period: {
      auto period = read_period(leaf.text());
      REQUIRE(period);
      period->count += 2;
      return Value::scalar(Kind::period, to_text(*period));
    }
    case Kind::choice: return other_choice(facts, leaf, schema);
    case Kind::reference: return other_reference(facts, leaf);
    default: return std::nullopt;
  }
}

/// The company with that fact changed; a reader's text is changed in its translations too.
Company with_fact(const Company& company, const Value& leaf, const Value& changed) {
  Company other = company;
  other.facts = replaced(company.facts, leaf.path(), changed.with_origins(leaf.origins()));
  for (ReaderText& text : other.reader_texts) {
    if (text.path != leaf.path()) continue;
    text.value = changed.with_origins(leaf.origins());
    for (auto& [language, translations] : other.translations) {
      const std::vector<Value> one = {translations.at(text.key)};
      const std::vector<Value> entries = one[0].is(Kind::list) ? one[0].items() : one;
      std::vector<Value> made;
      for (const Value& entry : entries) {
        made.push_back(entry);
        if (entry.at("source").text() != leaf.text()) continue;
        made.push_back(Value::record({{"source", changed}, {"text", Value::text(entry.at("text").text() + " qqq")}}));
      }
      std::vector<Value::Entry> all = translations.entries();
      for (auto& [key, value] : all) {
        if (key == text.key) value = Value::list(made);
      }
      translations = translations.with_entries(std::move(all));
    }
  }
  return other;
}

/// What each of the company's documents says, by its place among them.
using Said = std::vector<std::vector<Text>>;

Said said_by(const Company& company, const Project& project, Diagnostics& diagnostics) {
  Said said;
  for (const Document& document : company.documents) {
    said.push_back(compose_document({company, document, *project.words, *read_iso_date("2026-11-21")}, diagnostics));
  }
  return said;
}

/// Facts that a document states in every one of its languages.
std::set<std::string> stated_by(const Said& said) {
  std::set<std::string> stated;
  for (const std::vector<Text>& texts : said) {
    const std::vector<std::string> paths = stated_in_all(texts);
    stated.insert(paths.begin(), paths.end());
  }
  return stated;
}

/// Does any document say something else than before? And does every one that does so in one language do so in all?
struct Change {
  bool any = false;
  bool in_all_languages = true;
  bool complete = true;
};

Change change_between(const Said& before, const Said& after) {
  Change change;
  for (std::size_t i = 0; i < before.size(); ++i) {
    std::size_t changed = 0;
    for (std::size_t t = 0; t < before[i].size() && t < after[i].size(); ++t) {
      changed += before[i][t].markdown != after[i][t].markdown ? 1 : 0;
      change.complete = change.complete && after[i][t].missing.size() <= before[i][t].missing.size();
    }
    change.any = change.any || changed > 0;
    change.in_all_languages = change.in_all_languages && (changed == 0 || changed == before[i].size());
    change.complete = change.complete && before[i].size() == after[i].size();
  }
  return change;
}

/// Lines `pattern: reason`; a pattern may begin with the company it is about, `modelux:`.
std::map<std::string, std::string> facts_not_shown(const std::string& company) {
  std::ifstream file(PROJECT_DIR "/tests/properties/facts_not_shown.txt");
  std::map<std::string, std::string> listed;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(company + ":")) line.erase(0, company.size() + 1);
    const std::size_t colon = line.find(": ");
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    if (line.find(':') == colon) listed[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return listed;
}

void check_each_fact(const Company& company, const Project& project) {
  Diagnostics diagnostics;
  const Said before = said_by(company, project, diagnostics);
  INFO(company.id << "\n" << told(diagnostics));
  REQUIRE_FALSE(diagnostics.has_errors());
  const std::set<std::string> stated = stated_by(before);
  const auto not_shown = facts_not_shown(company.id);
  const auto is_listed = [&](const std::string& path) {
    return std::any_of(not_shown.begin(), not_shown.end(), [&](const auto& line) { return fits(path, line.first); });
  };

  std::vector<Value> leaves;
  collect(company.facts, leaves);
  std::set<std::string> unshown;
  for (const Value& leaf : leaves) {
    if (!stated.contains(leaf.path())) unshown.insert(leaf.path());
    const auto changed = other(company.facts, leaf, project.schema);
    if (!changed) continue;  // the only word its list has: it is stated, or listed
    Diagnostics faults;
    const Change change = change_between(before, said_by(with_fact(company, leaf, *changed), project, faults));
    INFO(leaf.path() << ": " << leaf.text() << " to " << changed->text() << "\n" << told(faults));
    // The company's own words are chosen by languages that have several for one thing; others leave them out.
    if (!leaf.path().starts_with("vocabulary.")) CHECK(change.in_all_languages);
    CHECK(change.complete);
    if (stated.contains(leaf.path())) {
      CHECK((change.any || is_listed(leaf.path())));  // stated, but another value gives the same words
    } else if (change.any) {
      CHECK(is_listed(leaf.path()));  // it steers words that do not know it
    }
  }
  for (const std::string& path : unshown) {
    INFO(path << " is shown by no template: show it, or say in tests/properties/facts_not_shown.txt why not");
    CHECK(is_listed(path));
  }
}

std::vector<std::string> sample_companies(const Project& project) {
#ifdef __SANITIZE_ADDRESS__
  return {project.companies.front()};  // one is enough for what sanitizers look for
#else
  return project.companies;
#endif
}

}  // namespace

TEST_CASE("each fact of a sample, changed, changes the words of every language, or is known not to be shown",
          "[slow]") {
  MemoryFiles files;
  copy_sample(files);
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  for (const std::string& id : sample_companies(project)) {
    const Company company = load_company(files, project, id, diagnostics);
    // Those made from a public policy. Lumen Health's nine documents in two languages would take minutes.
    if (company.facts.at_path("company.sample").is_defined()) check_each_fact(company, project);
  }
}
