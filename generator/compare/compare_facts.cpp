// The walk over two trees side by side. Of a map of ids each id comes, goes or is renamed as one; what stays is
// compared field by field, as deep as the schema has names for what changed.
#include "compare/compare_facts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "compare/longest_common.h"

namespace candor {

namespace {

std::string joined(std::string_view path, std::string_view key) {
  std::string out(path);
  if (!out.empty()) out += '.';
  return out.append(key);
}

// --- what a text states ----------------------------------------------------------------------------------------------

/// Sorted paths, asked from the outside in.
class Stated {
 public:
  explicit Stated(const std::vector<std::string>& paths) : paths_(paths.begin(), paths.end()) {}

  bool whole(const std::string& path) const { return paths_.contains(path); }

  /// Is something below the path stated?
  bool within(const std::string& path) const {
    const std::string below = path.empty() ? path : path + ".";
    const auto found = paths_.lower_bound(below);
    return found != paths_.end() && found->starts_with(below);
  }

 private:
  std::set<std::string> paths_;
};

/// The value without what its text does not state; undefined when nothing is left. A list is stated as a whole when
/// one of its items is: which item that was is not the same number in another version.
Value stated_part(const Value& value, const std::string& path, const Stated& stated) {
  if (stated.whole(path)) return value;
  if (!stated.within(path)) return {};
  if (value.is(Kind::list)) return value;
  std::vector<Value::Entry> entries;
  for (const auto& [key, entry] : value.entries()) {
    Value part = stated_part(entry, joined(path, key), stated);
    if (part.is_defined()) entries.emplace_back(key, std::move(part));
  }
  if (entries.empty()) return {};
  Value part = value.is_open() ? Value::map(std::move(entries)) : Value::record(std::move(entries));
  return part.with_origins(value.origins());
}

// --- what is the same ------------------------------------------------------------------------------------------------

std::vector<Value> missing_from(const Value& other, const Value& list);

/// Same content: the order of keys never counts, that of items only where `ordered`.
bool same_content(const Value& a, const Value& b, bool ordered = false) {
  if (a.same_as(b)) return true;
  if (a.is(Kind::map) && b.is(Kind::map)) {
    return a.size() == b.size() && std::all_of(a.entries().begin(), a.entries().end(), [&](const Value::Entry& entry) {
             const Value* other = b.find(entry.first);
             return other && same_content(entry.second, *other);
           });
  }
  if (a.is(Kind::list) && b.is(Kind::list)) return !ordered && a.size() == b.size() && missing_from(b, a).empty();
  return a.is_scalar() && b.is_scalar() && a.text() == b.text();
}

/// The items of `list` that `other` has not, each as often as it stands more.
std::vector<Value> missing_from(const Value& other, const Value& list) {
  std::vector<Value> rest = other.items(), missing;
  for (const Value& item : list.items()) {
    const auto same = std::find_if(rest.begin(), rest.end(), [&](const Value& v) { return same_content(v, item); });
    if (same == rest.end()) {
      missing.push_back(item);
    } else {
      rest.erase(same);
    }
  }
  return missing;
}

/// What tells an item of an ordered list from the others: its text, or its `id` or `use`.
std::string key_of(const Value& item) {
  if (item.is_scalar()) return item.text();
  for (const char* name : {"id", "use"}) {
    if (const Value* key = item.find(name)) return key->text();
  }
  return {};
}

using Entries = std::vector<Value::Entry>;

/// The items of a list by their keys; nothing when they do not tell them apart.
std::optional<Entries> keyed_items(const Value& list) {
  Entries entries;
  std::set<std::string> seen;
  for (const Value& item : list.items()) {
    std::string key = key_of(item);
    if (key.empty() || !seen.insert(key).second) return std::nullopt;
    entries.emplace_back(std::move(key), item);
  }
  return entries;
}

/// One key on both sides.
struct Both {
  std::string key;
  const Value* before = nullptr;  ///< null when it came
  const Value* after = nullptr;   ///< null when it went
  std::size_t old_place = 0;
  std::size_t new_place = 0;
};

/// The keys of both: in the new order, those that went where they stood.
std::vector<Both> side_by_side(const Entries& before, const Entries& after) {
  std::map<std::string_view, std::size_t> old_places, new_places;
  for (std::size_t i = 0; i < before.size(); ++i) old_places.emplace(before[i].first, i);
  for (std::size_t j = 0; j < after.size(); ++j) new_places.emplace(after[j].first, j);
  std::vector<Both> out;
  std::size_t i = 0;
  const auto add_gone_until = [&](std::size_t end) {
    for (; i < end; ++i) {
      if (!new_places.contains(before[i].first)) out.push_back({before[i].first, &before[i].second, nullptr, i, 0});
    }
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto old_place = old_places.find(after[j].first);
    if (old_place == old_places.end()) {
      out.push_back({after[j].first, nullptr, &after[j].second, 0, j});
      continue;
    }
    add_gone_until(old_place->second);
    out.push_back({after[j].first, &before[old_place->second].second, &after[j].second, old_place->second, j});
  }
  add_gone_until(before.size());
  return out;
}

// --- the walk --------------------------------------------------------------------------------------------------------

const Value absent;

/// Where the walk is: the thing changes are told of, and who tells them.
struct Scope {
  std::string group;
  std::string entry;
  bool is_id = false;  ///< the node is an id in a map of ids: it comes and goes as one
};

class Walk {
 public:
  explicit Walk(const GrainOf& grain_of) : grain_of_(grain_of) {}

  void node(const std::string& path, const Value& before, const Value& after, Scope scope) {
    const ChangeGrain grain = grain_of_(path);
    if (same_content(before, after, grain.ordered)) return only_order(path, before, after, scope);
    const bool is_map = is_map_or_absent(before) && is_map_or_absent(after);
    const bool is_open = !path.empty() && (is_open_map(before) || is_open_map(after));
    const bool holds_things = !grain.group.empty() && is_map && is_open;
    if (!grain.group.empty()) scope.group = grain.group;
    if (!grain.group.empty() && !holds_things) scope.entry = path;
    const bool one_sided = !before.is_defined() || !after.is_defined();
    const bool is_told_here = grain.whole || (one_sided && (scope.is_id || !grain.label.empty()));
    if (grain.ordered && told_in_order(path, before, after, scope)) return;
    if (holds_things || (is_map && !is_told_here && can_tell_below(path, grain, before, after))) {
      return entries(path, before, after, scope, is_open, holds_things);
    }
    tell(one_sided ? (before.is_defined() ? ChangeKind::removed : ChangeKind::added) : ChangeKind::changed, path,
         before, after, scope);
  }

  std::vector<Change> take() { return std::move(changes_); }

 private:
  /// Two maps of the same content may still hold lists whose order readers see.
  void only_order(const std::string& path, const Value& before, const Value& after, const Scope& scope) {
    if (!before.is(Kind::map) || before.same_as(after)) return;
    for (const auto& [key, old_part] : before.entries()) {
      const Value& new_part = after.at(key);
      const std::string below = joined(path, key);
      if (old_part.is(Kind::map)) only_order(below, old_part, new_part, scope);
      if (old_part.is(Kind::list) && grain_of_(below).ordered) node(below, old_part, new_part, scope);
    }
  }

  static bool is_open_map(const Value& value) { return value.is(Kind::map) && value.is_open(); }

  /// A map with something in it; an empty one is a denial, and told as it is.
  static bool is_map_or_absent(const Value& value) {
    return !value.is_defined() || (value.is(Kind::map) && value.size() > 0);
  }

  /// Where a node has a name for changelogs and a part of it that changed has none, the node is what changed.
  bool can_tell_below(const std::string& path, const ChangeGrain& grain, const Value& before,
                      const Value& after) const {
    if (grain.label.empty()) return true;
    const auto parts = side_by_side(before.entries(), after.entries());
    return std::all_of(parts.begin(), parts.end(), [&](const Both& both) {
      const Value &a = both.before ? *both.before : absent, &b = both.after ? *both.after : absent;
      const ChangeGrain inner = grain_of_(joined(path, both.key));
      return !inner.label.empty() || !inner.group.empty() || same_content(a, b, inner.ordered);
    });
  }

  void entries(const std::string& path, const Value& before, const Value& after, const Scope& scope, bool are_ids,
               bool are_things) {
    std::vector<Both> parts = side_by_side(before.entries(), after.entries());
    if (are_ids) tell_renamed(path, parts, scope, are_things);
    for (const Both& both : parts) {
      Scope inner = scope;
      inner.is_id = are_ids;
      if (are_things) inner.entry = joined(path, both.key);
      node(joined(path, both.key), both.before ? *both.before : absent, both.after ? *both.after : absent, inner);
    }
  }

  /// An id that went while another came with the same content is the same thing under another id.
  void tell_renamed(const std::string& path, std::vector<Both>& parts, Scope scope, bool are_things) {
    for (Both& gone : parts) {
      if (!gone.before || gone.after) continue;
      const auto came = std::find_if(parts.begin(), parts.end(), [&](const Both& both) {
        return !both.before && both.after && both.after->size() > 0 && same_content(*gone.before, *both.after);
      });
      if (came == parts.end()) continue;
      if (are_things) scope.entry = joined(path, came->key);
      tell(ChangeKind::renamed, joined(path, came->key), *gone.before, *came->after, scope);
      changes_.back().old_path = joined(path, gone.key);
      gone.before = nullptr, came->after = nullptr;
    }
    std::erase_if(parts, [](const Both& both) { return !both.before && !both.after; });
  }

  /// A list whose order readers see, item by item; false when its items cannot be told apart.
  bool told_in_order(const std::string& path, const Value& before, const Value& after, const Scope& scope) {
    const auto olds = keyed_items(before), news = keyed_items(after);
    if (!olds || !news) return false;
    std::vector<Both> parts = side_by_side(*olds, *news);
    const std::set<std::string> moved = moved_keys(parts);
    for (const Both& both : parts) {
      const std::string inner = joined(path, both.key);
      const Value &a = both.before ? *both.before : absent, &b = both.after ? *both.after : absent;
      if (moved.contains(both.key)) tell(ChangeKind::moved, inner, a, b, scope);
      if (!both.before) tell(ChangeKind::added, inner, a, b, scope);
      if (!both.after) tell(ChangeKind::removed, inner, a, b, scope);
      if (both.before && both.after && !same_content(a, b)) tell(ChangeKind::changed, inner, a, b, scope);
    }
    return true;
  }

  /// The fewest that must have moved for the others to have kept their order.
  static std::set<std::string> moved_keys(std::vector<Both> parts) {
    std::erase_if(parts, [](const Both& both) { return !both.before || !both.after; });
    std::sort(parts.begin(), parts.end(), [](const Both& a, const Both& b) { return a.old_place < b.old_place; });
    std::vector<compare::Match> places;
    for (const Both& both : parts) places.push_back({both.old_place, both.new_place});
    const auto stays = compare::heaviest_increasing(places, std::vector<std::size_t>(places.size(), 1));
    std::set<std::string> moved;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!stays[i]) moved.insert(parts[i].key);
    }
    return moved;
  }

  void tell(ChangeKind kind, const std::string& path, const Value& before, const Value& after, const Scope& scope) {
    Change change;
    change.id = path + ":" + std::string(name_of(kind));
    change.kind = kind;
    change.path = path;
    change.before = before;
    change.after = after;
    if (before.is(Kind::list) && after.is(Kind::list)) {
      change.gained = missing_from(before, after);
      change.lost = missing_from(after, before);
    }
    change.group = scope.group;
    change.entry = scope.entry.empty() ? path : scope.entry;
    if (path.size() > change.entry.size()) change.field = path.substr(change.entry.size() + 1);
    changes_.push_back(std::move(change));
  }

  const GrainOf& grain_of_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare_facts(const StatedFacts& old_facts, const StatedFacts& new_facts, const GrainOf& grain_of) {
  const Value before = stated_part(old_facts.facts, "", Stated(old_facts.stated));
  const Value after = stated_part(new_facts.facts, "", Stated(new_facts.stated));
  Walk walk(grain_of);
  walk.node("", before.is_defined() ? before : absent, after.is_defined() ? after : absent, {});
  return walk.take();
}

}  // namespace candor
