// What is written reads back as the same text: the record of a release depends on it.
#include "yaml/write_yaml.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "yaml/read_yaml.h"

using candor::Diagnostics;
using candor::Value;
using candor::yaml::Entry;
using candor::yaml::Node;
using candor::yaml::NodeKind;
using candor::yaml::read_yaml;
using candor::yaml::write_yaml;

namespace {

bool same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() || a.entries.size() != b.entries.size())
    return false;
  for (std::size_t index = 0; index < a.items.size(); ++index) {
    if (!same(a.items[index], b.items[index])) return false;
  }
  for (std::size_t index = 0; index < a.entries.size(); ++index) {
    if (a.entries[index].key != b.entries[index].key || !same(a.entries[index].value, b.entries[index].value))
      return false;
  }
  return true;
}

void check_round_trip(const Node& node) {
  const std::string written = write_yaml(node);
  Diagnostics diagnostics;
  const auto read = read_yaml(written, "f.yaml", diagnostics);
  INFO(written);
  for (const auto& one : diagnostics.found())
    UNSCOPED_INFO(one.id << " " << one.place.line << ":" << one.place.column << " " << one.message);
  REQUIRE(read);
  CHECK(same(node, *read));
}

Entry entry(std::string key, Node value) {
  Entry made;
  made.key = std::move(key);
  made.value = std::move(value);
  return made;
}

const std::vector<std::string> nasty{"",
                                     " ",
                                     "  x",
                                     "x ",
                                     "x  ",
                                     "\n",
                                     "\n\n",
                                     "x\n",
                                     "x\n\n",
                                     "x\n\n\n",
                                     "\nx",
                                     "\n x",
                                     " x\ny",
                                     "x\n y\n",
                                     "x\n \ny",
                                     "x\ny",
                                     "x\n\ny\n",
                                     "\tx",
                                     "x\ty",
                                     "x\n\ty\n",
                                     "x\t",
                                     "#",
                                     "# x",
                                     "x # y",
                                     "x #y",
                                     "x#y",
                                     "x\n# y\n",
                                     ":",
                                     "x:",
                                     "x: y",
                                     ":x",
                                     "x :y",
                                     "a:b",
                                     "-",
                                     "- x",
                                     "-x",
                                     "--",
                                     "---",
                                     "--- x",
                                     "...",
                                     "... x",
                                     "?",
                                     "? x",
                                     "?x",
                                     "!",
                                     "!x",
                                     "&x",
                                     "*x",
                                     "**x**",
                                     "|",
                                     "|x",
                                     ">",
                                     "> x",
                                     "'",
                                     "\"",
                                     "it's",
                                     "\"x\"",
                                     "'x'",
                                     "x\"y",
                                     "[",
                                     "[x]",
                                     "]x",
                                     "{x}",
                                     "}",
                                     "x, y",
                                     ",x",
                                     "@x",
                                     "`x`",
                                     "%x",
                                     "%YAML 1.2",
                                     "~",
                                     "null",
                                     "Null",
                                     "yes",
                                     "no",
                                     "NO",
                                     "true",
                                     "0123",
                                     "1.10",
                                     "2026-04-14",
                                     "<<",
                                     "=",
                                     "\\",
                                     "x\\n",
                                     "\\u0041",
                                     "C:\\x",
                                     "x\\",
                                     "한국어: 텍스트 # 더",
                                     "é",
                                     "😀",
                                     "\u00a0x",
                                     "x\u00a0",
                                     "{: #id}",
                                     "## Heading {: #id}\n\ntext\n",
                                     "| a | b |\n|---|---|\n| c | d |\n",
                                     "x\n---\ny\n",
                                     "x\n...\ny\n",
                                     "a: b\nc: d\n",
                                     "- a\n- b\n",
                                     "key:\n",
                                     "\"x\ny\"\n",
                                     "{% if x %}\n  {{ y }}\n{% endif %}\n",
                                     "9. Februar 2026",
                                     "x\n  \n",
                                     "  \n  x\n",
                                     "\n\nx\n",
                                     "x\r",
                                     "long " + std::string(3000, 'x')};

Node random_tree(std::mt19937& random, int depth) {
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  const std::size_t form = depth == 0 ? 0 : below(4);
  if (form < 2) {
    std::string text = nasty[below(nasty.size() - 2)];  // without the lone carriage return, which never occurs
    if (below(3) == 0) text += nasty[below(nasty.size() - 2)];
    return Node::scalar(text);
  }
  std::vector<Node> items;
  std::vector<Entry> entries;
  for (std::size_t count = below(4); count > 0; --count) {
    if (form == 2) items.push_back(random_tree(random, depth - 1));
    if (form == 3)
      entries.push_back(entry(nasty[below(nasty.size() - 2)] + std::to_string(count), random_tree(random, depth - 1)));
  }
  return form == 2 ? Node::list(std::move(items)) : Node::map(std::move(entries));
}

}  // namespace

TEST_CASE("nasty texts read back as they were, as root, value, item and key") {
  for (const std::string& text : nasty) {
    if (text == "x\r") continue;
    DYNAMIC_SECTION("text: " << text.substr(0, 20)) {
      check_round_trip(Node::scalar(text));
      check_round_trip(Node::map({entry("a", Node::scalar(text)), entry("b", Node::scalar("z"))}));
      check_round_trip(Node::list(
          {Node::scalar(text), Node::list({Node::scalar(text)}), Node::map({entry("c", Node::scalar(text))})}));
      if (text.size() < 1000) check_round_trip(Node::map({entry(text, Node::scalar("v"))}));
    }
  }
}

TEST_CASE("generated trees read back as they were") {
  std::mt19937 random(20260414);
  for (int round = 0; round < 1500; ++round) check_round_trip(random_tree(random, 4));
}

TEST_CASE("empty lists, maps and values keep their kind") {
  check_round_trip(Node::map({entry("a", Node::list({})), entry("b", Node::map({})), entry("c", Node{})}));
  CHECK(write_yaml(Node::map({entry("a", Node::list({}))})) == "a: []\n");
}

TEST_CASE("plain words stay plain, so that a lawyer can read the record") {
  const Value facts =
      Value::map({{"keep", Value::scalar(candor::Kind::period, "7 years")},
                  {"sold", Value::flag(false)},
                  {"since", Value::scalar(candor::Kind::date, "2026-04-14")},
                  {"silent", Value()},
                  {"article", Value::number(13)},
                  {"data", Value::list({Value::reference("billing", "data.billing"), Value::text("a: b")})},
                  {"text", Value::text("one\ntwo\n")}});
  CHECK(write_yaml(facts) ==
        "keep: 7 years\n"
        "sold: no\n"
        "since: 2026-04-14\n"
        "article: 13\n"
        "data:\n"
        "  - billing\n"
        "  - \"a: b\"\n"
        "text: |\n"
        "  one\n"
        "  two\n");
}
