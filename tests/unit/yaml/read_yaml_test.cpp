// What good files read to: text as written, each part with its place.
#include "yaml/read_yaml.h"

#include <catch2/catch.hpp>

using candor::Diagnostics;
using candor::Place;
using candor::yaml::Node;
using candor::yaml::NodeKind;
using candor::yaml::read_yaml;
using candor::yaml::Style;

namespace {

Node read(const std::string& source) {
  Diagnostics diagnostics;
  auto node = read_yaml(source, "f.yaml", diagnostics);
  for (const auto& one : diagnostics.found()) UNSCOPED_INFO(one.id << " " << one.place.line << ": " << one.message);
  REQUIRE(node);
  return std::move(*node);
}

/// The text of the value of `a`.
std::string text_of(const std::string& source) {
  const Node node = read(source);
  REQUIRE(node.find("a") != nullptr);
  return node.find("a")->text;
}

}  // namespace

TEST_CASE("scalars are text and nothing is guessed") {
  for (const std::string word :
       {"NO", "no", "0123", "007", "1.10", "~", "null", "NULL", "true", "2026-04-14", ".inf", "0x1F"}) {
    CHECK(text_of("a: " + word + "\n") == word);
  }
  CHECK(read("null: x\n").entries.front().key == "null");
  CHECK(read("a: [~, null]\n").find("a")->items[1].text == "null");
}

TEST_CASE("nothing behind a key or a dash is empty, whatever follows") {
  const Node node = read("a:\nnull: x\nb:\n  -\n  - ~\n");
  CHECK(node.find("a")->kind == NodeKind::empty);
  CHECK(node.find("a")->place == Place{"f.yaml", 1, 1, 1});
  CHECK(node.find("b")->items[0].kind == NodeKind::empty);
  CHECK(node.find("b")->items[0].place == Place{"f.yaml", 4, 3, 1});
  CHECK(node.find("b")->items[1].text == "~");
}

TEST_CASE("a file without a document is empty") {
  CHECK(read("").kind == NodeKind::empty);
  CHECK(read("# only a comment\n\n").kind == NodeKind::empty);
  CHECK(read("---\n").kind == NodeKind::empty);
}

TEST_CASE("quotes, escapes and blocks are resolved") {
  CHECK(text_of("a: 'it''s'\n") == "it's");
  CHECK(text_of("a: \"x\\n\\t\\\"\\\\\\u00e9\"\n") == "x\n\t\"\\é");
  CHECK(text_of("a: \"one\n  two\n\n  three\"\n") == "one two\nthree");
  CHECK(text_of("a: one\n  two\n\n  three\n") == "one two\nthree");
  CHECK(text_of("a: |\n  one\n   two\n\n  # three\n") == "one\n two\n\n# three\n");
  CHECK(text_of("a: |-\n  one\nb: c\n") == "one");
  CHECK(text_of("a: |2\n   one\n") == " one\n");
  CHECK(text_of("a: >\n  one\n  two\n") == "one two\n");
  CHECK(text_of("a: >+\n  one\n  two\n\n\nb: c\n") == "one two\n\n\n");
  CHECK(text_of("a: |+\n  one\n\n\nb: c\n") == "one\n\n\n");
}

TEST_CASE("the way it was written is kept") {
  const Node node = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf: [x]\ng:\n- x\n");
  const std::vector<Style> wanted{Style::plain,  Style::single_quoted, Style::double_quoted, Style::literal,
                                  Style::folded, Style::flow,          Style::block};
  for (std::size_t index = 0; index < wanted.size(); ++index) CHECK(node.entries[index].value.style == wanted[index]);
}

TEST_CASE("places count lines from 1 and columns in characters") {
  const Node node = read("한국: 값\nb: [é, \"ü\"]\nc:\n  - d: |\n      text\n");
  CHECK(node.entries[0].key_place == Place{"f.yaml", 1, 1, 2});
  CHECK(node.entries[0].value.place == Place{"f.yaml", 1, 5, 1});
  CHECK(node.entries[1].value.items[0].place == Place{"f.yaml", 2, 5, 1});
  CHECK(node.entries[1].value.items[1].place == Place{"f.yaml", 2, 8, 3});
  CHECK(node.entries[2].value.items[0].entries[0].key_place == Place{"f.yaml", 4, 5, 1});
  CHECK(node.entries[2].value.items[0].entries[0].value.place == Place{"f.yaml", 4, 8, 1});
}

TEST_CASE("a value's bytes are known, for tools that edit the file") {
  const std::string source = "a: one\n  two # c\nb: 'x'\nc: [d, e]\n";
  const Node node = read(source);
  const auto bytes = [&](const Node& part) { return source.substr(part.begin, part.end - part.begin); };
  CHECK(bytes(node.entries[0].value) == "one\n  two");
  CHECK(bytes(node.entries[1].value) == "'x'");
  CHECK(bytes(node.entries[2].value) == "[d, e]");
}

TEST_CASE("what a comment cuts off a plain text is kept for the schema to judge") {
  const Node node = read("a: plan #2 text # more\nb: 'plan' # comment\nc: x#y\n");
  CHECK(node.find("a")->text == "plan");
  CHECK(node.find("a")->cut_off == "#2 text # more");
  CHECK(node.find("a")->cut_off_place == Place{"f.yaml", 1, 9, 14});
  CHECK(node.find("b")->cut_off.empty());
  CHECK(node.find("c")->text == "x#y");
}

TEST_CASE("items of a flow list know that a comma stands beside them") {
  const Node node = read("a: [x, y]\nb: [x]\nc:\n  - x\n  - y\n");
  CHECK(node.find("a")->items[0].beside_comma);
  CHECK_FALSE(node.find("b")->items[0].beside_comma);
  CHECK_FALSE(node.find("c")->items[0].beside_comma);
}

TEST_CASE("CRLF line ends count as line feeds") {
  const Node node = read("a: |\r\n  one\r\n  two\r\nb: x\r\n");
  CHECK(node.find("a")->text == "one\ntwo\n");
  CHECK(node.find("b")->place.line == 4);
}

TEST_CASE("forms that authors use are all accepted") {
  for (const char* source :
       {"a: [\n  b,\n  c,\n]\n", "a : b\n", "- - a\n  - b\n- c: d\n  e: f\n", "a:\n- b\n- c\nd: e\n", "---\na: b\n",
        "a: b\n...\n# end\n", "a: b   # comment\n\n# more\n\n", "a: {b: [c, {d: e}], f: \"g, h\"}\n",
        "key with spaces: v\n\"quoted key\": v\n", "a: b\t\n", "a:    b\n", "a: http://x.org:80/#y\n",
        "a: x\n#c\nb:\n  # c\n  - d\n # e\n  - f\n", "a: -1\nb: ?x\nc: :x\n", "a: |+\n  x\n\nb: c\n",
        "a: {}\nb: []\n"}) {
    INFO(source);
    read(source);
  }
}
