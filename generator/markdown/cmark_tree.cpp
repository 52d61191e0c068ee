// One parse and one walk. cmark's nodes live in the thread's arena and are gone when the walk has ended.
#include "markdown/cmark_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "markdown/arena.h"

namespace candor::markdown {

namespace {

/// The tables extension. Registered once and before any parse, because cmark keeps extensions in process-wide tables.
cmark_syntax_extension* tables() {
  static cmark_syntax_extension* const extension = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return cmark_find_syntax_extension("table");
  }();
  return extension;
}

cmark_node* parse(std::string_view markdown, std::span<const Cut> cuts) {
  const int options = find_bad_utf8(markdown) ? CMARK_OPT_VALIDATE_UTF8 : CMARK_OPT_DEFAULT;
  cmark_parser* parser = cmark_parser_new_with_mem(options, parse_memory());
  cmark_parser_attach_syntax_extension(parser, tables());
  std::size_t fed = 0;
  for (const Cut& cut : cuts) {
    cmark_parser_feed(parser, markdown.data() + fed, cut.begin - fed);
    fed = cut.end;
  }
  cmark_parser_feed(parser, markdown.data() + fed, markdown.size() - fed);
  return cmark_parser_finish(parser);
}

NodeType type_of_table_part(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return NodeType::table;
  if (name == "table_header") return NodeType::table_header;
  return name == "table_row" ? NodeType::table_row : NodeType::table_cell;
}

NodeType type_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return NodeType::document;
    case CMARK_NODE_BLOCK_QUOTE: return NodeType::block_quote;
    case CMARK_NODE_LIST: return NodeType::list;
    case CMARK_NODE_ITEM: return NodeType::item;
    case CMARK_NODE_CODE_BLOCK: return NodeType::code_block;
    case CMARK_NODE_HTML_BLOCK: return NodeType::html_block;
    case CMARK_NODE_PARAGRAPH: return NodeType::paragraph;
    case CMARK_NODE_HEADING: return NodeType::heading;
    case CMARK_NODE_THEMATIC_BREAK: return NodeType::thematic_break;
    case CMARK_NODE_TEXT: return NodeType::text;
    case CMARK_NODE_SOFTBREAK: return NodeType::softbreak;
    case CMARK_NODE_LINEBREAK: return NodeType::linebreak;
    case CMARK_NODE_CODE: return NodeType::code;
    case CMARK_NODE_HTML_INLINE: return NodeType::html_inline;
    case CMARK_NODE_EMPH: return NodeType::emph;
    case CMARK_NODE_STRONG: return NodeType::strong;
    case CMARK_NODE_LINK: return NodeType::link;
    case CMARK_NODE_IMAGE: return NodeType::image;
    default: return type_of_table_part(node);
  }
}

class Walk {
 public:
  void convert(cmark_node* from, TreeNode& to, int depth) {
    to.type = type_of(from);
    take_attributes(from, to);
    if (cmark_node_first_child(from) == nullptr) return;
    if (depth == deepest_tree) {
      if (too_deep_at == 0) too_deep_at = line_of(from);
      return;
    }
    const std::uint8_t* const outer = alignments_;
    if (to.type == NodeType::table) alignments_ = cmark_gfm_extensions_get_table_alignments(from);
    convert_children(from, to, depth + 1);
    alignments_ = outer;
  }

  int too_deep_at = 0;

 private:
  void convert_children(cmark_node* from, TreeNode& to, int depth) {
    std::size_t count = 0;
    for (cmark_node* child = cmark_node_first_child(from); child; child = cmark_node_next(child)) ++count;
    to.children.reserve(count);
    for (cmark_node* child = cmark_node_first_child(from); child; child = cmark_node_next(child)) {
      const bool text = cmark_node_get_type(child) == CMARK_NODE_TEXT;
      if (text && !to.children.empty() && to.children.back().type == NodeType::text) {
        to.children.back().text += cmark_node_get_literal(child);
        continue;
      }
      convert(child, to.children.emplace_back(), depth);
      if (to.type == NodeType::table_row || to.type == NodeType::table_header) align(to.children);
    }
  }

  /// The newest cell, by its column.
  void align(std::vector<TreeNode>& cells) const {
    switch (alignments_[cells.size() - 1]) {
      case 'l': cells.back().align = "left"; break;
      case 'c': cells.back().align = "center"; break;
      case 'r': cells.back().align = "right"; break;
      default: break;
    }
  }

  static void take_lines(cmark_node* from, TreeNode& to) {
    to.line = cmark_node_get_start_line(from);
    to.last_line = cmark_node_get_end_line(from);
  }

  /// A node far down may have no line of its own; the nearest one above it has.
  static int line_of(cmark_node* node) {
    while (node && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    return node ? cmark_node_get_start_line(node) : 1;
  }

  static void take_attributes(cmark_node* from, TreeNode& to) {
    if (!is_inline(to.type)) take_lines(from, to);
    switch (to.type) {
      case NodeType::heading: to.level = cmark_node_get_heading_level(from); break;
      case NodeType::list:
        to.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
        to.tight = cmark_node_get_list_tight(from) != 0;
        if (to.ordered) to.start = cmark_node_get_list_start(from);
        break;
      case NodeType::code_block:
        to.info = cmark_node_get_fence_info(from);
        to.text = cmark_node_get_literal(from);
        break;
      case NodeType::text:
      case NodeType::code:
      case NodeType::html_block: to.text = cmark_node_get_literal(from); break;
      case NodeType::html_inline:
        to.text = cmark_node_get_literal(from);
        take_lines(from, to);
        break;
      case NodeType::link:
      case NodeType::image:
        to.url = cmark_node_get_url(from);
        to.title = cmark_node_get_title(from);
        take_lines(from, to);
        break;
      default: break;
    }
  }

  const std::uint8_t* alignments_ = nullptr;  ///< of the table in hand
};

/// Is the text's last line a setext underline, as far as its letters go? Containers' signs may stand before it.
bool ends_in_underline(std::string_view markdown) {
  if (markdown.ends_with('\n')) markdown.remove_suffix(1);
  if (markdown.ends_with('\r')) markdown.remove_suffix(1);
  std::string_view line = markdown.substr(markdown.find_last_of("\r\n") + 1);
  line = line.substr(0, line.find_last_not_of(" \t") + 1);
  if (line.empty() || (line.back() != '=' && line.back() != '-')) return false;
  const std::size_t before = line.find_last_not_of(line.back());
  return before == std::string_view::npos || line.find_first_not_of("> \t") > before;
}

/// cmark counts a setext heading's end one line too far, save where the underline is the text's last line. Mends
/// `last_line` so that it is the underline's.
void mend_setext_ends(TreeNode& node, const TreeNode* already_right) {
  for (TreeNode& child : node.children) {
    if (is_inline(child.type)) return;
    const bool setext = child.type == NodeType::heading && child.last_line > child.line;
    if (setext && &child != already_right) --child.last_line;
    mend_setext_ends(child, already_right);
  }
}

/// The heading whose underline is the text's last line, when there is one: nothing comes after it.
const TreeNode* heading_at_the_end(const TreeNode& document, std::string_view markdown) {
  const TreeNode* last = &document;
  while (!last->children.empty() && !is_inline(last->children.back().type)) last = &last->children.back();
  const bool ends_there = last->type == NodeType::heading && last->last_line == document.last_line;
  return ends_there && ends_in_underline(markdown) ? last : nullptr;
}

}  // namespace

Parsed parse_markdown(std::string_view markdown, std::span<const Cut> cuts) {
  Parsed parsed;
  Walk walk;
  walk.convert(parse(markdown, cuts), parsed.document, 0);
  parsed.too_deep_at = walk.too_deep_at;
  release_parse_memory();
  mend_setext_ends(parsed.document, heading_at_the_end(parsed.document, markdown));
  return parsed;
}

}  // namespace candor::markdown
