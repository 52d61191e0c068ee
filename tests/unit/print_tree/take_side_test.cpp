// Either text out of a redline's tree.
#include <catch2/catch.hpp>

#include "model/redline.h"

namespace {

using candor::Mark;
using candor::NodeType;
using candor::Side;
using candor::TreeNode;

TreeNode text(const char* words, Mark mark = Mark::none) {
  TreeNode node;
  node.type = NodeType::text;
  node.text = words;
  node.mark = mark;
  return node;
}

}  // namespace

TEST_CASE("what is only the other side's is left out, and words that meet are one text") {
  TreeNode paragraph;
  paragraph.type = NodeType::paragraph;
  paragraph.children = {text("a "), text("b ", Mark::del), text("c ", Mark::ins), text("d")};
  const TreeNode old_text = take_side(paragraph, Side::old_text);
  const TreeNode new_text = take_side(paragraph, Side::new_text);
  REQUIRE(old_text.children.size() == 1);
  CHECK(old_text.children[0].text == "a b d");
  REQUIRE(new_text.children.size() == 1);
  CHECK(new_text.children[0].text == "a c d");
}

TEST_CASE("moves stand at their old place in the old text and at their new one in the new") {
  CHECK(stands_in(Mark::move_from, Side::old_text));
  CHECK_FALSE(stands_in(Mark::move_from, Side::new_text));
  CHECK(stands_in(Mark::move_to, Side::new_text));
  CHECK_FALSE(stands_in(Mark::move_to, Side::old_text));
}

TEST_CASE("marks, moves and keys are gone, everything else stays") {
  TreeNode heading;
  heading.type = NodeType::heading;
  heading.level = 3;
  heading.id = "a";
  heading.language = "en";
  heading.mark = Mark::move_to;
  heading.move = 4;
  heading.key = "k";
  heading.same_words = true;
  TreeNode document;
  document.children = {heading};
  const TreeNode taken = take_side(document, Side::new_text);
  REQUIRE(taken.children.size() == 1);
  const TreeNode& left = taken.children[0];
  CHECK(left.mark == Mark::none);
  CHECK(left.move == 0);
  CHECK(left.key.empty());
  CHECK_FALSE(left.same_words);
  CHECK(left.id == "a");
  CHECK(left.language == "en");
  CHECK(same_words_and_form(left, heading));
  CHECK_FALSE(candor::has_marks(taken));
  CHECK(candor::has_marks(document));
}
