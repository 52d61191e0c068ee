#include "pipeline/compare_documents.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "compose/document_facts.h"
#include "pipeline/compare_lists.h"
#include "pipeline/frozen_company.h"
#include "release/recall_record.h"

namespace candor {

namespace {

/// A document's version in force, with its facts.
struct InForce {
  const WalkedDocument* document = nullptr;
  const Version* version = nullptr;
  FactsAt facts;
};

/// The newest first; where all were frozen from the same facts, none: nothing can differ.
std::vector<InForce> documents_in_force(const Project& project, const WalkedCompany& walked) {
  std::vector<InForce> all;
  std::set<std::string_view> different;
  for (const WalkedDocument& document : walked.documents) {
    const Version* version = document.document ? document.record.in_force(walked.today) : nullptr;
    if (!version || !states_facts(*version)) continue;
    all.push_back({.document = &document, .version = version, .facts = {}});
    different.insert(written_facts(*version));
  }
  if (different.size() < 2) return {};
  std::stable_sort(all.begin(), all.end(), [](const InForce& a, const InForce& b) {
    return std::tie(a.version->published, a.version->name) > std::tie(b.version->published, b.version->name);
  });
  for (InForce& one : all) {
    Diagnostics told_by_recall;
    one.facts = facts_of(project, walked.company.id, one.document->record, *one.version, told_by_recall);
  }
  return all;
}

// --- what two versions both state ------------------------------------------------------------------------------------

/// Paths in which `#` stands for the number of an item: which one it was is not the same number elsewhere.
std::set<std::string> stated_in(const FactsAt& facts) {
  std::set<std::string> all;
  for (const std::string& path : facts.stated) {
    std::string general;
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('.', begin), path.size());
      const std::string step = path.substr(begin, end - begin);
      const bool is_item = step.find_first_not_of("0123456789") == std::string::npos &&
                           facts.company.facts.at_path(path.substr(0, begin == 0 ? 0 : begin - 1)).is(Kind::list);
      general += (general.empty() ? "" : ".") + (is_item ? "#" : step);
      begin = end + 1;
    }
    all.insert(std::move(general));
  }
  return all;
}

/// Is something stated at the path, above it, or below it?
bool speaks_of(const std::set<std::string>& stated, const std::string& path) {
  const auto below = stated.lower_bound(path + ".");
  if (below != stated.end() && below->starts_with(path + ".")) return true;
  for (std::string above = path;;) {
    if (stated.contains(above)) return true;
    const std::size_t dot = above.rfind('.');
    if (dot == std::string::npos) return false;
    above.resize(dot);
  }
}

std::set<std::string> stated_in_both(const FactsAt& one, const FactsAt& other) {
  const std::set<std::string> ones = stated_in(one);
  const std::set<std::string> others = stated_in(other);
  std::set<std::string> both;
  for (const std::string& path : ones) {
    if (speaks_of(others, path)) both.insert(path);
  }
  for (const std::string& path : others) {
    if (speaks_of(ones, path)) both.insert(path);
  }
  return both;
}

/// The value without what is not at these paths; undefined when nothing is left.
Value part_at(const Value& value, const std::string& path, const std::set<std::string>& paths) {
  if (paths.contains(path)) return value;
  const std::string before = path.empty() ? path : path + ".";
  const auto below = paths.lower_bound(before);
  if (below == paths.end() || !below->starts_with(before)) return {};
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (const Value& item : value.items()) {
      Value part = part_at(item, before + "#", paths);
      if (part.is_defined()) items.push_back(std::move(part));
    }
    return items.empty() ? Value() : value.with_items(std::move(items));
  }
  std::vector<Value::Entry> entries;
  for (const auto& [key, entry] : value.entries()) {
    Value part = part_at(entry, before + key, paths);
    if (part.is_defined()) entries.emplace_back(key, std::move(part));
  }
  return entries.empty() ? Value() : value.with_entries(std::move(entries));
}

/// What both documents see of the facts, and both versions state.
class CommonPart {
 public:
  CommonPart(const FactsAt& one, const FactsAt& other)
      : one_(one.company.documents.front()),
        other_(other.company.documents.front()),
        paths_(stated_in_both(one, other)) {}

  bool is_empty() const { return paths_.empty(); }

  FactsAt of(const FactsAt& facts) const {
    FactsAt part = facts;
    part.company.facts = part_at(facts_for(one_, facts_for(other_, facts.company.facts)), "", paths_);
    part.stated.clear();
    for (const auto& [key, value] : part.company.facts.entries()) part.stated.push_back(key);
    return part;
  }

 private:
  const Document& one_;
  const Document& other_;
  std::set<std::string> paths_;
};

/// The changes of facts; the documents' own sections and titles differ as they should.
std::vector<Change> fact_changes(const Project& project, const FactsAt& older, const FactsAt& newer) {
  std::vector<Change> changes = changes_between(project, older, newer);
  std::erase_if(changes, [](const Change& change) { return change.group == "document"; });
  return changes;
}

bool has_change_at(const std::vector<Change>& changes, const std::string& path) {
  return std::any_of(changes.begin(), changes.end(), [&](const Change& change) { return change.path == path; });
}

// --- two documents beside each other ---------------------------------------------------------------------------------

/// Is the fact another one today than it was there?
bool has_moved(const FactsAt& then, const Company& now, const std::string& path) {
  return !then.company.facts.at_path(path).same_as(now.facts.at_path(path));
}

class DocumentPair {
 public:
  DocumentPair(const Project& project, const WalkedCompany& walked, const InForce& older, const InForce& newer)
      : project_(project), walked_(walked), older_(older), newer_(newer), common_(older.facts, newer.facts) {}

  std::vector<Disagreement> disagreements() const {
    std::vector<Change> changes;
    std::vector<Disagreement> all = of_values(changes);
    for (const Change& change : items_listed_by_one(project_, older_.facts, newer_.facts, walked_.today, changes)) {
      Disagreement found = disagreement(change, has_moved(older_.facts, walked_.company, change.path),
                                        has_moved(newer_.facts, walked_.company, change.path));
      found.is_of_lists = true;
      all.push_back(std::move(found));
    }
    if (!all.empty()) note_what_comes(all);
    return all;
  }

 private:
  /// What both state; the changes themselves are left in `changes`.
  std::vector<Disagreement> of_values(std::vector<Change>& changes) const {
    if (common_.is_empty()) return {};
    const FactsAt before = common_.of(older_.facts);
    const FactsAt after = common_.of(newer_.facts);
    changes = fact_changes(project_, before, after);
    if (changes.empty()) return {};
    FactsAt now = newer_.facts;
    now.company.facts = walked_.company.facts;
    now = common_.of(now);
    const std::vector<Change> since_older = fact_changes(project_, before, now);
    const std::vector<Change> since_newer = fact_changes(project_, after, now);
    std::vector<Disagreement> all;
    for (const Change& change : changes) {
      all.push_back(
          disagreement(change, has_change_at(since_older, change.path), has_change_at(since_newer, change.path)));
    }
    return all;
  }

  Disagreement disagreement(const Change& change, bool older_is_behind, bool newer_is_behind) const {
    Disagreement found;
    found.older = {older_.document->id, older_.version->name, older_is_behind};
    found.newer = {newer_.document->id, newer_.version->name, newer_is_behind};
    found.told = told(change);
    found.change = change;
    return found;
  }

  std::string told(const Change& change) const {
    const std::string& language = newer_.facts.controlling;
    Diagnostics told_by_others;
    const auto sentences = told_between(project_, older_facts_in(older_.facts, newer_.facts, language),
                                        facts_in(newer_.facts, language), {change}, language, language, told_by_others);
    return sentences.empty() ? "" : sentences.front().sentence;
  }

  /// The newest version of the older document, where it is yet to come in force, may have put an end to it.
  void note_what_comes(std::vector<Disagreement>& all) const {
    const Record& record = older_.document->record;
    const Version& latest = *record.latest();
    if (latest.in_force_from() <= walked_.today) return;
    Diagnostics told_by_recall;
    const FactsAt coming = facts_of(project_, walked_.company.id, record, latest, told_by_recall);
    const std::vector<Change> values = fact_changes(project_, common_.of(coming), common_.of(newer_.facts));
    const std::vector<Change> lists = items_listed_by_one(project_, coming, newer_.facts, walked_.today, values);
    for (Disagreement& found : all) {
      if (has_change_at(found.is_of_lists ? lists : values, found.change.path)) continue;
      found.ended_by = latest.name;
      found.ended_on = iso_text(latest.in_force_from());
    }
  }

  const Project& project_;
  const WalkedCompany& walked_;
  const InForce& older_;
  const InForce& newer_;
  CommonPart common_;
};

}  // namespace

std::vector<Disagreement> compare_documents(const Project& project, const WalkedCompany& walked,
                                            const std::string& document) {
  const std::vector<InForce> all = documents_in_force(project, walked);
  std::vector<Disagreement> found;
  for (std::size_t older = 1; older < all.size(); ++older) {
    std::set<std::string> known;  // the newest that says otherwise is enough
    for (std::size_t newer = 0; newer < older; ++newer) {
      const bool is_asked =
          document.empty() || all[older].document->id == document || all[newer].document->id == document;
      if (!is_asked || written_facts(*all[older].version) == written_facts(*all[newer].version)) continue;
      for (Disagreement& one : DocumentPair(project, walked, all[older], all[newer]).disagreements()) {
        if (known.insert(one.change.path).second) found.push_back(std::move(one));
      }
    }
  }
  return found;
}

}  // namespace candor
