// The rows of the packs' tables of cases: tests/laws/<pack>/*.yaml.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bytes_of.h"
#include "law_world.h"

namespace candor {

using test::bytes_of;

inline std::string text_at(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found ? found->text : "";
}

/// The case's facts over the base's: a top-level key of the case replaces the base's, `none` takes it away.
inline yaml::Node facts_of(const yaml::Node& base, const yaml::Node& own) {
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

inline const std::filesystem::path cases_folder = std::filesystem::path(PROJECT_DIR) / "tests/laws";

/// The rows of a pack's tables. The company has selected the pack's law, unless the table or the row says which.
inline std::vector<Case> read_cases(const Value& pack) {
  std::vector<Case> cases;
  const std::filesystem::path folder = cases_folder / pack.at("id").text();
  INFO(folder);
  REQUIRE(std::filesystem::is_directory(folder));
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".yaml") continue;
    Diagnostics diagnostics;
    const yaml::Node table = yaml_of(bytes_of(file.path()), file.path().filename().string(), diagnostics);
    for (const Diagnostic& wrong : diagnostics.found())
      UNSCOPED_INFO(wrong.place.file << ":" << wrong.place.line << ": " << wrong.message);
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

/// The same, read once: the tables are long.
inline const std::vector<Case>& cases_of(const Value& pack) {
  static std::map<std::string, std::vector<Case>> known;
  const std::string& id = pack.at("id").text();
  const auto found = known.find(id);
  return found != known.end() ? found->second : known.emplace(id, read_cases(pack)).first->second;
}

inline yaml::Node document_of(const yaml::Node& row, Diagnostics& diagnostics) {
  const std::string kind = text_at(row, "kind");
  yaml::Node document = document_of(all_sections(), diagnostics, kind.empty() ? "privacy_policy" : kind);
  if (const yaml::Node* sections = row.find("sections")) document.entries.back().value = *sections;
  if (const yaml::Node* more = row.find("document")) {
    for (const yaml::Entry& entry : more->entries) {
      std::erase_if(document.entries, [&](const yaml::Entry& known) { return known.key == entry.key; });
      document.entries.push_back(entry);
    }
  }
  return document;
}

/// The newest version, where a row says that there is one.
inline std::optional<Version> version_of(const yaml::Node& row) {
  const yaml::Node* release = row.find("release");
  if (!release) return std::nullopt;
  Version version{.name = text_at(*release, "published"), .published = *read_iso_date(text_at(*release, "published"))};
  version.effective = read_iso_date(text_at(*release, "effective"));
  version.stated_dates = {text_at(*release, "states_published") == "yes",
                          text_at(*release, "states_effective") == "yes"};
  return version;
}

/// Is it what packs find, and no mistake of the row's?
inline bool is_verdict(const Diagnostic& found) {
  return found.id.starts_with("law-") || found.id == "phrases-not-examined";
}

/// A row's company judged on the row's day, all requirements.
inline std::vector<Value> judge(const Case& row, const yaml::Node& facts, Diagnostics& found) {
  const auto day = read_iso_date(text_at(row.entry, "as_of")).value_or(*read_iso_date("2026-11-21"));
  const std::optional<Version> latest = version_of(row.entry);
  return judge(facts, document_of(row.entry, found), found, day, built_in_world().laws, latest ? &*latest : nullptr);
}

}  // namespace candor
