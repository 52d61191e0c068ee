#include <catch2/catch.hpp>

#include <map>

#include "compare/compare_facts.h"

using namespace candor;

namespace {

Value text(const char* words) { return Value::text(words); }

Value texts(std::vector<const char*> items) {
  std::vector<Value> out;
  for (const char* item : items) out.push_back(text(item));
  return Value::list(std::move(out));
}

/// `retention` and `data` are maps of ids told of one by one, `sale` is told field by field, `keep` as a whole.
ChangeGrain grain_of(std::string_view path) {
  static const std::map<std::string_view, ChangeGrain> grains = {
      {"retention", {.group = "retention", .label = "", .whole = false, .ordered = false}},
      {"retention.billing.keep", {.group = "", .label = "field.keep", .whole = true, .ordered = false}},
      {"retention.billing.data", {.group = "", .label = "field.data", .whole = false, .ordered = false}},
      {"retention.billing.then", {.group = "", .label = "field.then", .whole = false, .ordered = false}},
      {"retention.billing.because", {.group = "", .label = "field.because", .whole = false, .ordered = false}},
      {"retention.billing.because.cite", {.group = "", .label = "field.cite", .whole = false, .ordered = false}},
      {"data.account.items", {.group = "items", .label = "field.items", .whole = false, .ordered = false}},
      {"data", {.group = "data", .label = "", .whole = false, .ordered = false}},
      {"sale", {.group = "sale", .label = "", .whole = false, .ordered = false}},
      {"document.sections", {.group = "sections", .label = "", .whole = false, .ordered = true}},
  };
  const auto found = grains.find(path);
  return found == grains.end() ? ChangeGrain{} : found->second;
}

Value root(std::vector<Value::Entry> entries) { return Value::record(std::move(entries)); }
Value ids(std::vector<Value::Entry> entries) { return Value::map(std::move(entries)); }
Value retention(std::vector<Value::Entry> entries) {
  return root({{"retention", ids({{"billing", root(std::move(entries))}})}});
}

/// Both sides state everything they hold.
std::vector<Change> changes(const Value& before, const Value& after) {
  const auto all = [](const Value& facts) {
    std::vector<std::string> paths;
    for (const auto& [key, value] : facts.entries()) paths.push_back(key);
    return paths;
  };
  return compare_facts({before, all(before)}, {after, all(after)}, grain_of);
}

std::vector<std::string> ids_of(const std::vector<Change>& changes) {
  std::vector<std::string> out;
  for (const Change& change : changes) out.push_back(change.id);
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("equal facts have no changes, in whatever order keys and list items stand") {
  const Value before = root({{"a", text("1")}, {"b", texts({"x", "y"})}});
  const Value after = root({{"b", texts({"y", "x"})}, {"a", text("1")}});
  CHECK(changes(before, after).empty());
}

TEST_CASE("a field that changed is told with its group, its entry and both values") {
  const auto found = changes(retention({{"keep", text("5 years")}}), retention({{"keep", text("7 years")}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "retention.billing.keep:changed");
  CHECK(found[0].group == "retention");
  CHECK(found[0].entry == "retention.billing");
  CHECK(found[0].field == "keep");
  CHECK(found[0].before.text() == "5 years");
  CHECK(found[0].after.text() == "7 years");
}

TEST_CASE("an id that came is one change, not one for each of its facts") {
  const Value billing = root({{"keep", text("7 years")}, {"data", texts({"billing"})}});
  const Value before = root({{"retention", ids({{"billing", billing}})}});
  const Value after = root({{"retention", ids({{"account", root({{"keep", text("1 year")}})}, {"billing", billing}})}});
  const auto found = changes(before, after);
  REQUIRE(ids_of(found) == Ids{"retention.account:added"});
  CHECK(found[0].entry == "retention.account");
  CHECK(found[0].field.empty());
  CHECK(found[0].after.at("keep").text() == "1 year");
  CHECK(ids_of(changes(after, before)) == Ids{"retention.account:removed"});
}

TEST_CASE("a whole map of ids that came is one change for each id") {
  const Value after =
      root({{"retention", ids({{"a", root({{"keep", text("1 year")}})}, {"b", root({{"keep", text("2 years")}})}})}});
  CHECK(ids_of(changes(root({}), after)) == Ids{"retention.a:added", "retention.b:added"});
}

TEST_CASE("a denied map, an empty one, is a change of its own") {
  CHECK(ids_of(changes(root({}), root({{"retention", Value::list({})}}))) == Ids{"retention:added"});
}

TEST_CASE("an id with the same content under another name is renamed") {
  const Value row = root({{"keep", text("7 years")}, {"data", texts({"billing"})}});
  const auto found =
      changes(root({{"retention", ids({{"bills", row}})}}), root({{"retention", ids({{"invoices", row}})}}));
  REQUIRE(ids_of(found) == Ids{"retention.invoices:renamed"});
  CHECK(found[0].old_path == "retention.bills");
}

TEST_CASE("an id with other content under another name went, and another came") {
  const auto found = changes(root({{"retention", ids({{"bills", root({{"keep", text("7 years")}})}})}}),
                             root({{"retention", ids({{"invoices", root({{"keep", text("8 years")}})}})}}));
  CHECK(ids_of(found) == Ids{"retention.invoices:added", "retention.bills:removed"});
}

TEST_CASE("a period that turned from a text to a map is one change of the period") {
  const Value rolling = root({{"rolling", text("13 months")}});
  CHECK(ids_of(changes(retention({{"keep", text("1 year")}}), retention({{"keep", rolling}}))) ==
        Ids{"retention.billing.keep:changed"});
  CHECK(ids_of(changes(retention({{"keep", root({{"at_most", text("1 year")}})}}), retention({{"keep", rolling}}))) ==
        Ids{"retention.billing.keep:changed"});
}

TEST_CASE("a list says what it gained and what it lost") {
  const auto found = changes(retention({{"data", texts({"a", "b"})}}), retention({{"data", texts({"b", "c", "d"})}}));
  REQUIRE(ids_of(found) == Ids{"retention.billing.data:changed"});
  REQUIRE(found[0].gained.size() == 2);
  CHECK(found[0].gained[1].text() == "d");
  REQUIRE(found[0].lost.size() == 1);
  CHECK(found[0].lost[0].text() == "a");
}

TEST_CASE("what changed below a label is told at the label when it has none itself, and else where it is") {
  const auto then = [](const char* within) { return retention({{"then", root({{"within", text(within)}})}}); };
  CHECK(ids_of(changes(then("30 days"), then("60 days"))) == Ids{"retention.billing.then:changed"});
  const auto because = [](const char* cite) { return retention({{"because", root({{"cite", text(cite)}})}}); };
  CHECK(ids_of(changes(because("§ 1"), because("§ 2"))) == Ids{"retention.billing.because.cite:changed"});
}

TEST_CASE("a record is told field by field, also when all of it came") {
  const Value after = root({{"sale", root({{"sells", Value::flag(false)}, {"shares", Value::flag(false)}})}});
  const auto found = changes(root({}), after);
  REQUIRE(ids_of(found) == Ids{"sale.sells:added", "sale.shares:added"});
  CHECK(found[0].entry == "sale");
  CHECK(found[0].field == "sells");
}

TEST_CASE("ids in an entry have a group of their own") {
  const auto data = [](std::vector<Value::Entry> items) {
    return root({{"data", ids({{"account", root({{"items", ids(std::move(items))}})}})}});
  };
  const auto found =
      changes(data({{"email", root({{"text", text("e-mail")}})}}),
              data({{"email", root({{"text", text("e-mail")}})}, {"name", root({{"text", text("name")}})}}));
  REQUIRE(ids_of(found) == Ids{"data.account.items.name:added"});
  CHECK(found[0].group == "items");
  CHECK(found[0].entry == "data.account.items.name");
}

TEST_CASE("facts that no text states are no change") {
  const Value before = root({{"sale", root({{"sells", Value::flag(false)}})}, {"plan", text("secret")}});
  const Value after = root({{"sale", root({{"sells", Value::flag(true)}})}, {"plan", text("more secret")}});
  CHECK(compare_facts({before, {}}, {after, {}}, grain_of).empty());
  const auto found = compare_facts({before, {"sale.sells"}}, {after, {"sale.sells"}}, grain_of);
  CHECK(ids_of(found) == Ids{"sale.sells:changed"});
}

TEST_CASE("a fact that is stated for the first time was added, without the silent facts beside it") {
  const Value facts =
      root({{"retention", ids({{"billing", root({{"keep", text("7 years")}, {"label", text("bills")}})}})}});
  const auto found = compare_facts({facts, {}}, {facts, {"retention.billing.keep"}}, grain_of);
  REQUIRE(ids_of(found) == Ids{"retention.billing:added"});
  CHECK(found[0].after.size() == 1);
  CHECK_FALSE(found[0].before.is_defined());
}

TEST_CASE("of a list one stated item states the list") {
  const auto found = compare_facts({retention({{"data", texts({"a"})}}), {"retention.billing.data.0"}},
                                   {retention({{"data", texts({"a", "b"})}}), {"retention.billing.data.1"}}, grain_of);
  CHECK(ids_of(found) == Ids{"retention.billing.data:changed"});
}

TEST_CASE("a path states what is below it, not its namesakes") {
  const Value before = root({{"sale", text("1")}, {"sales", text("1")}}),
              after = root({{"sale", text("2")}, {"sales", text("2")}});
  CHECK(ids_of(compare_facts({before, {"sale"}}, {after, {"sale"}}, grain_of)) == Ids{"sale:changed"});
}

TEST_CASE("sections that changed places moved, as few as explain the new order") {
  const auto document = [](std::vector<Value> sections) {
    return root({{"document", root({{"sections", Value::list(std::move(sections))}})}});
  };
  const Value own = root({{"id", text("story")}, {"text", text("Once.")}});
  const auto found =
      changes(document({text("summary"), text("sharing"), text("retention"), text("rights"), own}),
              document({text("summary"), text("retention"), text("rights"), text("sharing"), text("cookies")}));
  CHECK(ids_of(found) ==
        Ids{"document.sections.sharing:moved", "document.sections.cookies:added", "document.sections.story:removed"});
  CHECK(found[0].group == "sections");
}

TEST_CASE("a section of one's own that says something else changed in its place") {
  const auto document = [](const char* words) {
    return root(
        {{"document", root({{"sections", Value::list({root({{"id", text("story")}, {"text", text(words)}})})}})}});
  };
  CHECK(ids_of(changes(document("Once."), document("Twice."))) == Ids{"document.sections.story:changed"});
}
