// An author's field, judged alone.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "markdown/author_markdown.h"

namespace {

using candor::Diagnostic;
using candor::Diagnostics;
using candor::markdown::check_author_markdown;
using candor::markdown::FieldPlace;
using candor::markdown::FieldRules;

std::vector<Diagnostic> found_in(std::string_view field, const FieldRules& rules = {}) {
  Diagnostics diagnostics;
  check_author_markdown(field, FieldPlace{{"a.yaml", 10, 9, 1}, true, 4}, rules, diagnostics);
  return diagnostics.in_order();
}

}  // namespace

TEST_CASE("good fields pass") {
  const char* const fields[] = {
      "",
      "We *never* sell data. See [how](https://example.com).\n",
      "### Our own {: #our-own}\n\nText with [brackets] and a: colon.\n",
      "```\n[x]: /u\n[^1]: code\n```\n",
      "    [x]: /indented\n",
      "- ```\n  a\n  ```\n",
      "~~~~\n```\n~~~~\n",
      "a [x]: in the middle\n",
      "\\[x]: escaped\n",
      "| a |\n|---|\n| b |\n",
  };
  for (const char* field : fields) {
    INFO(field);
    CHECK(found_in(field).empty());
  }
}

TEST_CASE("each mistake has its id and its place in the YAML file") {
  struct Case {
    const char* field;
    const char* id;
    int line;
    int column;
  };
  // The field is a block literal under line 10, indented by four.
  const Case cases[] = {
      {"[partners]: https://example.com\n", "reference-definition", 11, 5},
      {"a\n\n> - [x\\]y]: /u\n", "reference-definition", 13, 9},
      {"a[^2]\n\n[^2]: x\n", "footnote-not-supported", 13, 5},
      {"a\n\n```\nb\n", "unclosed-fence", 13, 5},
      {"~~~\n```\n", "unclosed-fence", 11, 5},
      {"a\n- ````\n  ```\n", "unclosed-fence", 12, 7},
      {"## A {: #a}\n", "heading-not-allowed", 11, 5},
      {"A {: #a}\n===\n", "heading-not-allowed", 11, 5},
      {"### A\n", "heading-without-id", 11, 5},
      {"a <b>\n", "raw-html", 11, 7},
      {"a\n[b](data:x)\n", "url-not-allowed", 12, 9},
      {"![a](b)\n", "image-not-allowed", 11, 5},
  };
  for (const Case& example : cases) {
    DYNAMIC_SECTION(example.field) {
      const auto found = found_in(example.field);
      REQUIRE(found.size() == 1);
      CHECK(found[0].id == example.id);
      CHECK(found[0].place.file == "a.yaml");
      CHECK(found[0].place.line == example.line);
      CHECK(found[0].place.column == example.column);
      CHECK_FALSE(found[0].help.empty());
    }
  }
}

TEST_CASE("a field within a sentence has no headings at all") {
  const auto found = found_in("### A {: #a}\n", {.headings = false});
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "heading-not-allowed");
}

TEST_CASE("a field on one line is found behind its key") {
  Diagnostics diagnostics;
  check_author_markdown("see <b>", {"a.yaml", 3, 8, 7}, diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found()[0].place == candor::Place{"a.yaml", 3, 12, 3});
}
