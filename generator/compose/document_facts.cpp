#include "compose/document_facts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace candor {

namespace {

std::set<std::string> texts_of(const Value& list) {
  std::set<std::string> texts;
  for (const Value& item : list.items()) texts.insert(item.text());
  return texts;
}

/// Both say something, and nothing in common.
bool are_apart(const Value& list, const std::set<std::string>& wanted) {
  if (list.items().empty() || wanted.empty()) return false;
  return std::none_of(list.items().begin(), list.items().end(),
                      [&](const Value& item) { return wanted.contains(item.text()); });
}

class View {
 public:
  View(const Document& document, const Value& facts)
      : only_(document.entry.at("only")),
        audience_(texts_of(document.entry.at("audience"))),
        regimes_(texts_of(document.entry.at("regimes"))),
        all_regimes_(texts_of(facts.at("regimes"))) {
    for (const auto& [collection, ids] : only_.entries()) leave_out_others(facts.at(collection), texts_of(ids));
    for (const auto& [id, category] : facts.at("data").entries()) {
      if (is_for_others(category)) left_out_.insert(category.path());
    }
  }

  bool leaves_something_out() const { return only_.size() > 0 || !audience_.empty() || !regimes_.empty(); }

  Value of(const Value& facts) {
    // What is left out for the data or the people it is about is named by no other fact either.
    for (const char* collection : {"purposes", "recipients"}) leave_out_missing(facts.at(collection));
    std::vector<Value::Entry> entries;
    for (const auto& [key, value] : facts.entries()) {
      auto seen = key == "regimes" ? std::optional(value) : part(value);
      if (seen) entries.emplace_back(key, std::move(*seen));
    }
    return facts.with_entries(std::move(entries));
  }

 private:
  void leave_out_others(const Value& collection, const std::set<std::string>& ids) {
    for (const auto& [id, thing] : collection.entries()) {
      if (!ids.contains(id)) left_out_.insert(thing.path());
    }
  }

  void leave_out_missing(const Value& collection) {
    const Value seen = part(collection).value_or(Value());
    for (const auto& [id, thing] : collection.entries()) {
      if (!seen.at(id).is_defined()) left_out_.insert(thing.path());
    }
  }

  /// Is it left out itself, or a part of what is?
  bool is_left_out(std::string path) const {
    while (!path.empty()) {
      if (left_out_.contains(path)) return true;
      const std::size_t dot = path.rfind('.');
      path.resize(dot == std::string::npos ? 0 : dot);
    }
    return false;
  }

  bool is_for_others(const Value& thing) const {
    const Value& subjects = thing.at("subjects");
    return are_apart(thing.at("when").at("audiences"), audience_) ||
           (subjects.is(Kind::list) && are_apart(subjects, audience_)) ||
           (thing.at("regimes").is(Kind::list) && are_apart(thing.at("regimes"), regimes_));
  }

  /// Entries may be keyed by law: `answer: {eu-gdpr: 1 month}`.
  bool is_other_law(const std::string& key) const {
    return !regimes_.empty() && all_regimes_.contains(key) && !regimes_.contains(key);
  }

  std::optional<Value> part(const Value& value) {
    if (value.is(Kind::map)) return part_of_map(value);
    if (!value.is(Kind::list)) return value;
    std::vector<Value> items;
    for (const Value& item : value.items()) {
      if (auto seen = part(item)) items.push_back(std::move(*seen));
    }
    if (items.empty() && !value.items().empty()) return std::nullopt;
    return value.with_items(std::move(items));
  }

  std::optional<Value> part_of_map(const Value& map) {
    if (is_left_out(map.path()) || is_for_others(map)) return std::nullopt;
    std::vector<Value::Entry> entries;
    for (const auto& [key, value] : map.entries()) {
      if (is_other_law(key)) continue;
      // Transfers are keyed by who receives the data.
      if (map.path() == "transfers.to" && is_left_out("recipients." + key)) continue;
      const bool names_data = (key == "data" || key == "gives") && value.is(Kind::list);
      const bool names_purposes = key == "purposes" && value.is(Kind::list);
      auto seen = names_data || names_purposes ? without_left_out(value)
                  : key == "regimes"           ? laws_meant(value)
                                               : part(value);
      if (seen) {
        entries.emplace_back(key, std::move(*seen));
      } else if (names_data || is_all_there_is(key, map)) {
        return std::nullopt;
      }
    }
    return map.with_entries(std::move(entries));
  }

  /// A purpose is made of its uses, unless it has legal bases for all of it.
  static bool is_all_there_is(const std::string& key, const Value& map) {
    return key == "uses" && !map.at("legal_basis").is_defined();
  }

  /// Of the laws that something is about, those the document is written for.
  std::optional<Value> laws_meant(const Value& list) const {
    if (regimes_.empty() || !list.is(Kind::list)) return list;
    std::vector<Value> kept;
    for (const Value& law : list.items()) {
      if (regimes_.contains(law.text())) kept.push_back(law);
    }
    return list.with_items(std::move(kept));
  }

  /// References without those to what is left out; nothing when none is left.
  std::optional<Value> without_left_out(const Value& list) {
    std::vector<Value> kept;
    for (const Value& item : list.items()) {
      if (!is_left_out(item.target())) kept.push_back(item);
    }
    if (kept.empty() && !list.items().empty()) return std::nullopt;
    return list.with_items(std::move(kept));
  }

  const Value& only_;
  std::set<std::string> audience_;
  std::set<std::string> regimes_;
  std::set<std::string> all_regimes_;
  std::set<std::string> left_out_;  ///< paths
};

}  // namespace

Value facts_for(const Document& document, const Value& facts) {
  View view(document, facts);
  return view.leaves_something_out() ? view.of(facts) : facts;
}

bool is_for_other_laws(const SectionUse& section, const Document& document, const Value& facts) {
  const Value& laws = section.entry.at("regimes");
  if (!laws.is_defined()) return false;
  const std::set<std::string> chosen = texts_of(facts.at("regimes"));
  const std::set<std::string> written_for = texts_of(document.entry.at("regimes"));
  return std::none_of(laws.items().begin(), laws.items().end(), [&](const Value& law) {
    return chosen.contains(law.text()) && (written_for.empty() || written_for.contains(law.text()));
  });
}

}  // namespace candor
