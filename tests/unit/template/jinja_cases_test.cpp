// The cases of tests/templates, whose expectations Debian's jinja2 confirms (jinja_agrees.py), rendered by ours.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "template/template.h"

using namespace candor;
using namespace candor::templates;
using Json = nlohmann::ordered_json;

namespace {

Value value_of(const Json& json) {
  if (json.is_null()) return Value::none();
  if (json.is_boolean()) return Value::flag(json.get<bool>());
  if (json.is_number()) return Value::number(json.get<std::int64_t>());
  if (json.is_string()) return Value::text(json.get<std::string>());
  if (json.is_array()) {
    std::vector<Value> items;
    for (const Json& item : json) items.push_back(value_of(item));
    return Value::list(std::move(items));
  }
  std::vector<Value::Entry> entries;
  for (const auto& [key, item] : json.items()) entries.emplace_back(key, value_of(item));
  return Value::map(std::move(entries));
}

std::optional<std::string> rendered(const Json& case_, const Json& shared, Diagnostics& diagnostics) {
  const OutputKind kind = case_.value("autoescape", false) ? OutputKind::html : OutputKind::plain;
  const CompileOptions options{case_.value("trim", true), case_.value("lstrip", true)};
  TemplateSet parts;
  if (case_.contains("parts")) {
    for (const auto& [name, source] : case_["parts"].items()) {
      parts.add(name, compile(source.get<std::string>(), name, kind, diagnostics, options));
    }
  }
  const auto compiled = compile(case_["template"].get<std::string>(), "case.md", kind, diagnostics, options);
  if (!compiled) return std::nullopt;
  Context context(value_of(shared));
  if (case_.contains("context")) context.add(value_of(case_["context"]));
  if (case_.contains("absent")) context.declare(case_["absent"].get<std::vector<std::string>>());
  const auto result = render(*compiled, context, Environment(), parts, diagnostics);
  return result ? std::optional(result->text) : std::nullopt;
}

std::string seen(const std::optional<std::string>& text, const Diagnostics& diagnostics) {
  if (text) return *text;
  return diagnostics.empty() ? "error without a diagnostic" : "error";
}

struct Case {
  std::string name;
  Json case_;
  Json shared;
};

/// Read once: Catch runs the test case again for every section.
const std::vector<Case>& all_cases() {
  static const std::vector<Case> all = [] {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(PROJECT_DIR) + "/tests/templates")) {
      if (entry.path().extension() == ".json") files.insert(entry.path());
    }
    std::vector<Case> cases;
    for (const auto& path : files) {
      const Json document = Json::parse(std::ifstream(path));
      for (const Json& case_ : document["cases"]) {
        cases.push_back({path.stem().string() + ": " + case_["name"].get<std::string>(), case_,
                         document.value("context", Json::object())});
      }
    }
    return cases;
  }();
  return all;
}

}  // namespace

TEST_CASE("templates render as jinja2 renders them") {
  REQUIRE(all_cases().size() >= 300);
  for (const auto& [name, case_, shared] : all_cases()) {
    DYNAMIC_SECTION(name) {
      Diagnostics diagnostics;
      const auto text = rendered(case_, shared, diagnostics);
      UNSCOPED_INFO(case_["template"].get<std::string>());
      if (!diagnostics.empty()) UNSCOPED_INFO(diagnostics.found()[0].message);
      CHECK(seen(text, diagnostics) == (case_.value("error", false) ? "error" : case_.value("expected", "")));
      for (const Diagnostic& found : diagnostics.found()) CHECK(found.place.line * found.place.column > 0);
    }
  }
}
