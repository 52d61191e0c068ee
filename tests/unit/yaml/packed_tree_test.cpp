// A tree comes out of its packed form as it went in: what Candor unpacks at each start is what it read when it was
// built.
#include "yaml/packed_tree.h"

#include <catch2/catch.hpp>

#include <optional>
#include <stdexcept>
#include <string>

#include "yaml/read_yaml.h"

using candor::Diagnostics;
using candor::yaml::Node;
using candor::yaml::pack_tree;
using candor::yaml::unpack_tree;

namespace {

Node tree_of(const std::string& text) {
  Diagnostics diagnostics;
  auto root = candor::yaml::read_yaml(text, "a.yaml", diagnostics);
  REQUIRE(root);
  return std::move(*root);
}

const std::string every_form =
    "plain: text # a remark\n"
    "single: 'it''s'\n"
    "double: \"a \\\"word\\\"\"\n"
    "literal: |\n  one\n  two\n"
    "folded: >-\n  one\n  two\n"
    "list:\n  - one\n  -\n  - deeper: {a: b, c: [d, e]}\n"
    "nothing:\n"
    "\"a key of 한국어\": value\n"
    "empty: []\n"
    "lost: a text #1 of which is cut off\n";

}  // namespace

TEST_CASE("a tree is unpacked as it was read: every form, style, offset and place") {
  const Node root = tree_of(every_form);
  CHECK(unpack_tree(pack_tree(root), "a.yaml") == root);
}

TEST_CASE("an unpacked tree has its places in the file that is named") {
  const Node root = unpack_tree(pack_tree(tree_of("a: b\n")), "another.yaml");
  CHECK(root.entries[0].key_place == candor::Place{"another.yaml", 1, 1, 1});
  CHECK(root.entries[0].value.place == candor::Place{"another.yaml", 1, 4, 1});
}

TEST_CASE("an empty file has a tree as well") {
  CHECK(unpack_tree(pack_tree(tree_of("# nothing\n")), "a.yaml") == tree_of("# nothing\n"));
}

TEST_CASE("numbers of every length are told") {
  const std::string long_text(70'000, 'x');
  const Node root = tree_of("a: " + long_text + "\nb: c\n");
  CHECK(unpack_tree(pack_tree(root), "a.yaml") == root);
}

TEST_CASE("what is not the whole of a packed tree is an error of ours") {
  const std::string packed = pack_tree(tree_of(every_form));
  for (std::size_t length = 0; length < packed.size(); ++length) {
    CHECK_THROWS_AS(unpack_tree(packed.substr(0, length), "a.yaml"), std::logic_error);
  }
  CHECK_THROWS_AS(unpack_tree(packed + "x", "a.yaml"), std::logic_error);
}
