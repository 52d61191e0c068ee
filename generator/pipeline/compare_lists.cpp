#include "pipeline/compare_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "compose/compose_document.h"

namespace candor {

namespace {

/// Is it the path itself, or one below it?
bool is_within(const std::string& path, const std::string& outer) {
  return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

/// The things a text names, by the list they are of: `recipients` → `recipients.hosting`, `recipients.payments`.
using Lists = std::map<std::string, std::set<std::string>>;

/// The list that the thing at a path belongs to: those beside it that an author has named, or those to which the schema
/// gives the same name, as it does to rights. Empty where it belongs to none.
std::string list_of(const Project& project, const Value& facts, const std::string& path) {
  const std::string around = path.substr(0, path.rfind('.'));
  const Value& map = facts.at_path(around);
  if (!map.is(Kind::map)) return "";
  if (map.is_open()) return around;
  const auto field = project.schema.field("company.yaml", path);
  return field && field->whole && !field->label.empty() ? around + "." + field->label : "";
}

Lists lists_in(const Project& project, const std::vector<std::string>& stated, const Value& facts) {
  Lists lists;
  std::set<std::string> seen;
  for (const std::string& path : stated) {
    for (std::size_t dot = path.find('.'); dot != std::string::npos;) {
      dot = path.find('.', dot + 1);
      const std::string thing = path.substr(0, dot);
      if (!seen.insert(thing).second) continue;
      const std::string list = list_of(project, facts, thing);
      if (!list.empty()) lists[list].insert(thing);
    }
  }
  return lists;
}

/// Does the value name this thing by its id, or a part of it?
bool refers_to(const Value& value, const std::string& thing) {
  if (value.is(Kind::reference)) return is_within(value.target(), thing);
  const auto& items = value.items();
  const auto& entries = value.entries();
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return refers_to(item, thing); }) ||
         std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return refers_to(entry.second, thing); });
}

bool is_known(const std::string& item, const std::vector<Change>& told) {
  return std::any_of(told.begin(), told.end(), [&](const Change& change) { return is_within(item, change.path); });
}

/// What `one` lists and `other` leaves out of a list of its own.
class OnlyInOne {
 public:
  OnlyInOne(const Project& project, const FactsAt& one, const FactsAt& other, Date today)
      : project_(project),
        one_(one),
        other_(other),
        today_(today),
        lists_of_one_(lists_in(project, one.stated, one.company.facts)),
        lists_of_other_(lists_in(project, other.stated, other.company.facts)) {}

  /// As they would come to `other`.
  std::vector<Change> items(const std::vector<Change>& told) const {
    const std::set<std::string> candidates = left_out();
    if (candidates.empty()) return {};
    const Lists today = lists_in(project_, stated_in_all(composed(other_)), other_.company.facts);
    FactsAt supposed = other_;
    supposed.company.facts = one_.company.facts;
    const std::vector<Text> text = composed(supposed);
    supposed.stated = stated_in_all(text);
    std::vector<Change> found = changes_between(project_, other_, supposed);
    std::erase_if(found, [&](const Change& change) {
      const bool came = change.kind == ChangeKind::added && candidates.contains(change.path);
      return !came || is_known(change.path, told) || !is_same_list(today, change.path);
    });
    std::vector<std::string> known;
    for (const Change& change : found) known.push_back(change.path);
    for (const Change& change : told) known.push_back(change.path);
    std::erase_if(found, [&](const Change& change) { return !stands_alone(change.path, text.front(), known); });
    return found;
  }

 private:
  /// By the two records alone, without composing anything. What both were frozen with is named by one for another
  /// reason than its being there.
  std::set<std::string> left_out() const {
    std::set<std::string> found;
    for (const auto& [list, items] : lists_of_one_) {
      const auto listed = lists_of_other_.find(list);
      if (listed == lists_of_other_.end()) continue;
      for (const std::string& item : items) {
        if (listed->second.contains(item)) continue;
        if (one_.company.facts.at_path(item).same_as(other_.company.facts.at_path(item))) continue;
        found.insert(item);
      }
    }
    return found;
  }

  std::vector<Text> composed(const FactsAt& facts) const {
    Document document = facts.company.documents.front();
    document.languages = {document.controlling};
    Diagnostics told_by_check;
    return compose_document({facts.company, document, *project_.words, today_}, told_by_check);
  }

  /// Did the words that are in force list what today's templates list? Else the list is not theirs.
  bool is_same_list(const Lists& today, const std::string& item) const {
    const std::string list = list_of(project_, one_.company.facts, item);
    const auto listed = today.find(list);
    if (listed == today.end() || listed->second.contains(item)) return false;
    const std::set<std::string>& frozen = lists_of_other_.at(list);
    return std::includes(frozen.begin(), frozen.end(), listed->second.begin(), listed->second.end());
  }

  /// Would some block name it for its own sake, and not because something known, that refers to it, stands there?
  bool stands_alone(const std::string& item, const Text& text, const std::vector<std::string>& known) const {
    const auto names = [](const TextBlock& block, const std::string& thing) {
      return std::any_of(block.facts.begin(), block.facts.end(),
                         [&](const std::string& fact) { return is_within(fact, thing); });
    };
    for (const TextBlock& block : text.blocks) {
      if (!names(block, item)) continue;
      const bool is_borrowed = std::any_of(known.begin(), known.end(), [&](const std::string& other) {
        return !is_within(other, item) && names(block, other) && refers_to(one_.company.facts.at_path(other), item);
      });
      if (!is_borrowed) return true;
    }
    return false;
  }

  const Project& project_;
  const FactsAt& one_;
  const FactsAt& other_;
  Date today_;
  Lists lists_of_one_;
  Lists lists_of_other_;
};

Change reversed(Change change) {
  change.kind = ChangeKind::removed;
  change.id = change.path + ":" + std::string(name_of(change.kind));
  std::swap(change.before, change.after);
  return change;
}

}  // namespace

std::vector<Change> items_listed_by_one(const Project& project, const FactsAt& older, const FactsAt& newer, Date today,
                                        const std::vector<Change>& told) {
  std::vector<Change> all = OnlyInOne(project, newer, older, today).items(told);
  for (Change& change : OnlyInOne(project, older, newer, today).items(told)) all.push_back(reversed(std::move(change)));
  return all;
}

}  // namespace candor
