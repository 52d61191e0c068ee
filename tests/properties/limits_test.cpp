// A planned thing never reads as true: over the company that states everything (tests/everything), with all of it only
// planned, each section that tells more of a thing than its name tells that it is planned. What need not, stands with
// the reason in limits_not_said.txt.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>

#include "properties/patterns.h"
#include "properties/sample.h"
#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

/// `value` with `status: planned` on all that may have a status and has none.
Value planned(const Value& value) {
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(planned(item));
    return value.with_items(std::move(items));
  }
  if (!value.is(Kind::map)) return value;
  std::vector<Value::Entry> entries;
  for (const auto& [key, child] : value.entries()) entries.emplace_back(key, planned(child));
  const auto& known = value.known();
  if (!value.is_open() && std::find(known.begin(), known.end(), "status") != known.end() && !value.find("status")) {
    const Origin origin{Origin::Source::fact, value.path() + ".status", value.place()};
    entries.emplace_back("status",
                         Value::scalar(Kind::choice, "planned").with_origin(std::make_shared<Origin>(origin)));
  }
  return value.with_entries(std::move(entries));
}

/// All paths below which a status stands.
void collect_limited(const Value& value, const std::string& path, std::vector<std::string>& limited) {
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    collect_limited(value.items()[i], path + "." + std::to_string(i), limited);
  }
  for (const auto& [key, child] : value.entries()) {
    if (key == "status" && child.text() != "in_place") limited.push_back(path);
    collect_limited(child, path.empty() ? key : path + "." + key, limited);
  }
}

/// Steps of a thing by which others name it: to refer to it is not to tell of it.
bool only_names(const std::string& below) {
  static const std::set<std::string> names = {"label", "text",  "name",      "category", "kind", "role",   "party",
                                              "url",   "email", "telephone", "document", "at",   "purpose"};
  const std::string last = below.substr(below.rfind('.') + 1);
  return names.contains(last) || below.starts_with("parties.") || below.starts_with("items.");
}

/// Does one of `facts` tell of what stands at `path` more than a name?
bool tells(const std::set<std::string>& facts, const std::string& path) {
  const std::string below = path + ".";
  for (auto found = facts.lower_bound(below); found != facts.end() && found->starts_with(below); ++found) {
    if (!only_names(found->substr(below.size()))) return true;
  }
  return false;
}

bool speaks_of(const std::set<std::string>& facts, const std::string& path) {
  const auto found = facts.lower_bound(path + ".");
  return facts.contains(path) || (found != facts.end() && found->starts_with(path + "."));
}

/// Lines `section pattern: reason`; a section may be `*`.
std::vector<std::pair<std::string, std::string>> limits_not_said() {
  std::ifstream file(PROJECT_DIR "/tests/properties/limits_not_said.txt");
  std::vector<std::pair<std::string, std::string>> listed;
  for (std::string line; std::getline(file, line);) {
    const std::size_t space = line.find(' ');
    const std::size_t colon = line.find(": ");
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    listed.emplace_back(line.substr(0, space), line.substr(space + 1, colon - space - 1));
  }
  return listed;
}

/// What each section of the documents states, in English.
std::map<std::string, std::set<std::string>> told_by_section(const Company& company, const Project& project) {
  std::map<std::string, std::set<std::string>> told_of;
  Diagnostics diagnostics;
  for (const Document& document : company.documents) {
    const auto texts = compose_document({company, document, *project.words, *read_iso_date("2026-11-21")}, diagnostics);
    for (const TextBlock& block : texts.front().blocks) {
      told_of[block.section].insert(block.facts.begin(), block.facts.end());
    }
  }
  INFO(told(diagnostics));
  REQUIRE_FALSE(diagnostics.has_errors());
  return told_of;
}

}  // namespace

TEST_CASE("where a thing that is only planned is told of, it is told that it is planned") {
  MemoryFiles files;
  copy_project(files, "tests/everything");
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  Company company = load_company(files, project, "everything", diagnostics);
  company.facts = planned(company.facts);
  std::vector<std::string> limited;
  collect_limited(company.facts, "", limited);
  REQUIRE(limited.size() > 300);

  const auto listed = limits_not_said();
  std::set<std::size_t> used;
  for (const auto& [section, facts] : told_by_section(company, project)) {
    for (const std::string& path : limited) {
      if (!tells(facts, path) || speaks_of(facts, path + ".status")) continue;
      bool is_listed = false;
      for (std::size_t i = 0; i < listed.size(); ++i) {
        const auto& [where, pattern] = listed[i];
        if ((where != "*" && where != section) || !fits(path, pattern)) continue;
        is_listed = true;
        used.insert(i);
      }
      INFO("section `" << section << "` tells of `" << path << "` and not that it is planned");
      CHECK(is_listed);
    }
  }
  for (std::size_t i = 0; i < listed.size(); ++i) {
    INFO(listed[i].first << " " << listed[i].second << " is said, or never told of: take it off limits_not_said.txt");
    CHECK(used.contains(i));
  }
}
