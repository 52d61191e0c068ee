// From Markdown to the page and back: either text comes back from the printed redline of any two, as model/redline.h
// says it word for word.
#include <catch2/catch.hpp>

#include <string>

#include "compare/compare_texts.h"
#include "markdown/read_markdown.h"
#include "properties/redline_trees.h"
#include "render/print_tree.h"
#include "unit/print_tree/contract.h"
#include "unit/print_tree/random_markdown.h"

using namespace candor;
using candor::properties::Manners;
using candor::properties::TreeMaker;

namespace {

render::RedlineWords words() {
  render::RedlineWords said;
  said.inserted = "inserted: ";
  said.end_of_inserted = " end";
  said.deleted = "deleted: ";
  said.inserted_block = "added: ";
  said.deleted_block = "removed: ";
  said.reformatted = "form: ";
  said.moved_from = [](int move) { return "moved away " + std::to_string(move) + ": "; };
  said.moved_to = [](int move) { return "moved here " + std::to_string(move) + ": "; };
  said.folded = [](std::size_t blocks) { return std::to_string(blocks) + " unchanged"; };
  return said;
}

void hold(const TreeNode& old_tree, const TreeNode& new_tree, std::size_t fold_from) {
  const render::RedlineWords said = words();
  std::vector<render::ChangePlace> places;
  const render::HtmlOptions options{.fold_from = fold_from, .words = &said, .places = &places};
  const std::string page = render::print_html(compare_texts(old_tree, new_tree, "en").tree, options);
  for (const Side side : {Side::old_text, Side::new_text}) {
    TreeNode text = side == Side::old_text ? old_tree : new_tree;
    join_texts(text);
    INFO((side == Side::old_text ? "old text of:\n" : "new text of:\n") << page);
    REQUIRE(test::side_of_html(page, side) == test::side_of_html(render::print_html(text), side));
  }
}

}  // namespace

TEST_CASE("either text comes back from the page of a made-up document and its edited version") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    TreeMaker maker(seed, Manners::markdown);
    const TreeNode document = maker.document();
    hold(document, maker.edited(document), seed % 4);
  }
}

TEST_CASE("either text comes back from the page of Markdown that nobody would write") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    test::RandomMarkdown source(seed);
    const std::string same = source.text(static_cast<int>(seed % 40));
    const TreeNode olds = markdown::read_foreign("a" + same + source.text(20));
    const TreeNode news = markdown::read_foreign("a" + same + source.text(20));
    hold(olds, news, seed % 4);
  }
}
