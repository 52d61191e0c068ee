// Words know their facts, and facts are words and nothing more: whatever an author types is read as he typed it.
#include <catch2/catch.hpp>

#include "markdown/read_markdown.h"
#include "model/tree.h"
#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

using Found = std::vector<std::string>;

bool contains(const Found& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// All text of a text, as a reader sees it; code spans and line ends included.
std::string read_aloud(const TreeNode& node) {
  std::string all = node.text;
  for (const TreeNode& child : node.children) all += read_aloud(child);
  if (node.type == NodeType::softbreak || node.type == NodeType::linebreak) all += " ";
  return all;
}

std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text)
    all += c == '\n' ? std::string("\\n") : (c == '"' || c == '\\') ? std::string("\\") + c : std::string(1, c);
  return all + "\"";
}

}  // namespace

TEST_CASE("a table row knows exactly the facts in it") {
  const Composed composed = compose(company_yaml + "plans: {free: {name: Free}}\n", "[retention]");
  REQUIRE(composed.texts.size() == 2);
  for (const Text& text : composed.texts) {
    const Found facts = facts_of_block(text, text.language == "en" ? "7 years" : "7년");
    CHECK(contains(facts, "retention.billing.keep"));
    CHECK(contains(facts, "retention.billing.label"));
    CHECK(contains(facts, "data.account.label"));
    CHECK_FALSE(contains(facts, "company.name"));
  }
}

TEST_CASE("what is printed is stated; what only steers is not") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file,
      company_yaml + "plans: {free: {name: Free}}\nchildren: {not_directed_below: 16, knowingly_collects: no}\n");
  put(files, "templates/sections/retention.md",
      "## R {: #retention}\n\n{% if plans is defined %}\nPlans.\n{% endif %}\n\n{% if children.knowingly_collects is "
      "denied %}\nNot knowingly.\n{% endif %}\n\n"
      "{{ company.name }}\n");
  const Composed composed = compose(files);
  CHECK(composed.stated() == Found{"children.knowingly_collects", "company.name"});
  CHECK(facts_of_block(composed.text("en"), "Not knowingly.") == Found{"children.knowingly_collects"});
}

TEST_CASE("a value of any characters stands in a table cell as it was typed, in both languages") {
  const auto label =
      GENERATE(as<std::string>(), "2026. 2. 9.", "*x*", "_x_", "__x__ y", "<b>x</b>", "[a](b)", "![a](b)", "| x |",
               "# h", "- x", "1. x", "> x", "`x`", "a\\*b", "&amp;", "x {: #y}", "~~x~~", "https://evil.example",
               "<https://evil.example>", "\\", "x\\", "a|b", "[x]: y", "[^1]", "```", "===", "---", "a  b", "{{ x }}",
               "{x}", "$x$", "www.evil.example", "x@y.example", "$1", "'{'x", "“quoted”", "'s");
  INFO(label);
  MemoryFiles files;
  write_project(files);
  put(files, company_file,
      "company: {name: Acme}\ndata:\n  account: {label: " + quoted(label) +
          "}\nretention:\n  a: {data: [account], keep: 7 years}\n");
  put(files, ko_file, "data.account.label: {source: " + quoted(label) + ", text: " + quoted(label) + "}\n");
  put(files, "templates/sections/retention.md",
      "## {{ data.account.label }} {: #retention}\n\n| a | b |\n| --- | --- |\n| {{ data.account.label }} | x |\n\n- "
      "{{ data.account.label }}\n\n"
      "{{ data.account.label }}\n\nWe say {{ data.account.label|strong }} and {{ data.account.label }}.\n");
  const Composed composed = compose(files);
  INFO(told(composed.diagnostics));
  REQUIRE(composed.texts.size() == 2);
  for (const Text& text : composed.texts) {
    Diagnostics none;
    const TreeNode tree = markdown::read_text(text.markdown, "x.md", none);
    INFO(text.markdown);
    const std::string words = read_aloud(tree);
    std::size_t times = 0;
    for (std::size_t at = words.find(label); at != std::string::npos; at = words.find(label, at + label.size()))
      ++times;
    CHECK(times == 6);
    CHECK(none.empty());
    REQUIRE(tree.children.size() == 6);  // title, heading, table, list, two paragraphs
    CHECK(tree.children[2].type == NodeType::table);
    CHECK(tree.children[3].type == NodeType::list);
    CHECK(tree.children[5].type == NodeType::paragraph);
  }
}

TEST_CASE("a value of several lines stays in its cell, its item and its paragraph") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file,
      "company: {name: Acme}\ndata:\n  account: {label: " + quoted("one\n\n# two\n- three | four") +
          "}\nretention:\n  a: {data: [account], keep: 7 years}\n");
  const Composed composed = compose(files);
  INFO(told(composed.diagnostics));
  if (composed.texts.empty()) return;  // the schema may refuse line ends in a label
  Diagnostics none;
  const TreeNode tree = markdown::read_text(composed.text("en").markdown, "x.md", none);
  CHECK(has(read_aloud(tree), "three | four"));
  CHECK(tree.children.back().type == NodeType::table);
}
