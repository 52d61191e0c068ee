// Any Markdown: nothing is a mistake, nothing is lost.
#include <catch2/catch.hpp>

#include <string>

#include "markdown/read_markdown.h"

namespace {

using candor::Diagnostics;
using candor::NodeType;
using candor::Severity;
using candor::TreeNode;
using candor::markdown::read_foreign;

}  // namespace

TEST_CASE("front matter is set aside, and lines still count from the file's top") {
  const TreeNode tree = read_foreign("---\ntitle: x\n---\n\n# A\n");
  REQUIRE(tree.children.size() == 1);
  CHECK(plain_text(tree) == "A");
  CHECK(tree.children[0].line == 5);
  CHECK(plain_text(read_foreign("---\r\ntitle: x\r\n...\r\na\r\n")) == "a");
  CHECK(plain_text(read_foreign("\xEF\xBB\xBF---\ntitle: x\n---\na\n")) == "a");
}

TEST_CASE("what only looks like front matter is text") {
  CHECK(read_foreign("---\n\na\n").children.size() == 2);
  CHECK(plain_text(read_foreign("a\n\n---\nb: c\n---\n")) == "ab: c");
  CHECK(plain_text(read_foreign("----\na\n----\n")) == "a");
}

TEST_CASE("a group is plain text and raw HTML stays as nodes") {
  Diagnostics diagnostics;
  const TreeNode tree = read_foreign("## A {: #a}\n\nb <i>c\n\n<div>\n", "x.md", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(tree.children.at(0).id.empty());
  CHECK(plain_text(tree.children[0]) == "A {: #a}");
  CHECK(tree.children.at(1).children.at(1).type == NodeType::html_inline);
  CHECK(tree.children.at(2).type == NodeType::html_block);
  CHECK(tree.children[2].text == "<div>\n");
}

TEST_CASE("malformed UTF-8 and NUL become the replacement character") {
  CHECK(plain_text(read_foreign(std::string("a\0b\xFF c\xE1\x80", 8))) == "a\uFFFDb\uFFFD c\uFFFD");
}

TEST_CASE("a text beyond the bounds is read as plain paragraphs, and a note says so") {
  Diagnostics diagnostics;
  const TreeNode tree =
      read_foreign("---\nx: y\n---\n# a\n*b*\n\n" + std::string(30, '>') + "c\n", "x.md", diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found()[0].id == "markdown-limit");
  CHECK(diagnostics.found()[0].severity == Severity::note);
  CHECK(diagnostics.found()[0].place.line == 7);
  REQUIRE(tree.children.size() == 2);
  CHECK(plain_text(tree.children[0]) == "# a *b*");
  CHECK(tree.children[0].line == 4);
  CHECK(tree.children[0].last_line == 5);
  CHECK(plain_text(tree.children[1]) == std::string(30, '>') + "c");
}

TEST_CASE("phrases nested beyond the depth of trees are not parsed either") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "*a ";
  for (int i = 0; i < 200; ++i) deep += "a*";
  Diagnostics diagnostics;
  const TreeNode tree = read_foreign(deep, "x.md", diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(plain_text(tree) == deep);
}

TEST_CASE("nothing gives an empty tree") {
  for (const char* markdown : {"", "\n", "\n\n\n", "   ", "\r"}) CHECK(read_foreign(markdown).children.empty());
}
