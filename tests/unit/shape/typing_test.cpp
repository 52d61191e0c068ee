// What typed facts are: kinds by the schema, records and maps, a path and a place for each value.
#include "shape/merge_files.h"
#include "test_schema.h"

using namespace candor;
using namespace candor::test;

namespace {

Kind kind_at(const std::string& source, const std::string& path) { return typed(source).at_path(path).kind(); }

}  // namespace

TEST_CASE("each scalar gets the kind that the schema names") {
  CHECK(kind_at("name: Modelux\n", "name") == Kind::text);
  CHECK(kind_at("note: '*x*'\n", "note") == Kind::markdown);
  CHECK(kind_at("country: NO\n", "country") == Kind::country);
  CHECK(kind_at("language: no\n", "language") == Kind::language);
  CHECK(kind_at("day: 2026-04-14\n", "day") == Kind::date);
  CHECK(kind_at("mail: a@example.com\n", "mail") == Kind::email);
  CHECK(kind_at("site: https://example.com\n", "site") == Kind::url);
  CHECK(kind_at("sells: no\n", "sells") == Kind::flag);
  CHECK(kind_at("version: one\n", "version") == Kind::choice);
  CHECK(kind_at("retention: {x: {keep: 7 years}}\n", "retention.x.keep") == Kind::period);
  CHECK(kind_at("retention: {x: {keep: unstated}}\n", "retention.x.keep") == Kind::choice);
  CHECK(kind_at("retention: {x: {keep: {until: account_deleted}}}\n", "retention.x.keep") == Kind::map);
  CHECK(typed("article: 0013\n").at("article").number() == 13);
  CHECK(typed("article: 0013\n").at("article").text() == "0013");
  CHECK(typed("sells: yes\n").at("sells").is_yes());
}

TEST_CASE("objects with fixed keys know their keys, objects of ids do not") {
  const Value facts = typed("plans: {free: {label: Free}}\n");
  CHECK_FALSE(facts.is_open());
  CHECK(facts.known().front() == "name");
  CHECK(facts.at("plans").is_open());
  CHECK(facts.at_path("plans.free").known() == std::vector<std::string>{"label", "price"});
  CHECK_FALSE(facts.at_path("plans.free.price").is_defined());
  const Value rule = typed("retention: {x: {keep: 7 years}}\n").at_path("retention.x");
  CHECK(rule.known() == std::vector<std::string>{"keep", "plan", "items", "status", "about"});
}

TEST_CASE("an open map may have keys of its own beside those of the schema") {
  CHECK(typed("answer: {default: 30 days, KR: 10 days}\n").at("answer").is_open());
}

TEST_CASE("each value knows its path and its place") {
  const Value facts = typed("name: Modelux\ncountries:\n  - KR\n  - US\n");
  CHECK(facts.at("name").path() == "name");
  CHECK(facts.at("name").place() == Place{"f.yaml", 1, 7, 7});
  CHECK(facts.at_path("countries.1").path() == "countries.1");
  CHECK(facts.at_path("countries.1").place() == Place{"f.yaml", 4, 5, 2});
  CHECK(facts.at("countries").path() == "countries");
}

TEST_CASE("a prefix stands before every path") {
  Diagnostics diagnostics;
  const auto node = yaml::read_yaml("name: Modelux\n", "f.yaml", diagnostics);
  const Value value = shape::type_by_schema(*node, test_schema(), "facts.yaml", "site", diagnostics);
  CHECK(value.at("name").path() == "site.name");
}

TEST_CASE("silence, denial and an empty file are different things") {
  CHECK_FALSE(typed("name: Modelux\n").at("countries").is_defined());
  CHECK(typed("countries: []\n").at("countries").is(Kind::list));
  CHECK(typed("").is(Kind::map));
  CHECK_FALSE(typed("").known().empty());
}

TEST_CASE("what does not fit is left out and the rest stays") {
  Diagnostics diagnostics;
  const Value facts = typed("name: Modelux\nday: 2026-02-31\ncountries: [KR, XX, US]\n", diagnostics);
  CHECK(diagnostics.found().size() == 2);
  CHECK(facts.at("name").text() == "Modelux");
  CHECK_FALSE(facts.at("day").is_defined());
  CHECK(facts.at("countries").size() == 2);
}

TEST_CASE("references carry the path of what they name") {
  const std::string facts = "plans: {free: {label: F}}\ndata: {ai: {items: {prompts: {text: T}}}}\n";
  const Value rule = typed(facts + "retention: {x: {plan: free, items: [free, ai.prompts]}}\n").at_path("retention.x");
  CHECK(rule.at("plan").is(Kind::reference));
  CHECK(rule.at("plan").target() == "plans.free");
  CHECK(rule.at_path("items.1").target() == "data.ai.items.prompts");
}

TEST_CASE("a reference to nothing is an error with a suggestion") {
  const Diagnostic found = fault("plans: {enterprise: {label: E}}\nretention: {x: {plan: entreprise}}\n");
  CHECK(found.id == "unknown-reference");
  CHECK(found.place == Place{"f.yaml", 2, 23, 10});
  CHECK(found.message == "`entreprise` is not in `plans`");
  CHECK(found.help == "did you mean `enterprise`?");
  CHECK(found.subject == "retention.x.plan");
}

TEST_CASE("an id that a key refers to must exist") {
  CHECK(fault("plans: {free: {label: F}}\nretention: {x: {keep: {by_plan: {fre: 7 days}}}}\n").id ==
        "unknown-reference");
}

TEST_CASE("references are not checked when a file of the facts did not read") {
  Diagnostics diagnostics;
  const auto node = yaml::read_yaml("retention: {x: {plan: free, items: [ai.prompts]}}\n", "f.yaml", diagnostics);
  const Value value = shape::type_by_schema(*node, test_schema(), "facts.yaml", "", diagnostics, {.checked = false});
  CHECK(diagnostics.empty());
  CHECK(value.at_path("retention.x.plan").target() == "plans.free");
}

TEST_CASE("references of one file are looked up in the facts of the company") {
  Diagnostics diagnostics;
  const auto facts = yaml::read_yaml("plans: {free: {label: F}}\n", "facts.yaml", diagnostics);
  const auto node = yaml::read_yaml("retention: {x: {plan: free}}\n", "f.yaml", diagnostics);
  shape::type_by_schema(*node, test_schema(), "facts.yaml", "", diagnostics, {.facts = &*facts});
  CHECK(diagnostics.empty());
}

TEST_CASE("files of a company merge to one tree, a key in two of them is an error") {
  Diagnostics diagnostics;
  std::vector<yaml::Node> files;
  for (const auto& [name, source] : std::vector<std::pair<std::string, std::string>>{
           {"a.yaml", "name: A\nday: 2026-01-01\n"}, {"b.yaml", "sells: no\n\nname: B\n"}, {"c.yaml", "# nothing\n"}}) {
    files.push_back(*yaml::read_yaml(source, name, diagnostics));
  }
  const yaml::Node merged = shape::merge_files(std::move(files), diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "key-in-two-files");
  CHECK(diagnostics.found().front().place == Place{"b.yaml", 3, 1, 4});
  CHECK(diagnostics.found().front().message == "`name` stands here and in a.yaml on line 1");
  CHECK(merged.entries.size() == 3);
  CHECK(merged.find("name")->text == "A");
}

TEST_CASE("a file of facts that is no map is refused") {
  Diagnostics diagnostics;
  std::vector<yaml::Node> files{*yaml::read_yaml("- a\n", "a.yaml", diagnostics)};
  shape::merge_files(std::move(files), diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "wrong-type");
}
