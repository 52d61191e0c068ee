// The packs' cases as data: tests/laws/<pack>/*.yaml, a row per case. Each company is composed as a release would be,
// since a fact counts only when the text states it.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "law_world.h"

namespace candor {

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::string text_at(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found ? found->text : "";
}

/// The case's facts over the base's: a top-level key of the case replaces the base's, `none` takes it away.
yaml::Node facts_of(const yaml::Node& base, const yaml::Node& own) {
  yaml::Node facts = own;
  facts.kind = yaml::NodeKind::map;
  std::erase_if(facts.entries, [](const yaml::Entry& entry) { return entry.value.text == "none"; });
  for (const yaml::Entry& entry : base.entries) {
    if (!own.find(entry.key)) facts.entries.push_back(entry);
  }
  return facts;
}

struct Case {
  std::string requirement;
  yaml::Node entry;
  yaml::Node base;
};

const std::filesystem::path cases_folder = std::filesystem::path(PROJECT_DIR) / "tests/laws";

/// The rows of a pack's tables. The company has selected the pack's law, unless the table or the row says which.
std::vector<Case> cases_of(const Value& pack) {
  std::vector<Case> cases;
  const std::filesystem::path folder = cases_folder / pack.at("id").text();
  INFO(folder);
  REQUIRE(std::filesystem::is_directory(folder));
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".yaml") continue;
    Diagnostics diagnostics;
    const yaml::Node table = yaml_of(bytes_of(file.path()), file.path().filename().string(), diagnostics);
    REQUIRE(diagnostics.empty());
    yaml::Node base = *table.find("base");
    const Value& law = pack.at("regime");
    if (law.is_defined() && !base.find("regimes")) {
      base.entries.push_back({"regimes", {}, yaml::Node::list({yaml::Node::scalar(law.text())}), 0});
    }
    for (const yaml::Entry& requirement : table.find("cases")->entries) {
      for (const yaml::Node& entry : requirement.value.items) cases.push_back({requirement.key, entry, base});
    }
  }
  return cases;
}

yaml::Node document_of(const yaml::Node& row, Diagnostics& diagnostics) {
  const std::string kind = text_at(row, "kind");
  yaml::Node document = document_of(all_sections(), diagnostics, kind.empty() ? "privacy_policy" : kind);
  if (const yaml::Node* sections = row.find("sections")) document.entries.back().value = *sections;
  return document;
}

void check_row(const Case& row) {
  Diagnostics found;
  const auto day = read_iso_date(text_at(row.entry, "as_of"));
  const yaml::Node document = document_of(row.entry, found);
  const auto verdicts = judge(facts_of(row.base, *row.entry.find("facts")), document, found,
                              day.value_or(*read_iso_date("2026-11-21")));
  const Value verdict = verdict_on(verdicts, row.requirement);
  for (const Diagnostic& diagnostic : found.found()) {
    if (!diagnostic.id.starts_with("law-")) UNSCOPED_INFO(diagnostic.id << ": " << diagnostic.message);
    CHECK(diagnostic.id.starts_with("law-"));
  }
  CHECK(verdict.at("status").text() == text_at(row.entry, "status"));
  CHECK(verdict.at("lacks").text() == text_at(row.entry, "lacks"));
}

}  // namespace

TEST_CASE("each row's facts get the row's verdict") {
  for (const Value& pack : built_in_world().project.laws) {
    for (const Case& row : cases_of(pack)) {
      DYNAMIC_SECTION(row.requirement << ": " << text_at(row.entry, "name")) { check_row(row); }
    }
  }
}

TEST_CASE("each requirement that a machine judges has a case that meets it and one that does not") {
  const auto& world = built_in_world();
  std::vector<std::map<std::string, std::set<std::string>>> seen;
  for (const Value& pack : world.project.laws) {
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
