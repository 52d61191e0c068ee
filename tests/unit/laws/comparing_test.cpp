// The entries that compare facts or texts, each in a folder of its own: tests/laws/<pack>/<id>/<case>.yaml is a company
// whose facts contradict each other there, <case>.txt the whole finding as `check` reports it.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "law_cases.h"
#include "report/report.h"

namespace candor {

namespace {

using Path = std::filesystem::path;

std::vector<Path> sorted_in(const Path& folder) {
  std::vector<Path> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

/// The folders of entries, each called as its requirement.
std::vector<Path> folders() {
  std::vector<Path> all;
  for (const Value& pack : built_in_world().project.laws.packs()) {
    for (const Path& path : sorted_in(cases_folder / pack.at("id").text())) {
      if (std::filesystem::is_directory(path)) all.push_back(path);
    }
  }
  return all;
}

/// The verdict, what it rests on, and the findings as the report prints them.
std::string finding_of(const Path& file, const std::string& requirement) {
  const std::string name = file.filename().string();
  Diagnostics found;
  const Case row{.requirement = requirement, .entry = yaml_of(bytes_of(file), name, found), .base = {}};
  REQUIRE(found.empty());
  const Value verdict = verdict_on(judge(row, *row.entry.find("facts"), found), requirement);
  std::string text = "verdict: " + verdict.at("status").text() + "\n";
  for (const Value& line : verdict.at("evidence").items()) {
    const auto number = line.at("line").number();
    const std::string& path = line.at("path").text();
    text += "rests on: " + line.at("file").text() + (number > 0 ? ":" + std::to_string(number) : "") +
            (path.empty() ? "" : " " + path) + "\n";
  }
  Diagnostics its_own;
  for (const Diagnostic& one : found.found()) {
    if (!is_verdict(one)) UNSCOPED_INFO(one.id << ": " << one.message);
    CHECK(is_verdict(one));
    if (one.requirement == requirement) its_own.add(one);
  }
  MemoryFiles files;
  REQUIRE(files.make_directories("/p"));
  REQUIRE(files.write("/p/" + name, bytes_of(file)));
  return text + "\n" + print_report(its_own, {}, files, "/p", {});
}

/// Does it compare, and has a machine something to compare?
bool compares(const Requirement& requirement) {
  return requirement.kind.find("consistency") != std::string::npos && requirement.is_judged() &&
         requirement.has_expressions();
}

}  // namespace

TEST_CASE("each folder's companies get the whole finding that lies beside them", "[slow]") {
  for (const Path& folder : folders()) {
    const std::string requirement = folder.filename().string();
    for (const Path& file : sorted_in(folder)) {
      if (file.extension() != ".yaml") continue;
      INFO(file.string());
      const std::string finding = finding_of(file, requirement);
      const Path expected = Path(file).replace_extension(".txt");
      if (std::getenv("CANDOR_ACCEPT") != nullptr) std::ofstream(expected, std::ios::binary) << finding;
      CHECK(finding == bytes_of(expected));
    }
  }
}

TEST_CASE("each entry that compares has a folder, and no folder is anything else") {
  std::set<std::string> ids;
  for (const Path& folder : folders()) {
    const std::string id = folder.filename().string();
    INFO(id);
    const Requirement* requirement = built_in_world().laws.find(id);
    REQUIRE(requirement);
    CHECK(compares(*requirement));
    CHECK(!sorted_in(folder).empty());
    ids.insert(id);
  }
  for (const Requirement& requirement : built_in_world().laws.requirements) {
    INFO(requirement.id);
    if (compares(requirement)) CHECK(ids.contains(requirement.id));
  }
  CHECK(ids.size() > 100);
}

}  // namespace candor
