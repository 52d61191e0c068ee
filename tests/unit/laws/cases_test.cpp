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

std::vector<Case> cases_in(const std::filesystem::path& folder) {
  std::vector<Case> cases;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    Diagnostics diagnostics;
    const yaml::Node table = yaml_of(bytes_of(file.path()), file.path().filename().string(), diagnostics);
    REQUIRE(diagnostics.empty());
    yaml::Node base = *table.find("base");
    base.entries.push_back({"regimes", {}, yaml::Node::list({yaml::Node::scalar(folder.filename().string())}), 0});
    for (const yaml::Entry& requirement : table.find("cases")->entries) {
      for (const yaml::Node& entry : requirement.value.items) cases.push_back({requirement.key, entry, base});
    }
  }
  return cases;
}

const std::filesystem::path cases_folder = std::filesystem::path(PROJECT_DIR) / "tests/laws";

}  // namespace

TEST_CASE("each row's facts get the row's verdict") {
  for (const auto& pack : std::filesystem::directory_iterator(cases_folder)) {
    for (const Case& row : cases_in(pack.path())) {
      DYNAMIC_SECTION(row.requirement << ": " << text_at(row.entry, "name")) {
        Diagnostics found;
        yaml::Node document = document_of(all_sections(), found);
        if (const yaml::Node* sections = row.entry.find("sections")) document.entries.back().value = *sections;
        const Value verdict = verdict_on(judge(facts_of(row.base, *row.entry.find("facts")), document, found), row.requirement);
        for (const Diagnostic& diagnostic : found.found()) {
          if (!diagnostic.id.starts_with("law-")) UNSCOPED_INFO(diagnostic.id << ": " << diagnostic.message);
          CHECK(diagnostic.id.starts_with("law-"));
        }
        CHECK(verdict.at("status").text() == text_at(row.entry, "status"));
        CHECK(verdict.at("lacks").text() == text_at(row.entry, "lacks"));
      }
    }
  }
}

TEST_CASE("each requirement that a machine judges has a case that meets it and one that does not") {
  for (const auto& pack : std::filesystem::directory_iterator(cases_folder)) {
    std::map<std::string, std::set<std::string>> seen;
    for (const Case& row : cases_in(pack.path())) seen[row.requirement].insert(text_at(row.entry, "status"));
    for (const Requirement& requirement : built_in_world().laws.requirements) {
      if (requirement.regime != pack.path().filename()) continue;
      INFO(requirement.id);
      CHECK(seen.contains(requirement.id));
      if (!requirement.is_judged() || requirement.kind == "lint" || !requirement.as.empty()) continue;
      CHECK(seen[requirement.id].contains("met"));
      CHECK(seen[requirement.id].size() > 1);
    }
  }
}

}  // namespace candor
