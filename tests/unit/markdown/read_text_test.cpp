// Our own texts: ids and languages from headings' groups, everything unusual a mistake with its place.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "markdown/outline.h"
#include "markdown/read_markdown.h"

namespace {

using candor::Diagnostic;
using candor::Diagnostics;
using candor::NodeType;
using candor::TreeNode;
using candor::markdown::read_text;

struct Read {
  TreeNode tree;
  std::vector<Diagnostic> found;
};

Read read(std::string_view markdown) {
  Diagnostics diagnostics;
  TreeNode tree = read_text(markdown, "en.md", diagnostics);
  return {std::move(tree), diagnostics.in_order()};
}

void collect(const TreeNode& node, std::vector<const TreeNode*>& headings) {
  for (const TreeNode& child : node.children) {
    if (child.type == NodeType::heading) headings.push_back(&child);
    collect(child, headings);
  }
}

/// All headings, nested ones too: `id=title`.
std::string headings_of(const TreeNode& tree) {
  std::vector<const TreeNode*> headings;
  collect(tree, headings);
  std::string out;
  for (const TreeNode* heading : headings) out += (out.empty() ? "" : " · ") + heading->id + "=" + plain_text(*heading);
  return out;
}

std::string place_of(const Diagnostic& found) {
  return found.place.file + ":" + std::to_string(found.place.line) + ":" + std::to_string(found.place.column) + "+" +
         std::to_string(found.place.length);
}

}  // namespace

TEST_CASE("a heading's group is its id and no word of its title") {
  struct Case {
    const char* name;
    const char* markdown;
    const char* headings;
  };
  const Case cases[] = {
      {"ATX", "## How long {: #how-long}\n", "how-long=How long"},
      {"ATX without a line feed", "## How long {: #how-long}", "how-long=How long"},
      {"white space after the group", "## A {: #a}  \t\n", "a=A"},
      {"no space before the group", "## A{: #a}\n", "a=A"},
      {"a closing sequence before the group", "## A ## {: #a}\n", "a=A"},
      {"only the last group is read", "## A {: #a} {: #b}\n", "b=A {: #a}"},
      {"a group in code", "## Use `{: #x}` {: #y}\n", "y=Use {: #x}"},
      {"emphasis may end before the group", "## **A**{: #a}\n", "a=A"},
      {"braces in a title", "## The {x} of {: y {: #a}\n", "a=The {x} of {: y"},
      {"an empty title", "## {: #a}\n", "a="},
      {"setext", "A {: #a}\n===\n", "a=A"},
      {"setext, the underline last without a line feed", "A {: #a}\n---", "a=A"},
      {"setext of two lines", "A\nb {: #a}\n---\n\nc\n", "a=A b"},
      {"setext before a rule", "A {: #a}\n---\n---\n", "a=A"},
      {"setext before another", "A {: #a}\n---\nB {: #b}\n---\n", "a=A · b=B"},
      {"in a quote", "> A {: #a}\n> ---\n> b\n\n> # C {: #c}\n", "a=A · c=C"},
      {"in a list", "- A {: #a}\n  ===\n\n  b\n- ## C {: #c}\n", "a=A · c=C"},
      {"in a list, last", "- A {: #a}\n  ===", "a=A"},
      {"after a definition", "[x]: /u\nA {: #a}\n---\n", "a=A"},
      {"lines that end in a carriage return", "## A {: #a}\r\nb\r\n## C {: #c}\r## D {: #d}", "a=A · c=C · d=D"},
      {"Korean", "## 보관 기간 {: #retention}\n", "retention=보관 기간"},
  };
  for (const Case& example : cases) {
    DYNAMIC_SECTION(example.name) {
      const Read result = read(example.markdown);
      CHECK(headings_of(result.tree) == example.headings);
      CHECK(result.found.empty());
    }
  }
}

TEST_CASE("a heading can say that its section is in another language") {
  const Read result = read("## A {: #a lang=zh-Hant}\n\n## B {: #b}\n");
  CHECK(result.found.empty());
  CHECK(result.tree.children.at(0).language == "zh-Hant");
  CHECK(result.tree.children.at(1).language.empty());
}

TEST_CASE("what looks like a group elsewhere is text") {
  struct Case {
    const char* markdown;
    const char* text;
  };
  const Case cases[] = {
      {"a {: #x}\n", "a {: #x}"},           {"```\n# a {: #x}\n```\n", "# a {: #x}\n"},
      {"    # a {: #x}\n", "# a {: #x}\n"}, {"```\na\n``` {: #x}\nb\n```\n", "a\n``` {: #x}\nb\n"},
      {"a\n--- {: #x}\n", "a --- {: #x}"},  {"a {: #x}\nb\n", "a {: #x} b"},
      {"- a {: #x}\n", "a {: #x}"},         {"\\# a {: #x}\n", "# a {: #x}"},
  };
  for (const Case& example : cases) {
    DYNAMIC_SECTION(example.markdown) {
      const Read result = read(example.markdown);
      CHECK(plain_text(result.tree) == example.text);
      CHECK(headings_of(result.tree).empty());
      CHECK(result.found.empty());
    }
  }
  SECTION("and a heading after it still has its own") {
    const Read result = read("a {: #x}\n\n```\n# b {: #y}\n```\n\n## C {: #c}\n");
    CHECK(headings_of(result.tree) == "c=C");
    CHECK(plain_text(result.tree.children.at(0)) == "a {: #x}");
    CHECK(result.tree.children.at(1).text == "# b {: #y}\n");
  }
}

TEST_CASE("each mistake has its id, its place and what to write instead") {
  struct Case {
    const char* markdown;
    const char* id;
    const char* place;
    const char* help;
  };
  const Case cases[] = {
      {"a\n\n## How long we keep it!\n", "heading-without-id", "en.md:3:1+23", "`{: #how-long-we-keep-it}`"},
      {"Title\nmore\n---\n", "heading-without-id", "en.md:2:1+4", "`{: #title-more}`"},
      {"## 보관\n", "heading-without-id", "en.md:1:1+5", "`{: #section}`"},
      {"## A {: #a}\n## A\n", "heading-without-id", "en.md:2:1+4", "`{: #a-2}`"},
      {"## 가 {: #A}\n", "bad-heading-id", "en.md:1:6+6", "`{: #section}`"},
      {"## A {:#a}\n", "bad-heading-id", "en.md:1:6+5", "`{: #a}`"},
      {"## A {: .c}\n", "bad-heading-id", "en.md:1:6+6", "`{: #a}`"},
      {"## A {: #a lang=\"x\"}\n", "bad-heading-id", "en.md:1:6+15", "`{: #a}`"},
      {"## A {: #a}\n\n### B {: #a}\n", "duplicate-heading-id", "en.md:3:7+6", "of its own"},
      {"가 <b>c\n", "raw-html", "en.md:1:3+3", "\\<"},
      {"a\n\n<div>\nx\n</div>\n", "raw-html", "en.md:3:1+5", "\\<"},
      {"a\nContact <Company>\n", "raw-html", "en.md:2:9+9", "\\<"},
      {"| a |\n|---|\n| <i> |\n", "raw-html", "en.md:3:3+3", "\\<"},
      {"<!-- note -->\n", "raw-html", "en.md:1:1+13", "\\<"},
      {"a ![b](c.png)\n", "image-not-allowed", "en.md:1:3+2", "words"},
      {"- x\n  [a](javascript:b)\n", "url-not-allowed", "en.md:2:7+12", "https"},
      {"[a](//evil.example)\n", "url-not-allowed", "en.md:1:5+14", "https"},
      {"[a]()\n", "url-not-allowed", "en.md:1:3+2", "where"},
      {"a\xFF\n", "markdown-bad-utf8", "en.md:1:2+1", "UTF-8"},
  };
  for (const Case& example : cases) {
    DYNAMIC_SECTION(example.markdown) {
      const Read result = read(example.markdown);
      REQUIRE(result.found.size() == 1);
      CHECK(result.found[0].id == example.id);
      CHECK(place_of(result.found[0]) == example.place);
      CHECK(result.found[0].help.find(example.help) != std::string::npos);
      CHECK_FALSE(result.found[0].why.empty());
    }
  }
}

TEST_CASE("all mistakes of a text are found in one reading") {
  const Read result = read("## A\n\n<b>\n\n[x](ftp://y)\n\n## B {: #A}\n");
  REQUIRE(result.found.size() == 4);
  CHECK(result.found[0].id == "heading-without-id");
  CHECK(result.found[1].id == "raw-html");
  CHECK(result.found[2].id == "url-not-allowed");
  CHECK(result.found[3].id == "bad-heading-id");
}

TEST_CASE("what is refused stays in the tree") {
  CHECK(plain_text(read("a <b>c</b>\n").tree) == "a <b>c</b>");
  CHECK(read("[a](feed:x)\n").tree.children.at(0).children.at(0).url == "feed:x");
}

TEST_CASE("autolinks, strikethrough and tag filter are off") {
  const Read result = read("https://example.com and ~~x~~ and www.example.com\n");
  CHECK(result.found.empty());
  REQUIRE(result.tree.children.at(0).children.size() == 1);
  CHECK(result.tree.children[0].children[0].text == "https://example.com and ~~x~~ and www.example.com");
}

TEST_CASE("blocks know their lines") {
  const Read result = read("## A {: #a}\n\nb\nc\n\nD {: #d}\n---\n\n- e\n- f\n");
  const auto& blocks = result.tree.children;
  REQUIRE(blocks.size() == 4);
  const auto lines = [](const TreeNode& node) { return std::make_pair(node.line, node.last_line); };
  CHECK(lines(blocks[0]) == std::make_pair(1, 1));
  CHECK(lines(blocks[1]) == std::make_pair(3, 4));
  CHECK(lines(blocks[2]) == std::make_pair(6, 7));
  CHECK(lines(blocks[3]) == std::make_pair(9, 10));
}

TEST_CASE("a table's cells know how they are aligned") {
  const Read result = read("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 |\n");
  const auto& row = result.tree.children.at(0).children.at(1).children;
  REQUIRE(row.size() == 4);
  CHECK(row[0].align == "left");
  CHECK(row[1].align == "center");
  CHECK(row[2].align == "right");
  CHECK(row[3].align.empty());
}

TEST_CASE("an outline has the headings of the document, not those in quotes") {
  const Read result = read("# A *b* {: #a}\n\n> ## Q {: #q}\n\n## C {: #c lang=ko}\n");
  const auto headings = candor::markdown::outline(result.tree);
  REQUIRE(headings.size() == 2);
  CHECK(headings[0].level == 1);
  CHECK(headings[0].title == "A b");
  CHECK(headings[1].id == "c");
  CHECK(headings[1].language == "ko");
}

TEST_CASE("sections cover all blocks without gap or overlap") {
  const Read result = read("x\n\n# A {: #a}\n\ny\n\n## B {: #b}\n\n### C {: #c}\n\nz\n\n## D {: #d}\n");
  const auto views = candor::markdown::sections(result.tree);
  REQUIRE(views.size() == 4);
  CHECK(views[0].heading == nullptr);
  CHECK(views[1].id == "a");
  CHECK(views[2].id == "b");
  CHECK(views[3].id == "d");
  std::size_t next = 0;
  for (const auto& view : views) {
    CHECK(view.first == next);
    CHECK(view.end > view.first);
    next = view.end;
  }
  CHECK(next == result.tree.children.size());
  CHECK(candor::markdown::sections(TreeNode{}).empty());
}

TEST_CASE("texts are read by several threads at once, each as if alone") {
  std::string markdown = "## A {: #a}\n\n| b | c |\n|---|--:|\n| d | e |\n\nf {: #no-heading}\n\n";
  for (int i = 0; i < 50; ++i) markdown += "## G {: #g" + std::to_string(i) + "}\n\n*h* [i](/j)\n\n";
  const TreeNode alone = read(markdown).tree;
  std::vector<int> same(200, 0);
  candor::for_each_index(same.size(), 8, [&](std::size_t index) {
    Diagnostics diagnostics;
    same[index] = same_words_and_form(read_text(markdown, "en.md", diagnostics), alone) && diagnostics.empty() ? 1 : 0;
  });
  CHECK(std::count(same.begin(), same.end(), 1) == 200);
}
