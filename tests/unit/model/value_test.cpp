// The tree of facts: silence is a value too, paths lead through maps and lists, and every value knows where it is from.
#include "model/value.h"

#include <catch2/catch.hpp>

using namespace candor;

namespace {

OriginPtr fact(const std::string& path, int line) {
  return std::make_shared<const Origin>(Origin{Origin::Source::fact, path, {"retention.yaml", line, 3, 4}});
}

Value billing() {
  return Value::record(
      {{"keep", Value::scalar(Kind::period, "7 years").with_origin(fact("retention.billing.keep", 3))},
       {"data", Value::list({Value::reference("billing", "data.billing")})}},
      std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"keep", "data", "why"}));
}

std::vector<std::string> paths(const Value& value) {
  std::vector<std::string> all;
  for (const OriginPtr& origin : value.origins()) all.push_back(origin->path);
  return all;
}

}  // namespace

TEST_CASE("a path leads through maps and lists; where it ends in nothing, the fact is not stated") {
  const Value facts = Value::map({{"billing", billing()}});
  CHECK(facts.at_path("billing.keep").text() == "7 years");
  CHECK(facts.at_path("billing.data.0").target() == "data.billing");
  for (const char* silent :
       {"billing.why", "billing.data.1", "billing.data.x", "billing.keep.more", "logs.keep", "logs"}) {
    INFO(silent);
    CHECK_FALSE(facts.at_path(silent).is_defined());
  }
}

TEST_CASE("a map of an author's ids may be asked for any; a record for its fields alone") {
  CHECK(Value::map({}).is_open());
  const Value row = billing();
  CHECK_FALSE(row.is_open());
  CHECK(row.known() == std::vector<std::string>{"keep", "data", "why"});
  CHECK(row.find("why") == nullptr);
  CHECK_FALSE(row.at("why").is_defined());
  CHECK(Value::record({{"name", Value::text("Acme")}}).known() == std::vector<std::string>{"name"});
}

TEST_CASE("what a value is not is empty, never an error") {
  const Value silence;
  CHECK(silence.is(Kind::undefined));
  CHECK(silence.text().empty());
  CHECK(silence.items().empty());
  CHECK(silence.entries().empty());
  CHECK(silence.number() == 0);
  CHECK_FALSE(silence.is_yes());
  CHECK(silence.path().empty());
  CHECK(Value::text("yes").number() == 0);
  CHECK_FALSE(Value::text("yes").is_yes());
  CHECK(Value::flag(true).is_yes());
  CHECK(Value::number(14).text() == "14");
}

TEST_CASE("a value remembers the facts it came from, the first one's place first") {
  const Value made =
      Value::text("7 years, 30 days").with_origins({fact("retention.billing.keep", 3), fact("retention.logs.keep", 9)});
  CHECK(made.path() == "retention.billing.keep");
  CHECK(made.place().line == 3);
  CHECK(paths(made) == std::vector<std::string>{"retention.billing.keep", "retention.logs.keep"});
  CHECK(paths(made.with_origin(fact("company.name", 1))) == std::vector<std::string>{"company.name"});
  CHECK(paths(made).size() == 2);  // the value itself does not change

  std::vector<OriginPtr> all = made.origins();
  add_origins(all, {fact("retention.logs.keep", 9), fact("data.logs.label", 4)});
  REQUIRE(all.size() == 3);
  CHECK(all[2]->path == "data.logs.label");
}

TEST_CASE("with other items a list keeps where it came from, with other entries a record what it may be asked for") {
  const Value list = Value::list({Value::text("a")}).with_origin(fact("data.logs.items", 5));
  CHECK(paths(list.with_items({})) == std::vector<std::string>{"data.logs.items"});
  CHECK(list.items().size() == 1);
  const Value row = billing().with_entries({});
  CHECK(row.size() == 0);
  CHECK(row.known() == std::vector<std::string>{"keep", "data", "why"});
}

TEST_CASE("the same is what has the same kind and content, wherever it stands") {
  CHECK(billing().same_as(billing()));
  CHECK(Value::text("a").same_as(Value::text("a").with_origin(fact("company.name", 1))));
  CHECK_FALSE(Value::text("yes").same_as(Value::flag(true)));
  CHECK_FALSE(Value::text("7 years").same_as(Value::scalar(Kind::period, "7 years")));
  CHECK_FALSE(
      Value::list({Value::text("a"), Value::text("b")}).same_as(Value::list({Value::text("b"), Value::text("a")})));
}
