// No decoration: over a company that states everything (tests/everything), each field of the schema is shown by
// some document, or is known not to be, with the reason, in fields_not_shown.txt. And each says what it means.
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

constexpr const char* company_id = "everything";

/// What is no fact of its own: groups, and what a parent is compared and shown with.
bool is_leaf(const shape::FieldInfo& field) { return field.keys.empty() && !field.open && !field.team; }

/// Lines `pattern: reason`.
std::map<std::string, std::string> fields_not_shown() {
  std::ifstream file(PROJECT_DIR "/tests/properties/fields_not_shown.txt");
  std::map<std::string, std::string> listed;
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (!line.empty() && line[0] != '#' && colon != std::string::npos)
      listed[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return listed;
}

/// Paths that some document of the company states in each of its languages.
std::set<std::string> stated_paths(const Company& company, const Project& project) {
  std::set<std::string> stated;
  Diagnostics diagnostics;
  for (const Document& document : company.documents) {
    const auto texts = compose_document({company, document, *project.words, *read_iso_date("2026-11-21")}, diagnostics);
    const auto paths = stated_in_all(texts);
    stated.insert(paths.begin(), paths.end());
  }
  INFO(told(diagnostics));
  REQUIRE_FALSE(diagnostics.has_errors());
  return stated;
}

void collect_paths(const Value& value, std::set<std::string>& paths) {
  if (!value.path().empty()) paths.insert(value.path());
  for (const Value& item : value.items()) collect_paths(item, paths);
  for (const auto& [key, child] : value.entries()) collect_paths(child, paths);
}

void collect_texts(const Value& value, std::set<std::string>& texts) {
  if (value.is_scalar()) texts.insert(value.text());
  for (const Value& item : value.items()) collect_texts(item, texts);
  for (const auto& [key, child] : value.entries()) collect_texts(child, texts);
}

/// Is one of the paths the fact of that pattern, or below it? A list is shown by its items.
bool any_fits(const std::set<std::string>& paths, const std::string& pattern) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return fits(path, pattern) || is_below(path, pattern); });
}

/// Rights have fixed names and one shape: a field written for one of them is written.
std::string of_any_right(const std::string& pattern) {
  constexpr std::string_view rights = "rights.";
  if (!pattern.starts_with(rights)) return pattern;
  const std::size_t end = pattern.find('.', rights.size());
  return "rights.*" + (end == std::string::npos ? std::string() : pattern.substr(end));
}

bool is_within(const std::string& pattern, const std::set<std::string>& groups) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const std::string& group) { return pattern.starts_with(group + "."); });
}

/// Parts that return everywhere (conditions, a status, what is compared as a whole): where they are written they must
/// be shown, and nobody has to write each of them everywhere.
bool is_returning(const std::string& pattern, const std::set<std::string>& wholes) {
  for (const std::string_view step : {".when", ".unless", ".status"}) {
    if ((pattern + ".").find(std::string(step) + ".") != std::string::npos) return true;
  }
  return is_within(pattern, wholes);
}

}  // namespace

TEST_CASE("a company that states everything shows every field of the schema", "[slow]") {
  MemoryFiles files;
  copy_project(files, "tests/everything");
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  const Company company = load_company(files, project, company_id, diagnostics);
  INFO(told(diagnostics));
  REQUIRE_FALSE(diagnostics.has_errors());
  std::set<std::string> written;
  collect_paths(company.facts, written);
  const std::set<std::string> stated = stated_paths(company, project);
  const auto not_shown = fields_not_shown();

  std::set<std::string> wholes;
  std::set<std::string> lists;
  std::set<std::string> teams;
  for (const shape::FieldInfo& field : project.schema.fields("company.yaml")) {
    if (field.team) teams.insert(field.pattern);
    if (field.whole) wholes.insert(field.pattern);
    if (std::find(field.kinds.begin(), field.kinds.end(), Kind::list) != field.kinds.end()) lists.insert(field.pattern);
    const std::string parent = field.pattern.substr(0, field.pattern.rfind('.'));
    if (lists.contains(parent)) continue;  // a list's items are what the list is
    INFO(field.pattern);
    CHECK_FALSE(field.description.empty());
    if (!is_leaf(field) || is_within(field.pattern, teams)) continue;
    const bool listed = std::any_of(not_shown.begin(), not_shown.end(),
                                    [&](const auto& line) { return fits(field.pattern, line.first); });
    const std::string pattern = of_any_right(field.pattern);
    const bool is_written = any_fits(written, pattern);
    const bool is_stated = any_fits(stated, pattern);
    CHECK((is_written || listed || is_returning(field.pattern, wholes)));  // write it in tests/everything
    if (is_written && !listed) CHECK(is_stated);                           // show it in a section
    if (listed) CHECK_FALSE(is_stated);  // it is shown: take it off fields_not_shown.txt
  }
}

TEST_CASE("a company that states everything uses every section there is") {
  MemoryFiles files;
  copy_project(files, "tests/everything");
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  const Company company = load_company(files, project, company_id, diagnostics);
  std::set<std::string> used;
  for (const Document& document : company.documents) {
    for (const SectionUse& section : document.sections) used.insert(section.built_in);
    collect_texts(document.entry.at("questions"), used);  // a question is answered by sections
  }
  for (const std::string& name : project.words->names("sections/")) {
    INFO(name);
    CHECK(used.contains(name.substr(0, name.find('.'))));
  }
}
