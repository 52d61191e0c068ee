// The packs' cases as data: tests/laws/<pack>/*.yaml, a row per case. Each company is composed as a release would be,
// since a fact counts only when the text states it.
#include <map>
#include <set>

#include "law_cases.h"

namespace candor {

namespace {

void check_row(const Case& row) {
  INFO(row.requirement << ": " << text_at(row.entry, "name"));
  Diagnostics found;
  const Value verdict = verdict_on(judge(row, facts_of(row.base, *row.entry.find("facts")), found), row.requirement);
  for (const Diagnostic& diagnostic : found.found()) {
    if (!is_verdict(diagnostic)) UNSCOPED_INFO(diagnostic.id << ": " << diagnostic.message);
    CHECK(is_verdict(diagnostic));
  }
  CHECK(verdict.at("status").text() == text_at(row.entry, "status"));
  CHECK(verdict.at("lacks").text() == text_at(row.entry, "lacks"));
}

}  // namespace

TEST_CASE("each row's facts get the row's verdict", "[slow]") {
  for (const Value& pack : built_in_world().project.laws.packs()) {
    for (const Case& row : cases_of(pack)) check_row(row);
  }
}

TEST_CASE("each requirement that a machine judges has a case that meets it and one that does not", "[slow]") {
  const auto& world = built_in_world();
  std::vector<std::map<std::string, std::set<std::string>>> seen;
  for (const Value& pack : world.project.laws.packs()) {
    seen.emplace_back();
    for (const Case& row : cases_of(pack)) seen.back()[row.requirement].insert(text_at(row.entry, "status"));
    for (const auto& [id, statuses] : seen.back()) {
      INFO(id);
      CHECK(world.laws.find(id));
    }
  }
  for (const Requirement& requirement : world.laws.requirements) {
    INFO(requirement.id);
    auto& statuses = seen[requirement.pack];
    CHECK(statuses.contains(requirement.id));
    if (!requirement.is_judged() || requirement.kind == "lint" || !requirement.has_expressions()) continue;
    CHECK(statuses[requirement.id].contains("met"));
    CHECK(statuses[requirement.id].size() > 1);
  }
}

}  // namespace candor
