// The schema itself: what it refuses, and what it tells other stages about a path.
#include "test_schema.h"

#include <set>

using namespace candor;
using namespace candor::test;

namespace {

std::vector<std::string> schema_faults(const std::string& source) {
  Diagnostics diagnostics;
  compile({{"x.yaml", source}}, diagnostics);
  std::vector<std::string> found;
  for (const auto& one : diagnostics.in_order()) found.push_back(one.id + " " + one.message);
  return found;
}

shape::FieldInfo field(const std::string& path) {
  const auto info = test_schema().field("facts.yaml", path);
  REQUIRE(info);
  return *info;
}

}  // namespace

TEST_CASE("a keyword that the schema does not understand is an error") {
  CHECK(schema_faults("minimum: 3\n") == std::vector<std::string>{"bad-schema unknown keyword `minimum`"});
  CHECK(schema_faults("properties: {a: {x-reader: html}}\n") ==
        std::vector<std::string>{"bad-schema unknown `x-reader: html`"});
  CHECK(schema_faults("type: float\n") == std::vector<std::string>{"bad-schema unknown type `float`"});
  CHECK(schema_faults("type: integer\n") == std::vector<std::string>{"bad-schema `integer` without `string`"});
  CHECK(schema_faults("format: datum\n") == std::vector<std::string>{"bad-schema unknown format `datum`"});
  CHECK(schema_faults("pattern: '['\n").size() == 1);
  CHECK(schema_faults("minItems: some\n").size() == 1);
  CHECK(schema_faults("uniqueItems: yes\n").size() == 1);
  CHECK(schema_faults("unevaluatedProperties: true\n").size() == 1);
}

TEST_CASE("a reference to nothing or back to itself is an error") {
  CHECK(schema_faults("$ref: '#/$defs/x'\n") ==
        std::vector<std::string>{"bad-schema `$ref: #/$defs/x` refers to nothing"});
  CHECK_FALSE(
      schema_faults("$ref: '#/$defs/x'\n$defs: {x: {$ref: '#/$defs/y'}, y: {allOf: [{$ref: '#/$defs/x'}]}}\n").empty());
  CHECK(schema_faults("properties: {a: {$ref: '#'}}\n").empty());
}

TEST_CASE("oneOf with two branches for any text is an error") {
  CHECK(schema_faults("oneOf: [{type: string}, {enum: [a]}]\n").size() == 1);
  CHECK(schema_faults("anyOf: [{type: string}, {enum: [a]}]\n").empty());
  CHECK(schema_faults("oneOf: [{type: string, format: date}, {enum: [a]}]\n").empty());
}

TEST_CASE("a path leads to what the schema says about it") {
  CHECK(field("name").label == "field.name");
  CHECK(field("name").reader == "text");
  CHECK(field("name").kind == Kind::text);
  CHECK(field("sells").kind == Kind::flag);
  CHECK(field("sells").label == "field.sells");
  CHECK(field("sells").description == "Whether data are sold.");
  CHECK(field("retention").change == "retention");
  CHECK(field("retention.billing").pattern == "retention.*");
  CHECK(field("retention.billing.keep").pattern == "retention.*.keep");
  CHECK(field("retention.*.keep").whole);
  CHECK(field("retention.x.keep").kinds == std::vector<Kind>{Kind::period, Kind::choice, Kind::map});
  CHECK(field("retention.x.keep").kind == Kind::undefined);
  CHECK(field("retention.x.keep").choices == std::vector<std::string>{"unstated"});
  CHECK(field("retention.x.keep.by_plan.free.at_most").pattern == "retention.*.keep.by_plan.*.at_most");
  CHECK(field("retention.x.items.0").references == std::vector<std::string>{"plans", "data.*.items"});
  CHECK(field("retention.x.items.0").pattern == "retention.*.items.*");
  CHECK(field("retention.x.about").team);
  CHECK(field("plans").open);
  CHECK(field("plans.free").keys == std::vector<std::string>{"label", "price"});
  CHECK(field("plans.free.price").deprecated);
  CHECK(field("plans.free.price").kind == Kind::number);
  CHECK(field("answer.default").pattern == "answer.default");
  CHECK(field("answer.KR").pattern == "answer.*");
  CHECK(field("country").examples == std::vector<std::string>{"KR"});
  CHECK_FALSE(test_schema().field("facts.yaml", "nowhere"));
  CHECK_FALSE(test_schema().field("facts.yaml", "name.deeper"));
  CHECK_FALSE(test_schema().field("none.yaml", "name"));
}

TEST_CASE("all fields are listed once, parents first, and each is found again by its pattern") {
  const auto fields = test_schema().fields("facts.yaml");
  std::set<std::string> seen;
  for (const auto& one : fields) {
    INFO(one.pattern);
    CHECK(seen.insert(one.pattern).second);
    const std::size_t dot = one.pattern.rfind('.');
    if (dot != std::string::npos) CHECK(seen.contains(one.pattern.substr(0, dot)));
    CHECK(field(one.pattern).pattern == one.pattern);
  }
  CHECK(seen.contains("retention.*.keep.by_plan.*"));
  CHECK(fields.size() < 200);
}

TEST_CASE("the bundle is one document in which every reference stays") {
  const std::string bundle = test_schema().bundle_json();
  CHECK(bundle.find("\"$ref\": \"#/$defs/pieces.yaml/$defs/period\"") != std::string::npos);
  CHECK(bundle.find("\"additionalProperties\": false") != std::string::npos);
  CHECK(bundle.find("\"minLength\": 2") != std::string::npos);
  CHECK(bundle.find("\"enum\": [") != std::string::npos);
}

TEST_CASE("the schema that is compiled in compiles") {
  Diagnostics diagnostics;
  const auto schema = compile_folder(std::filesystem::path(PROJECT_DIR) / "generator/schema", diagnostics);
  for (const auto& one : diagnostics.found())
    FAIL_CHECK(one.place.file << ":" << one.place.line << ": " << one.message);
  CHECK(schema.has("company.yaml"));
}
