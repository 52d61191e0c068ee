// Documents made up from a seed, and edits of them: the input of the properties of redlines. Few different words, so
// that much is alike by chance; scripts with and without spaces; and, when asked, trees no Markdown could give.
#pragma once

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "model/tree.h"

namespace candor::properties {

enum class Manners { markdown, hostile };

class TreeMaker {
 public:
  TreeMaker(unsigned seed, Manners manners) : random_(seed), manners_(manners) {}

  TreeNode document() {
    TreeNode root;
    const int blocks = below(12);
    for (int i = 0; i < blocks; ++i) root.children.push_back(block(0));
    return root;
  }

  /// The same document after a few changes of any kind, anywhere.
  TreeNode edited(TreeNode tree) {
    const int edits = 1 + below(6);
    for (int i = 0; i < edits; ++i) edit(tree);
    return tree;
  }

 private:
  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  bool once_in(int n) { return below(n) == 0; }

  std::string words() {
    static const std::array<const char*, 28> some = {"we",
                                                     "keep",
                                                     "data",
                                                     "billing",
                                                     "the",
                                                     "of",
                                                     "7",
                                                     "years",
                                                     "Acme, Inc.",
                                                     "e.g.",
                                                     "privacy",
                                                     "don't",
                                                     "x",
                                                     "개인정보를",
                                                     "수집합니다.",
                                                     "보유",
                                                     "個人情報を収集します。",
                                                     "第三者",
                                                     "ข้อมูลส่วนบุคคล",
                                                     "您的数据",
                                                     "حقوق",
                                                     "—",
                                                     "(a)",
                                                     "!",
                                                     "?",
                                                     "a@b.example",
                                                     "🙂",
                                                     "é"};
    std::string text;
    for (int i = 0, count = 1 + below(9); i < count; ++i) {
      if (i > 0 && !once_in(8)) text += once_in(9) ? "  " : " ";
      text += some[static_cast<std::size_t>(below(some.size()))];
      if (once_in(6)) text += once_in(2) ? "." : ",";
    }
    if (manners_ == Manners::hostile && once_in(9)) text += once_in(2) ? "\xff\xe3\x81" : std::string("\0\t\r\n", 4);
    if (once_in(5)) text += ' ';
    return text;
  }

  TreeNode of(NodeType type) {
    TreeNode node;
    node.type = type;
    return node;
  }

  TreeNode text() {
    TreeNode node = of(NodeType::text);
    node.text = words();
    return node;
  }

  TreeNode phrase(int depth) {
    static const std::array<NodeType, 4> wrappers = {NodeType::emph, NodeType::strong, NodeType::link, NodeType::image};
    const int kind = below(12);
    if (depth > 4 || kind < 6) return text();
    if (kind < 10) {
      TreeNode node = of(wrappers[static_cast<std::size_t>(kind - 6)]);
      if (kind >= 8) node.url = once_in(2) ? "https://a.example" : "https://b.example";
      if (kind >= 8 && once_in(4)) node.title = "title";
      if (!once_in(10)) node.children = phrases(depth + 1);
      return node;
    }
    if (kind == 10) return of(once_in(2) ? NodeType::softbreak : NodeType::linebreak);
    TreeNode node = of(once_in(3) ? NodeType::html_inline : NodeType::code);
    node.text = words();
    return node;
  }

  std::vector<TreeNode> phrases(int depth = 0) {
    std::vector<TreeNode> out;
    for (int i = 0, count = 1 + below(5); i < count; ++i) out.push_back(phrase(depth));
    return out;
  }

  TreeNode cell(int column) {
    TreeNode node = of(NodeType::table_cell);
    if (column == 1) node.align = "right";
    if (!once_in(6)) node.children = phrases();
    return node;
  }

  TreeNode table() {
    TreeNode node = of(NodeType::table);
    const int columns = 1 + below(3);
    for (int r = 0, rows = 1 + below(5); r < rows; ++r) {
      TreeNode row = of(r == 0 ? NodeType::table_header : NodeType::table_row);
      for (int c = 0; c < columns; ++c) row.children.push_back(cell(c));
      node.children.push_back(std::move(row));
    }
    return node;
  }

  TreeNode list(int depth) {
    TreeNode node = of(NodeType::list);
    node.ordered = once_in(3);
    node.start = node.ordered ? below(4) : 1;
    node.tight = once_in(2);
    for (int i = 0, items = 1 + below(4); i < items; ++i) {
      TreeNode item = of(NodeType::item);
      item.children.push_back(of(NodeType::paragraph));
      item.children[0].children = phrases();
      while (depth < 3 && once_in(3)) item.children.push_back(block(depth + 1));
      node.children.push_back(std::move(item));
    }
    return node;
  }

  TreeNode heading() {
    TreeNode node = of(NodeType::heading);
    node.level = 1 + below(3);
    if (!once_in(4)) node.id = "section-" + std::to_string(below(8));
    if (once_in(9)) node.language = "ko";
    node.children = phrases();
    return node;
  }

  TreeNode block(int depth) {
    if (manners_ == Manners::hostile && once_in(6)) return anything(depth);
    switch (below(depth > 2 ? 6 : 9)) {
      case 0:
      case 1: return heading();
      case 2: return table();
      case 3: {
        TreeNode node = of(once_in(4) ? NodeType::html_block : NodeType::code_block);
        node.info = once_in(2) ? "sh" : "";
        node.text = words() + "\n";
        return node;
      }
      case 4: return of(NodeType::thematic_break);
      case 6: return list(depth);
      case 7: {
        TreeNode node = of(NodeType::block_quote);
        for (int i = 0, count = 1 + below(3); i < count; ++i) node.children.push_back(block(depth + 1));
        return node;
      }
      default: {
        TreeNode node = of(NodeType::paragraph);
        node.children = phrases();
        return node;
      }
    }
  }

  /// Any type with any children: a cell in a quote, a paragraph in a link, a row without a table.
  TreeNode anything(int depth) {
    TreeNode node = of(static_cast<NodeType>(1 + below(static_cast<int>(NodeType::image))));
    if (node.type == NodeType::text) return text();
    if (once_in(4)) node.text = words();
    if (once_in(4)) node.id = "section-" + std::to_string(below(3));
    if (once_in(5)) node.align = "left";
    node.level = below(3);
    while (depth < 4 && !once_in(3)) node.children.push_back(once_in(2) ? phrase(depth) : block(depth + 1));
    return node;
  }

  /// A node somewhere in the tree that has children, and its index among those that do.
  TreeNode& somewhere(TreeNode& tree) {
    TreeNode* at = &tree;
    while (!at->children.empty() && !once_in(3)) {
      TreeNode& child = at->children[static_cast<std::size_t>(below(static_cast<int>(at->children.size())))];
      if (child.children.empty()) break;
      at = &child;
    }
    return *at;
  }

  void edit(TreeNode& tree) {
    TreeNode& parent = somewhere(tree);
    auto& children = parent.children;
    const auto place = [&] { return children.begin() + below(static_cast<int>(children.size()) + 1); };
    const bool has_phrases = !children.empty() && is_inline(children[0].type);
    if (children.empty() || once_in(4)) {
      const bool takes_phrases = has_phrases || parent.type == NodeType::paragraph || parent.type == NodeType::heading;
      children.insert(place(), takes_phrases ? phrase(1) : block(1));
      return;
    }
    const std::size_t index = static_cast<std::size_t>(below(static_cast<int>(children.size())));
    TreeNode child = children[index];
    switch (below(5)) {
      case 0: children.erase(children.begin() + static_cast<std::ptrdiff_t>(index)); return;
      case 1:  // moves
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(index));
        children.insert(place(), std::move(child));
        return;
      case 2: children.insert(place(), std::move(child)); return;  // stands twice
      case 3: edit_attributes(children[index]); return;
      default: edit_words(children[index]); return;
    }
  }

  void edit_attributes(TreeNode& node) {
    if (node.type == NodeType::heading) node.level = 1 + below(3);
    if (node.type == NodeType::list) node.tight = !node.tight;
    if (node.type == NodeType::link) node.url += "/x";
    if (node.type == NodeType::code_block) node.info += "x";
    if (node.type == NodeType::table_cell) node.align = "center";
    if (node.type == NodeType::emph) node.type = NodeType::strong;
  }

  void edit_words(TreeNode& node) {
    if (node.type == NodeType::text || node.type == NodeType::code) {
      const std::size_t cut = static_cast<std::size_t>(below(static_cast<int>(node.text.size()) + 1));
      std::size_t at = cut;
      while (at > 0 && at < node.text.size() && (static_cast<unsigned char>(node.text[at]) & 0xC0) == 0x80) --at;
      node.text.insert(at, " " + words());
    } else if (!node.children.empty()) {
      edit_words(node.children[static_cast<std::size_t>(below(static_cast<int>(node.children.size())))]);
    }
  }

  std::mt19937 random_;
  Manners manners_;
};

}  // namespace candor::properties
