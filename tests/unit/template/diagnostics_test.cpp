// Mistakes in templates: where, what, why, what to write instead.
#include <catch2/catch.hpp>

#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

Value record(std::vector<Value::Entry> entries, std::vector<std::string> known) {
  return Value::record(std::move(entries), std::make_shared<std::vector<std::string>>(std::move(known)));
}

Context known_facts() {
  return Context(
      record({{"retention", fact("retention", record({{"keep", Value::text("7 years")}}, {"keep", "because", "then"}))},
              {"open", Value::map({{"a", Value::number(1)}})},
              {"list", Value::list({Value::text("a")})}},
             {"retention", "recipients", "open", "list"}));
}

struct Expected {
  std::string source;
  std::string id;
  int line;
  int column;
  int length;
  std::string message;
  std::string help;
};

}  // namespace

TEST_CASE("every mistake has its place, its words and its help") {
  const auto expected = GENERATE(values<Expected>({
      {"a\n {{ retentoin.keep }}", "template-unknown-name", 2, 5, 9, "unknown name `retentoin`",
       "did you mean `retention`?"},
      {"{{ retention.kepe }}", "template-unknown-name", 1, 4, 14, "unknown key `kepe` in `retention`",
       "did you mean `keep`?"},
      {"é{{ recipients }}", "template-undefined", 1, 5, 10, "`recipients` is not stated, and is printed",
       "test it first, `{% if recipients %}`, or give it a `|default(…)`"},
      {"{{ retention.then.within }}", "template-undefined", 1, 4, 21,
       "`retention.then.within` is not stated, and is printed",
       "test it first, `{% if retention.then.within %}`, or give it a `|default(…)`"},
      {"{{ open.b|upper }}", "template-undefined", 1, 4, 6, "`open.b` is not stated, and is put through `upper`",
       "test it first, `{% if open.b %}`, or give it a `|default(…)`"},
      {"{{ list|uper }}", "template-unknown-name", 1, 4, 9, "unknown filter `uper`", "did you mean `upper`?"},
      {"{{ 'a' if list is defind }}", "template-unknown-name", 1, 11, 14, "unknown test `defind`",
       "did you mean `defined`?"},
      {"{{ rnage(3)|join }}", "template-unknown-name", 1, 4, 8, "unknown function `rnage`", "did you mean `range`?"},
      {"{{ list }}", "template-value", 1, 4, 4, "a list is printed", "walk it with `for`, or `|join(\", \")` it"},
      {"{{ open.a // 0 }}", "template-value", 1, 4, 11, "division by 0", "test the number first"},
      {"{{ 9223372036854775807 + 1 }}", "template-value", 1, 4, 23, "the result is larger than a number can be", ""},
      {"{% for a in open.a %}{% endfor %}", "template-value", 1, 13, 6, "a loop over a whole number",
       "walk a list or a map"},
      {"{% fro a in list %}", "template-syntax", 1, 4, 3, "unknown tag `fro`", "did you mean `for`?"},
      {"{% macro x() %}", "template-syntax", 1, 4, 5, "the tag `macro` is not part of Candor's templates",
       "there are `for`, `if`, `set`, `include` and `raw`"},
      {"a\n{% if list %}b", "template-syntax", 2, 4, 2, "`if` is never closed", "end it with `{% endif %}`"},
      {"{{ 1 / 2 }}", "template-syntax", 1, 6, 1, "`/` would give a fraction", "whole numbers are divided with `//`"},
      {"{{ list[0:1] }}", "template-syntax", 1, 10, 1, "a slice is not part of Candor's templates", ""},
      {"{{ open.a.b }}", "template-value", 1, 4, 8, "`b` is asked of a whole number", "only a map has members"},
      {"{% include 'part' %}", "template-include", 1, 12, 6, "there is no template `part`", ""},
      {"{{ 1.5 }}", "template-syntax", 1, 4, 1, "a number with a fraction or exponent",
       "templates count in whole numbers"},
      {"{{ a", "template-syntax", 1, 1, 2, "`{{` is never closed", "end it with `}}`"},
      {"{% set a, b = 1, 2 %}", "template-syntax", 1, 9, 1, "several names in one `set`", "set them one by one"},
      {"{% if 0 %}{% set y = 1 %}{% endif %}{{ y }}", "template-undefined", 1, 40, 1, "`y` has no value here",
       "it is set in another branch or loop: set it before, or test `y is defined`"},
  }));
  INFO(expected.source);
  const Outcome outcome = render_source(expected.source, known_facts());
  REQUIRE_FALSE(outcome.rendered);
  REQUIRE_FALSE(outcome.found.empty());
  const Diagnostic& found = outcome.found[0];
  CHECK(found.id == expected.id);
  CHECK(found.message == expected.message);
  CHECK(found.help == expected.help);
  CHECK(found.place == Place{"sections/case.md", expected.line, expected.column, expected.length});
  CHECK(found.why != "");
}

TEST_CASE("all mistakes of a rendering are found in one run, each once") {
  const Outcome outcome =
      render_source("{{ a1 }}\n{{ a2 }}\n{% for x in range(5) %}{{ a3 }}{% endfor %}\n{{ list }}", known_facts());
  REQUIRE(outcome.found.size() == 4);
  CHECK(outcome.found[0].place.line == 1);
  CHECK(outcome.found[1].place.line == 2);
  CHECK(outcome.found[2].place.line == 3);
  CHECK(outcome.found[3].place.line == 4);
}

TEST_CASE("a mistake in an included template names who included it") {
  Diagnostics diagnostics;
  TemplateSet parts;
  parts.add("inner", compile("\n{{ nobody }}", "parts/inner.md", OutputKind::markdown, diagnostics));
  parts.add("outer", compile("{% include 'inner' %}", "parts/outer.md", OutputKind::markdown, diagnostics));
  const Outcome outcome = render_source("\n\n{% include 'outer' %}", known_facts(), OutputKind::markdown, {}, parts);
  REQUIRE(outcome.found.size() == 1);
  CHECK(outcome.found[0].place == Place{"parts/inner.md", 2, 4, 6});
  CHECK(outcome.found[0].why.find("included from `parts/outer.md:1`, from `sections/case.md:3`") != std::string::npos);
}

TEST_CASE("names that nobody has are found without rendering, in branches nobody takes too") {
  Diagnostics diagnostics;
  const auto compiled =
      compile("{% if false %}{{ a|uper }}{{ 'x' if a is odd }}{{ tt('x') }}{% include 'inne' %}{% endif %}",
              "sections/case.md", OutputKind::markdown, diagnostics);
  REQUIRE(compiled);
  Environment environment;
  environment.add_function("t", [](const Call&) { return Value(); });
  TemplateSet parts;
  parts.add("inner", compile("", "inner", OutputKind::markdown, diagnostics));
  CHECK_FALSE(check_names(*compiled, environment, parts, diagnostics));
  const auto found = diagnostics.in_order();
  REQUIRE(found.size() == 3);
  CHECK(found[0].message == "unknown filter `uper`");
  CHECK(found[1].help == "known here: `namespace`, `range`, `t`");
  CHECK(found[2].message == "there is no template `inne`");
  CHECK(found[2].help == "did you mean `inner`?");
}

TEST_CASE("a host's mistake has the place of the call") {
  Environment environment;
  environment.add_function("t", [](const Call& call) {
    return call.fail("unknown message `" + call.arg(0).text() + "`", "h", "unknown-message");
  });
  const Outcome outcome = render_source("a {{ t('x.y') ~ 'b' }}", known_facts(), OutputKind::markdown, environment);
  REQUIRE(outcome.found.size() == 1);
  CHECK(outcome.found[0].id == "unknown-message");
  CHECK(outcome.found[0].place == Place{"sections/case.md", 1, 6, 8});
  CHECK(outcome.found[0].help == "h");
}
