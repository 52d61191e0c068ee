// Lumen Health's privacy policy with each fact deleted, emptied or blurred, one at a time: only verdicts that look at
// this fact may move, a gap that opens shows a line that has to do with it, and every `must` is moved by something.
// Facts that no requirement looks at are deleted together, collection by collection: nothing may move at all. What says
// for whom, when and under which laws something holds is deleted too; that moves only what looks at the thing, or at
// what names it. In Korean the larger facts move the same verdicts as in English, to the same. All that is some minutes
// of one core, since only the sections that a fact concerns are written anew (shared_sections.h); all cores take part.
#include <algorithm>
#include <map>
#include <thread>

#include "base/parallel.h"
#include "judging_lumen.h"
#include "path_reader.h"

namespace candor {

namespace {

/// Does the pattern (`retention.*.keep`) fit the path, or the path of something above or below?
bool is_about(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = pattern.substr(0, pattern.find('.'));
    const std::string_view step = path.substr(0, path.find('.'));
    if (wanted != "*" && wanted != step) return false;
    pattern.remove_prefix(std::min(wanted.size() + 1, pattern.size()));
    path.remove_prefix(std::min(step.size() + 1, path.size()));
  }
  return true;
}

/// The paths of all facts. What is no map is a fact; so is, in itself, a whole collection or entry.
void collect(const Value& value, const std::string& path, std::vector<std::string>& paths) {
  for (const auto& [key, entry] : value.entries()) collect(entry, below(path, key), paths);
  if (!path.empty()) paths.push_back(path);
}

/// Without those on the way to another: who asks for `data.*.label` does not look at all that is in `data`.
std::set<std::string> ends_of(const std::set<std::string>& patterns) {
  std::set<std::string> ends;
  for (const std::string& pattern : patterns) {
    const auto next = patterns.lower_bound(pattern + ".");
    if (next == patterns.end() || !next->starts_with(pattern + ".")) ends.insert(pattern);
  }
  return ends;
}

/// What each requirement looks at, those it is judged as too.
std::map<std::string, std::set<std::string>> all_patterns() {
  const Laws& laws = built_in_world().laws;
  std::map<std::string, std::set<std::string>> all;
  for (std::size_t pack = 0; pack < laws.definitions.size(); ++pack) {
    PackPaths reader(built_in_world().project.schema);
    for (const Definition& definition : laws.definitions[pack])
      reader.define(definition.name, *definition.question->expression);
    for (const Requirement& requirement : laws.requirements) {
      if (requirement.pack != pack) continue;
      reader.patterns = {"regimes"};
      read_all(reader, requirement);
      auto& patterns = all[requirement.id];
      patterns = reader.patterns;
      if (!requirement.where.empty()) patterns.insert(requirement.where);
      patterns = ends_of(patterns);
      for (const std::string& id : requirement.as) patterns.insert(all[id].begin(), all[id].end());
    }
  }
  return all;
}

bool looks_at(const std::set<std::string>& patterns, const std::string& path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return is_about(pattern, path); });
}

/// Lines of facts that one of the patterns is about.
std::set<std::pair<std::string, int>> lines_of(const std::set<std::string>& patterns, const Value& value,
                                               const std::string& path) {
  std::set<std::pair<std::string, int>> lines;
  if (!path.empty() && !looks_at(patterns, path)) return lines;
  lines.emplace(value.place().file, value.place().line);
  for (const auto& [key, entry] : value.entries()) lines.merge(lines_of(patterns, entry, below(path, key)));
  for (const Value& item : value.items()) lines.merge(lines_of(patterns, item, path));
  return lines;
}

bool has_moved(const Value& before, const Value& after) {
  return before.at("status").text() != after.at("status").text() ||
         before.at("lacks").text() != after.at("lacks").text();
}

/// What says nothing where such facts stand; empty where nothing is known to.
std::string vague_words_for(const std::string& path) {
  static const std::map<std::string, std::string> words = {{"purposes", "other purposes"},
                                                           {"recipients", "third parties"},
                                                           {"retention", "as long as necessary"},
                                                           {"security", "appropriate measures"}};
  if (path.ends_with(".interest")) return "our interests";
  const auto found = words.find(path.substr(0, path.find('.')));
  return found == words.end() ? "" : found->second;
}

/// For whom and when something holds decides whether the document has it at all.
bool decides_what_is_there(const std::string& path) {
  static const std::set<std::string> keys = {"subjects", "when", "unless", "regimes"};
  return keys.contains(path.substr(path.rfind('.') + 1));
}

/// One change of the facts: what stands at these paths, all below one top-level key, is this instead.
struct Mutation {
  std::vector<std::string> paths;
  Value changed;
};

/// What a fact is turned into: nothing; an empty list, or one item less; a period nobody knows; words that say nothing;
/// the opposite; a "may".
std::vector<Mutation> mutations_of(const std::string& path) {
  const Value& fact = lumen().company.facts.at_path(path);
  std::vector<Mutation> all = {{{path}, Value()}};
  if (fact.origins().empty()) return all;
  const OriginPtr& origin = fact.origins().front();
  const auto add = [&](const Value& changed) { all.push_back({{path}, changed.with_origin(origin)}); };
  if (fact.is(Kind::list)) add(Value::list({}));
  if (fact.items().size() > 1) all.push_back({{path}, fact.with_items({fact.items().begin() + 1, fact.items().end()})});
  if (fact.is(Kind::period)) add(Value::scalar(Kind::choice, "unstated"));
  if (fact.is(Kind::flag)) add(Value::flag(!fact.is_yes()));
  const std::string vague = fact.is(Kind::text) ? vague_words_for(fact.path()) : "";
  if (!vague.empty()) add(Value::text(vague));
  const std::string status = path + ".status";
  const bool may_be_hedged = fact.is(Kind::map) && !fact.find("status") && !fact.find("uses") &&
                             built_in_world().project.schema.field("company.yaml", status);
  if (may_be_hedged) {
    const auto there = std::make_shared<const Origin>(Origin{Origin::Source::fact, status, fact.place()});
    std::vector<Value::Entry> entries = fact.entries();
    entries.emplace_back("status", Value::scalar(Kind::choice, "possible").with_origin(there));
    all.push_back({{path}, fact.with_entries(std::move(entries))});
  }
  return all;
}

void collect_references(const Value& value, const std::string& owner, const std::set<std::string>& to,
                        std::set<std::string>& owners) {
  if (value.is(Kind::reference)) {
    for (std::string path = value.target(); !path.empty();) {
      if (to.contains(path)) owners.insert(owner);
      path.resize(path.rfind('.') == std::string::npos ? 0 : path.rfind('.'));
    }
  }
  for (const Value& item : value.items()) collect_references(item, owner, to, owners);
  for (const auto& [key, entry] : value.entries()) {
    const bool is_entry = std::count(owner.begin(), owner.end(), '.') < 1;
    collect_references(entry, is_entry ? below(owner, key) : owner, to, owners);
  }
}

/// What such a key decides about: the thing it belongs to, and the entries that name that one, or such an entry.
std::vector<std::string> decided_by(const std::string& path) {
  std::set<std::string> things = {path.substr(0, path.rfind('.'))};
  for (std::size_t before = 0; before != things.size();) {
    before = things.size();
    const std::set<std::string> to = things;
    collect_references(lumen().company.facts, "", to, things);
  }
  return {things.begin(), things.end()};
}

bool is_gap(const Value& verdict) {
  static const std::set<std::string> gaps = {"missing", "partial", "vague", "not-printed"};
  return gaps.contains(verdict.at("status").text());
}

/// What a change did to the verdicts.
struct Moves {
  bool reads = true;
  Verdicts moved;
};

/// Each requirement that moved, with what it is now.
std::set<std::string> ids_of(const Moves& moves) {
  std::set<std::string> ids;
  for (const auto& [id, verdict] : moves.moved) ids.insert(id + " " + verdict.at("status").text());
  return ids;
}

Value changed_facts(const Mutation& mutation) {
  Value facts = lumen().company.facts;
  for (const std::string& path : mutation.paths) facts = with(facts, path, mutation.changed);
  return facts;
}

class Mutations {
 public:
  explicit Mutations(Verdicts baseline) : baseline_(std::move(baseline)), patterns_(all_patterns()) {}

  /// Judges them all, on all cores, and says what each moved.
  std::vector<Moves> run(const std::vector<Mutation>& mutations, const std::string& language = {}) {
    std::vector<Moves> all(mutations.size());
    const std::size_t jobs = std::max(1u, std::thread::hardware_concurrency());
    for_each_index(jobs, jobs, [&](std::size_t job) {
      JudgeOfChanges judge(language);
      // In a row: what is below one key shares the sections that have nothing to do with it.
      for (std::size_t i = job * mutations.size() / jobs; i < (job + 1) * mutations.size() / jobs; ++i) {
        const std::string& path = mutations[i].paths.front();
        const Judged after = judge.with_facts(changed_facts(mutations[i]), path.substr(0, path.find('.')));
        all[i] = {after.reads, moves_between(after)};
      }
    });
    for (const Moves& one : all) remember(one.moved);
    return all;
  }

  /// Holds what moved to what may move, and where it shows.
  void check(const std::vector<Mutation>& mutations, const std::vector<Moves>& moves) {
    for (std::size_t i = 0; i < mutations.size(); ++i) {
      // Now and then all of it is composed, so that nobody takes the short way for the right one.
      if (i % checked_each == 0)
        check_same(mutations[i].paths.front(), moves[i], judge_with(changed_facts(mutations[i])));
      if (!moves[i].reads) continue;
      for (const auto& [id, verdict] : moves[i].moved) check_moved(mutations[i].paths, id, verdict);
    }
  }

  /// Nothing is released, there is no other document and nothing in this one.
  void run_unreleased() { remember(moves_between(judge_with(lumen().company.facts, false))); }

  /// Does anything that is asked of the document look at the fact?
  bool is_looked_at(const std::string& path) const {
    return std::any_of(baseline_.begin(), baseline_.end(), [&](const auto& verdict) {
      return built_in_world().laws.find(verdict.first)->kind != "lint" && looks_at(patterns_.at(verdict.first), path);
    });
  }

  /// All collections are gone that the requirement looks at: where two facts do, one is not enough.
  void run_without_all(const std::string& id) {
    Value facts = lumen().company.facts;
    for (const std::string& pattern : patterns_[id]) {
      if (pattern != "regimes") facts = with(facts, pattern.substr(0, pattern.find('.')), Value());
    }
    remember(moves_between(judge_with(facts)));
  }

  std::set<std::string> moved;
  std::size_t judged = 0;

 private:
  static constexpr std::size_t checked_each = 40;

  void check_same(const std::string& path, const Moves& one, const Judged& other) const {
    INFO(path);
    CHECK(one.reads == other.reads);
    if (!one.reads) return;
    const Verdicts others = moves_between(other);
    CHECK(one.moved.size() == others.size());
    for (const auto& [id, verdict] : one.moved) {
      INFO(id);
      REQUIRE(others.contains(id));
      CHECK(verdict.at("status").text() == others.at(id).at("status").text());
      CHECK(verdict.at("lacks").text() == others.at(id).at("lacks").text());
    }
  }

  Verdicts moves_between(const Judged& after) const {
    Verdicts moves;
    for (const auto& [id, verdict] : after.verdicts) {
      const auto known = baseline_.find(id);
      if (known != baseline_.end() && has_moved(known->second, verdict)) moves.emplace(id, verdict);
    }
    return moves;
  }

  void remember(const Verdicts& moves) {
    ++judged;
    for (const auto& [id, verdict] : moves) moved.insert(id);
  }

  void check_moved(const std::vector<std::string>& paths, const std::string& id, const Value& verdict) {
    const std::string& path = paths.front();
    const std::vector<std::string> changed = decides_what_is_there(path) ? decided_by(path) : paths;
    const Requirement& requirement = *built_in_world().laws.find(id);
    static const std::set<std::string> look_at_text = {"lint-empty-section", "lint-dead-pointer"};
    if (requirement.kind == "lint" || look_at_text.contains(id)) return;
    INFO(path << " moves " << id << ": " << verdict.at("status").text() << " " << verdict.at("lacks").text());
    // What is not printed any more may have been printed with the help of another fact.
    if (verdict.at("status").text() == "not-printed") return;
    CHECK(std::any_of(changed.begin(), changed.end(),
                      [&](const std::string& thing) { return looks_at(patterns_[id], thing); }));
    if (!is_gap(verdict)) return;
    auto& lines = lines_[id];
    if (lines.empty()) lines = lines_of(patterns_[id], lumen().company.facts, "");
    const auto& evidence = verdict.at("evidence").items();
    const bool has_no_place = evidence.empty() && path.find('.') == std::string::npos;  // nothing of it is left
    if (!has_no_place)
      CHECK(std::any_of(evidence.begin(), evidence.end(), [&](const Value& place) {
        return lines.contains({place.at("file").text(), static_cast<int>(place.at("line").number())});
      }));
  }

  Verdicts baseline_;
  std::map<std::string, std::set<std::string>> patterns_;
  std::map<std::string, std::set<std::pair<std::string, int>>> lines_;
};

/// A fact that one language prints and another does not would move fewer verdicts there.
void compare_with_korean(Mutations& mutations, const std::vector<Mutation>& changes,
                         const std::vector<Moves>& english) {
  std::vector<Mutation> large;
  std::vector<const Moves*> moved;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::string& path = changes[i].paths.front();
    const bool is_large = std::count(path.begin(), path.end(), '.') < 2 && changes[i].paths.size() == 1;
    if (!is_large || changes[i].changed.is_defined()) continue;
    large.push_back(changes[i]);
    moved.push_back(&english[i]);
  }
  CHECK(large.size() > 200);
  const std::vector<Moves> korean = mutations.run(large, "ko");
  for (std::size_t i = 0; i < large.size(); ++i) {
    INFO(large[i].paths.front());
    CHECK(moved[i]->reads == korean[i].reads);
    if (korean[i].reads) CHECK(ids_of(*moved[i]) == ids_of(korean[i]));
  }
}

}  // namespace

TEST_CASE("no verdict on Lumen Health moves but by a fact that it looks at, and each `must` is moved by one",
          "[slow]") {
  const Judged baseline = judge_with(lumen().company.facts);
  REQUIRE(baseline.reads);
  Mutations mutations(baseline.verdicts);
  std::vector<std::string> facts;
  collect(lumen().company.facts, "", facts);
  std::vector<Mutation> changes;
  std::map<std::string, std::vector<std::string>> unread;  // by collection
  for (const std::string& path : facts) {
    if (path == "regimes") continue;  // the laws that are asked at all
    if (decides_what_is_there(path)) {
      changes.push_back({{path}, Value()});
    } else if (!mutations.is_looked_at(path)) {
      unread[path.substr(0, path.find('.'))].push_back(path);
    } else {
      for (Mutation& change : mutations_of(path)) changes.push_back(std::move(change));
    }
  }
  for (const auto& [collection, paths] : unread) changes.push_back({paths, Value()});
  const std::vector<Moves> moves = mutations.run(changes);
  mutations.check(changes, moves);
  mutations.run_unreleased();
  CHECK(mutations.judged > 2000);
  compare_with_korean(mutations, changes, moves);
  for (const auto& [id, verdict] : baseline.verdicts) {
    const Requirement& requirement = *built_in_world().laws.find(id);
    // Rules of our own look for contradictions: somebody has to add something before they move.
    const bool counts = requirement.is_must && requirement.is_judged() && requirement.kind != "lint" &&
                        requirement.verified != "internal" && verdict.at("status").text() == "met";
    if (!counts) continue;
    if (!mutations.moved.contains(id)) mutations.run_without_all(id);
    INFO(id);
    CHECK(mutations.moved.contains(id));
  }
}

}  // namespace candor
