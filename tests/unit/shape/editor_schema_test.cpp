// The form of the schema for editors: every field with its words, however the schema comes by them.
#include <catch2/catch.hpp>

#include "diagnostics/diagnostic.h"
#include "shape/editor_schema.h"
#include "shape/schema.h"

using namespace candor;

namespace {

/// The schema of one file, as editors get it, on one line without blanks.
std::string for_editors(const std::string& properties) {
  const std::string yaml =
      "title: A file\ntype: object\nproperties:\n" + properties +
      "$defs:\n"
      "  number: {description: A number., type: string}\n"
      "  common: {description: What any fact may carry., type: object, properties: {note: {description: A note., type: "
      "string}}}\n"
      "  tree: {description: A tree., oneOf: [{type: string}, {type: array, items: {$ref: \"#/$defs/tree\"}}]}\n";
  Diagnostics diagnostics;
  const shape::SchemaFile file{"generator/schema/x.yaml", yaml};
  const shape::Schema schema = shape::compile_schema({&file, 1}, diagnostics);
  for (const Diagnostic& found : diagnostics.found()) FAIL(found.message);
  std::string json = schema.editor_json("x.yaml");
  std::erase_if(json, [](char c) { return c == '\n'; });
  for (std::size_t at = json.find("  "); at != std::string::npos; at = json.find("  ", at)) json.erase(at, 2);
  return json.substr(json.find("\"properties\""), json.rfind("\"$defs\"") - json.find("\"properties\""));
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }
/// Both ways in which editors ask for a description.
bool says(const std::string& json, const std::string& text) {
  return has(json, "\"description\": \"" + text + "\"") && has(json, "\"markdownDescription\": \"" + text + "\"");
}

}  // namespace

TEST_CASE("what stands beside a reference is joined with what it leads to, the field's own words first") {
  const std::string json = for_editors("  age: {description: The age., $ref: \"#/$defs/number\", x-label: a.b}\n");
  INFO(json);
  CHECK(says(json, "The age."));
  CHECK(has(json, "\"type\": \"string\""));
  CHECK(has(json, "\"x-label\": \"a.b\""));
  CHECK_FALSE(has(json, "\"$ref\""));
  CHECK_FALSE(has(json, "A number."));
}

TEST_CASE("a reference without words of its own has those of what it leads to") {
  const std::string json =
      for_editors("  age: {$ref: \"#/$defs/number\", x-label: a.b}\n  other: {$ref: \"#/$defs/number\"}\n");
  INFO(json);
  CHECK(says(json, "A number."));
  CHECK(has(json, "\"other\": {\"$ref\": \"#/$defs/x.yaml/$defs/number\"}"));
}

TEST_CASE("each form of a field says what the field is, then what the form is") {
  const std::string json = for_editors(
      "  age: {description: The age., oneOf: [{$ref: \"#/$defs/number\"}, {type: array, items: {type: string}}]}\n");
  INFO(json);
  CHECK(says(json, "The age.\\n\\nA number."));
  CHECK(has(json, "\"items\": {\"type\": \"string\"},\"description\": \"The age.\""));
}

TEST_CASE("a piece has nothing to say before the thing it is a piece of") {
  const std::string json = for_editors(
      "  row: {description: One row., type: object, allOf: [{$ref: \"#/$defs/common\"}], unevaluatedProperties: "
      "false}\n");
  INFO(json);
  CHECK_FALSE(has(json, "What any fact may carry."));
  CHECK(says(json, "A note."));
}

TEST_CASE("a form that holds itself is entered once") {
  const std::string json =
      for_editors("  tree: {description: Ours., oneOf: [{$ref: \"#/$defs/tree\"}, {type: object}]}\n");
  INFO(json);
  CHECK(says(json, "Ours.\\n\\nA tree."));
  CHECK(has(json, "\"items\": {\"$ref\": \"#/$defs/x.yaml/$defs/tree\"}"));
}

TEST_CASE("two that forbid different things stay two") {
  const std::string json =
      for_editors("  age: {description: The age., $ref: \"#/$defs/number\", type: [integer, string]}\n");
  INFO(json);
  CHECK(has(json, "\"$ref\": \"#/$defs/x.yaml/$defs/number\""));
}
