#include "model/tree.h"

#include <algorithm>
#include <tuple>

namespace candor {

std::string_view name_of(NodeType type) {
  switch (type) {
    case NodeType::document: return "document";
    case NodeType::block_quote: return "block_quote";
    case NodeType::list: return "list";
    case NodeType::item: return "item";
    case NodeType::code_block: return "code_block";
    case NodeType::html_block: return "html_block";
    case NodeType::paragraph: return "paragraph";
    case NodeType::heading: return "heading";
    case NodeType::thematic_break: return "thematic_break";
    case NodeType::table: return "table";
    case NodeType::table_header: return "table_header";
    case NodeType::table_row: return "table_row";
    case NodeType::table_cell: return "table_cell";
    case NodeType::text: return "text";
    case NodeType::softbreak: return "softbreak";
    case NodeType::linebreak: return "linebreak";
    case NodeType::code: return "code";
    case NodeType::html_inline: return "html_inline";
    case NodeType::emph: return "emph";
    case NodeType::strong: return "strong";
    case NodeType::link: return "link";
    case NodeType::image: return "image";
  }
  return "document";
}

bool is_inline(NodeType type) { return type >= NodeType::text; }

std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::none: return "none";
    case Mark::ins: return "ins";
    case Mark::del: return "del";
    case Mark::move_from: return "move-from";
    case Mark::move_to: return "move-to";
  }
  return "none";
}

bool same_words_and_form(const TreeNode& a, const TreeNode& b) {
  const auto form = [](const TreeNode& n) {
    return std::tie(n.type, n.text, n.language, n.url, n.title, n.info, n.align, n.level, n.start, n.ordered, n.tight);
  };
  return form(a) == form(b) &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_words_and_form);
}

namespace {

void append_plain_text(const TreeNode& node, std::string& out) {
  if (node.type == NodeType::softbreak || node.type == NodeType::linebreak) out += ' ';
  out += node.text;
  for (const TreeNode& child : node.children) append_plain_text(child, out);
}

}  // namespace

TreeNode without_children(const TreeNode& node) {
  TreeNode copy;
  copy.type = node.type;
  copy.text = node.text;
  copy.id = node.id;
  copy.language = node.language;
  copy.url = node.url;
  copy.title = node.title;
  copy.info = node.info;
  copy.align = node.align;
  copy.level = node.level;
  copy.start = node.start;
  copy.line = node.line;
  copy.last_line = node.last_line;
  copy.ordered = node.ordered;
  copy.tight = node.tight;
  return copy;
}

std::string plain_text(const TreeNode& node) {
  std::string out;
  append_plain_text(node, out);
  return out;
}

}  // namespace candor
