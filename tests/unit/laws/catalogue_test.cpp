// What holds of all packs together: no requirement of the catalogue is lost, none has another's id, and each says what
// it was made from.
#include <map>
#include <set>

#include "law_cases.h"

namespace candor {

namespace {

/// tests/laws/catalogue.yaml: `must primary` by id, by pack.
std::map<std::string, std::pair<std::string, std::string>> catalogue() {
  Diagnostics found;
  const yaml::Node file = yaml_of(bytes_of(cases_folder / "catalogue.yaml"), "catalogue.yaml", found);
  REQUIRE(found.empty());
  std::map<std::string, std::pair<std::string, std::string>> all;
  for (const yaml::Entry& pack : file.entries) {
    for (const yaml::Entry& entry : pack.value.entries) {
      CHECK(all.emplace(entry.key, std::pair(pack.key, entry.value.text)).second);
    }
  }
  return all;
}

/// Every requirement as its pack has it, with the pack.
template <typename Do>
void for_each_requirement(Do what) {
  for (const Value& pack : built_in_world().project.laws.packs()) {
    for (const Value& requirement : pack.at("requirements").items()) {
      INFO(pack.at("id").text() << ": " << requirement.at("id").text());
      what(pack, requirement);
    }
  }
}

}  // namespace

TEST_CASE("the packs read without a word") {
  Diagnostics found;
  read_laws(MemoryFiles{}, "", built_in_world().project.schema, found);
  for (const Diagnostic& wrong : found.found()) {
    UNSCOPED_INFO(wrong.place.file << ":" << wrong.place.line << ": " << wrong.message);
  }
  CHECK(found.empty());
}

TEST_CASE("every requirement of the catalogue stands in its pack, as severe and as far verified") {
  std::map<std::string, std::pair<std::string, std::string>> seen;
  for_each_requirement([&](const Value& pack, const Value& requirement) {
    seen[requirement.at("id").text()] = {pack.at("id").text(),
                                         requirement.at("severity").text() + " " + requirement.at("verified").text()};
  });
  const auto all = catalogue();
  CHECK(all.size() == 344);
  for (const auto& [id, entry] : all) {
    INFO(id);
    CHECK(seen[id] == entry);
  }
}

TEST_CASE("what a requirement was read in stands in its pack, and no source is named by nobody") {
  for (const Value& pack : built_in_world().project.laws.packs()) {
    INFO(pack.at("id").text());
    std::set<std::string> named;
    for (const Value& requirement : pack.at("requirements").items()) {
      for (const Value& key : requirement.at("sources").items()) named.insert(key.text());
    }
    std::set<std::string> told;
    for (const auto& [key, source] : pack.at("sources").entries()) told.insert(key);
    CHECK(named == told);
  }
}

TEST_CASE("no two packs have a requirement of the same id, and a pack is called as its file") {
  std::set<std::string> ids;
  for_each_requirement([&](const Value& pack, const Value& requirement) {
    CHECK(ids.insert(requirement.at("id").text()).second);
    CHECK(pack.place().file == "generator/laws/" + pack.at("id").text() + ".yaml");
  });
  CHECK(ids.size() == built_in_world().laws.requirements.size());
}

TEST_CASE("each requirement says what it was made from and when that was looked at") {
  for_each_requirement([](const Value& pack, const Value& requirement) {
    CHECK(pack.at("source").is_defined());
    CHECK_FALSE(requirement.at("citation").text().empty());
    CHECK(requirement.at("checked").is_defined());
    const std::string verified = requirement.at("verified").text();
    const bool is_read = verified == "primary" || verified == "secondary";
    CHECK((!is_read || requirement.at("sources").size() > 0));
  });
}

TEST_CASE("whatever no machine judges says why") {
  for (const Value& pack : built_in_world().project.laws.packs()) {
    for (const Value& entry : pack.at("requirements").items()) {
      const Requirement& requirement = *built_in_world().laws.find(entry.at("id").text());
      INFO(requirement.id);
      CHECK((requirement.is_judged() || entry.at("note").is_defined()));
    }
  }
}

TEST_CASE("nothing but a must that was read in its own wording is an error") {
  for (const Requirement& requirement : built_in_world().laws.requirements) {
    INFO(requirement.id);
    const bool may_be_error = requirement.is_must && requirement.kind != "lint" &&
                              (requirement.verified == "primary" || requirement.verified == "internal");
    CHECK((requirement.severity() == Severity::error) == may_be_error);
  }
}

}  // namespace candor
