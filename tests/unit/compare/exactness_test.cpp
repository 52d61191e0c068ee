// The redline's promise (model/redline.h): either text comes back exactly, whatever the two are. Held over documents
// made up from seeds: pairs of edited ones, unrelated ones, and trees that no Markdown could give.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "compare/compare_texts.h"
#include "compare/words.h"
#include "properties/redline_trees.h"

using namespace candor;
using candor::properties::Manners;
using candor::properties::TreeMaker;

namespace {

std::string dump(const TreeNode& node) {
  std::string out = std::string(name_of(node.type)) + "[" + std::string(name_of(node.mark)) + "]";
  if (!node.id.empty()) out += "#" + node.id;
  if (!node.text.empty()) out += "'" + node.text + "'";
  out += "(";
  for (const TreeNode& child : node.children) out += dump(child) + " ";
  return out + ")";
}

/// Rows keep their columns, and a table's header is never marked.
bool keeps_tables_whole(const TreeNode& node) {
  if (node.type == NodeType::table_cell && node.mark != Mark::none) return false;
  for (const TreeNode& child : node.children) {
    const bool marked_header =
        node.type == NodeType::table && child.type == NodeType::table_header && child.mark != Mark::none;
    if (marked_header || !keeps_tables_whole(child)) return false;
  }
  return true;
}

void collect_moves(const TreeNode& node, Mark mark, std::set<int>& moves) {
  if (node.mark == mark) moves.insert(node.move);
  for (const TreeNode& child : node.children) collect_moves(child, mark, moves);
}

/// Every number stands at an old place and at a new one.
bool pairs_moves(const TreeNode& tree) {
  std::set<int> from, to;
  collect_moves(tree, Mark::move_from, from);
  collect_moves(tree, Mark::move_to, to);
  return from == to && !from.contains(0);
}

void hold(TreeNode old_tree, TreeNode new_tree, const char* language, Manners manners) {
  const Redline redline = compare_texts(old_tree, new_tree, language);
  join_texts(old_tree);
  join_texts(new_tree);
  const TreeNode old_side = take_side(redline, Side::old_text), new_side = take_side(redline, Side::new_text);
  if (!same_text(old_side, old_tree) || !same_text(new_side, new_tree)) {
    INFO("old:     " << dump(old_tree));
    INFO("new:     " << dump(new_tree));
    INFO("redline: " << dump(redline.tree));
    CHECK(dump(old_side) == dump(old_tree));
    CHECK(dump(new_side) == dump(new_tree));
    FAIL("a side does not come back");
  }
  const RedlineCounts& counts = redline.counts;
  REQUIRE(counts.deleted_words + counts.unchanged_words == compare::count_words(old_tree, language));
  REQUIRE(counts.inserted_words + counts.unchanged_words == compare::count_words(new_tree, language));
  REQUIRE(pairs_moves(redline.tree));
  if (manners == Manners::markdown) REQUIRE(keeps_tables_whole(redline.tree));
}

const char* language_of(unsigned seed) {
  static const char* const some[] = {"en", "ko", "ja", "th"};
  return some[seed % 4];
}

}  // namespace

TEST_CASE("either text comes back from the redline of a document and its edited version") {
  for (unsigned seed = 0; seed < 700; ++seed) {
    INFO("seed " << seed);
    TreeMaker maker(seed, Manners::markdown);
    const TreeNode document = maker.document();
    hold(document, maker.edited(document), language_of(seed), Manners::markdown);
  }
}

TEST_CASE("either text comes back from the redline of two documents that have nothing to do with each other") {
  for (unsigned seed = 0; seed < 700; ++seed) {
    INFO("seed " << seed);
    TreeMaker maker(10'000 + seed, Manners::markdown);
    const TreeNode document = maker.document();
    hold(document, maker.document(), language_of(seed), Manners::markdown);
  }
}

TEST_CASE("either text comes back from the redline of trees that no Markdown could give") {
  for (unsigned seed = 0; seed < 700; ++seed) {
    INFO("seed " << seed);
    TreeMaker maker(20'000 + seed, Manners::hostile);
    const TreeNode document = maker.document();
    hold(document, seed % 3 == 0 ? maker.document() : maker.edited(document), language_of(seed), Manners::hostile);
  }
}

TEST_CASE("a document compared with itself has no marks") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    TreeMaker maker(30'000 + seed, Manners::markdown);
    const TreeNode document = maker.document();
    const Redline redline = compare_texts(document, document, "en");
    REQUIRE_FALSE(has_marks(redline.tree));
    REQUIRE(redline.counts.stretches == 0);
  }
}

TEST_CASE("the same two documents give the same redline") {
  TreeMaker maker(7, Manners::markdown);
  const TreeNode document = maker.document(), edited = maker.edited(document);
  REQUIRE(dump(compare_texts(document, edited, "en").tree) == dump(compare_texts(document, edited, "en").tree));
}
