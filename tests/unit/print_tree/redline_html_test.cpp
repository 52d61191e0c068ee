// A redline is the same tree with marks; either text can be taken out of its HTML (model/redline.h).
#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "markdown/read_markdown.h"
#include "render/print_tree.h"
#include "unit/print_tree/contract.h"
#include "unit/print_tree/random_markdown.h"

namespace {

using candor::Mark;
using candor::NodeType;
using candor::Side;
using candor::TreeNode;
using candor::render::HtmlOptions;
using candor::render::print_html;
using candor::render::RedlineWords;

RedlineWords words() {
  RedlineWords words;
  words.inserted = "inserted: ";
  words.end_of_inserted = " end";
  words.deleted = "deleted: ";
  words.end_of_deleted = " end";
  words.inserted_block = "added: ";
  words.deleted_block = "removed: ";
  words.reformatted = "form changed: ";
  words.moved_from = [](int move) { return "moved away (" + std::to_string(move) + "): "; };
  words.moved_to = [](int move) { return "moved here (" + std::to_string(move) + "): "; };
  words.folded = [](std::size_t blocks) { return std::to_string(blocks) + " unchanged"; };
  return words;
}

TreeNode text(std::string words, Mark mark = Mark::none) {
  TreeNode node;
  node.type = NodeType::text;
  node.text = std::move(words);
  node.mark = mark;
  return node;
}

TreeNode block(NodeType type, std::vector<TreeNode> children, Mark mark = Mark::none, int move = 0) {
  TreeNode node;
  node.type = type;
  node.children = std::move(children);
  node.mark = mark;
  node.move = move;
  return node;
}

TreeNode heading(std::string title, std::string id, Mark mark = Mark::none, int move = 0) {
  TreeNode node = block(NodeType::heading, {text(std::move(title))}, mark, move);
  node.level = 2;
  node.id = std::move(id);
  return node;
}

TreeNode document(std::vector<TreeNode> blocks) { return block(NodeType::document, std::move(blocks)); }

/// Marks nodes at random where compare may mark them; below a mark there is none.
void mark_at_random(TreeNode& node, std::mt19937& random) {
  static constexpr Mark block_marks[] = {Mark::ins, Mark::del, Mark::move_from, Mark::move_to};
  for (TreeNode& child : node.children) {
    const unsigned chance = random() % 6;
    if (chance == 0) {
      child.mark = candor::is_inline(child.type) ? (random() % 2 ? Mark::ins : Mark::del) : block_marks[random() % 4];
      const bool moves = child.mark == Mark::move_from || child.mark == Mark::move_to;
      child.move = moves ? static_cast<int>(random() % 9) + 1 : 0;
    } else if (child.type != NodeType::image) {
      mark_at_random(child, random);
    }
  }
}

}  // namespace

TEST_CASE("inserted and deleted phrases stand in ins and del, neighbours in one") {
  const TreeNode tree = document({block(NodeType::paragraph, {text("kept "), text("5", Mark::del), text("7", Mark::ins),
                                                              text(" long", Mark::ins), text(" years")})});
  CHECK(print_html(tree) == "<p>kept <del>5</del><ins>7 long</ins> years</p>\n");
}

TEST_CASE("phrases are announced to those who hear them") {
  const TreeNode tree = document({block(NodeType::paragraph, {text("a"), text("b", Mark::ins)})});
  const RedlineWords said = words();
  CHECK(print_html(tree, {.words = &said}) ==
        "<p>a<ins><span data-aid class=\"aid\">inserted: </span>b<span data-aid class=\"aid\"> end</span></ins></p>\n");
}

TEST_CASE("marked blocks, items, rows and cells carry their mark and their words") {
  const RedlineWords said = words();
  const HtmlOptions options{.words = &said};
  SECTION("paragraph") {
    CHECK(print_html(document({block(NodeType::paragraph, {text("a")}, Mark::move_from, 2)}), options) ==
          "<p data-mark=\"move-from\" data-move=\"2\"><span data-aid class=\"aid\">moved away (2): </span>a</p>\n");
  }
  SECTION("list: the words stand in its first item") {
    const TreeNode item = block(NodeType::item, {block(NodeType::paragraph, {text("a")})});
    TreeNode list = block(NodeType::list, {item}, Mark::ins);
    list.tight = true;
    CHECK(print_html(document({list}), options) ==
          "<ul data-mark=\"ins\">\n<li><span data-aid class=\"aid\">added: </span>a</li>\n</ul>\n");
  }
  SECTION("a paragraph of a tight list has no element: it stands in ins or del") {
    const TreeNode item = block(NodeType::item, {block(NodeType::paragraph, {text("a")}, Mark::del),
                                                 block(NodeType::paragraph, {text("b")}, Mark::ins)});
    TreeNode list = block(NodeType::list, {item});
    list.tight = true;
    CHECK(print_html(document({list})) ==
          "<ul>\n<li><del data-mark=\"del\">a</del><ins data-mark=\"ins\">b</ins></li>\n</ul>\n");
  }
  SECTION("table: the words are its caption; row: they stand in its first cell") {
    const TreeNode row = block(NodeType::table_row, {block(NodeType::table_cell, {text("a")})}, Mark::ins);
    const TreeNode head = block(NodeType::table_header, {block(NodeType::table_cell, {text("h")})});
    CHECK(print_html(document({block(NodeType::table, {head}, Mark::del)}), options) ==
          "<table data-mark=\"del\">\n<caption data-aid class=\"aid\">removed: </caption>\n<thead>\n<tr>\n<th>h</th>\n"
          "</tr>\n</thead>\n</table>\n");
    CHECK(print_html(document({block(NodeType::table, {head, row})}), options) ==
          "<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n<tbody data-mark=\"ins\">\n<tr data-mark=\"ins\">\n"
          "<td><span data-aid class=\"aid\">added: </span>a</td>\n</tr>\n</tbody>\n</table>\n");
  }
  SECTION("a rule holds no words: they stand before it") {
    CHECK(print_html(document({block(NodeType::thematic_break, {}, Mark::del)}), options) ==
          "<span data-aid class=\"aid\">removed: </span><hr data-mark=\"del\" />\n");
  }
}

TEST_CASE("a change of form alone says so") {
  TreeNode gone = text("a", Mark::del);
  TreeNode came = block(NodeType::emph, {text("a")}, Mark::ins);
  gone.same_words = came.same_words = true;
  CHECK(print_html(document({block(NodeType::paragraph, {gone, came})})) ==
        "<p><del data-same-words>a</del><ins data-same-words><em>a</em></ins></p>\n");
}

TEST_CASE("an id is printed once, at its new place") {
  CHECK(print_html(document({heading("A", "a", Mark::move_from, 1), heading("A", "a", Mark::move_to, 1)})) ==
        "<h2 data-mark=\"move-from\" data-move=\"1\">A</h2>\n<h2 id=\"a\" data-mark=\"move-to\" "
        "data-move=\"1\">A</h2>\n");
  CHECK(print_html(document({heading("A", "a", Mark::del)})) == "<h2 id=\"a\" data-mark=\"del\">A</h2>\n");
  CHECK(print_html(document({block(NodeType::block_quote, {heading("A", "a")}, Mark::del), heading("B", "a")})) ==
        "<blockquote data-mark=\"del\">\n<h2>A</h2>\n</blockquote>\n<h2 id=\"a\">B</h2>\n");
}

TEST_CASE("long stretches without changes are folded, but for the block beside a change") {
  std::vector<TreeNode> blocks;
  for (const char* letter : {"a", "b", "c", "d"}) blocks.push_back(block(NodeType::paragraph, {text(letter)}));
  blocks.push_back(block(NodeType::paragraph, {text("e", Mark::ins)}));
  blocks.push_back(block(NodeType::paragraph, {text("f")}));
  const RedlineWords said = words();
  CHECK(print_html(document(blocks), {.heading_ids = true, .fold_from = 3, .words = &said})
            .starts_with("<details class=\"fold\" data-fold>\n<summary data-aid>3 "
                         "unchanged</summary>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n"
                         "</details>\n<p>d</p>\n<p><ins>"));
  blocks.resize(4);
  CHECK(print_html(document(blocks), {.fold_from = 3, .words = &said}) == "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n");
}

TEST_CASE("the headings over a change stay open, the headings after one do not") {
  const auto words_of = [](const char* letter) { return block(NodeType::paragraph, {text(letter)}); };
  const std::vector<TreeNode> blocks{block(NodeType::paragraph, {text("x", Mark::ins)}),
                                     heading("A", "a"),
                                     words_of("b"),
                                     heading("C", "c"),
                                     words_of("d"),
                                     words_of("e"),
                                     block(NodeType::paragraph, {text("y", Mark::ins)})};
  const RedlineWords said = words();
  const std::string html = print_html(document(blocks), {.fold_from = 3, .words = &said});
  CHECK(html.find("<summary data-aid>2 unchanged</summary>\n<h2 id=\"a\">A</h2>\n<p>b</p>\n</details>\n"
                  "<h2 id=\"c\">C</h2>\n<details class=\"fold\" data-fold>\n<summary data-aid>1 unchanged</summary>\n"
                  "<p>d</p>\n</details>\n<p>e</p>\n") != std::string::npos);
}

TEST_CASE("places of change are listed and can be gone to") {
  const TreeNode tree =
      document({heading("A", "a"), block(NodeType::paragraph, {text("x", Mark::del), text("y", Mark::ins), text("z")}),
                heading("B", "b", Mark::ins), block(NodeType::paragraph, {text("c")}, Mark::ins)});
  std::vector<candor::render::ChangePlace> places;
  CHECK(print_html(tree, {.places = &places}) ==
        "<h2 id=\"a\">A</h2>\n<p><del id=\"change-1\">x</del><ins>y</ins>z</p>\n<h2 id=\"b\" data-mark=\"ins\">B</h2>\n"
        "<p data-mark=\"ins\">c</p>\n");
  REQUIRE(places.size() == 2);
  CHECK(places[0].anchor == "change-1");
  CHECK(places[0].section == "a");
  CHECK(places[1].anchor == "b");
}

TEST_CASE("either text can be taken out of a printed redline, for any marks on any tree") {
  const RedlineWords said = words();
  for (unsigned seed = 0; seed < 1500; ++seed) {
    candor::test::RandomMarkdown source(seed);
    TreeNode tree = candor::markdown::read_foreign("a" + source.text(10 + static_cast<int>(seed % 70)));
    std::mt19937 random(seed);
    mark_at_random(tree, random);
    std::vector<candor::render::ChangePlace> places;
    const HtmlOptions options{.table_label = [&](const std::string&) { return std::string("t"); },
                              .header_scopes = seed % 2 == 0,
                              .cell_labels = seed % 3 == 0,
                              .fold_from = seed % 4,
                              .words = &said,
                              .places = &places};
    const HtmlOptions plain{.table_label = options.table_label, .header_scopes = options.header_scopes};
    const std::string redline = print_html(tree, options);
    for (const Side side : {Side::old_text, Side::new_text}) {
      INFO("seed " << seed << ", " << (side == Side::old_text ? "old" : "new") << ":\n" << redline);
      const std::string alone = print_html(candor::take_side(tree, side), plain);
      REQUIRE(candor::test::side_of_html(redline, side) == candor::test::side_of_html(alone, side));
    }
  }
}
