// A policy's words as a tree of blocks and phrases: what Markdown parses to, what two texts are compared as, and what
// is printed as HTML. A redline is the same tree with marks (redline.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// The names are cmark-gfm's. `table_header` is a table's first row.
enum class NodeType {
  document,
  block_quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  thematic_break,
  table,
  table_header,
  table_row,
  table_cell,
  text,
  softbreak,
  linebreak,
  code,
  html_inline,
  emph,
  strong,
  link,
  image,
};

/// cmark-gfm's name of the type (`block_quote`), as the redline's JSON writes it.
std::string_view name_of(NodeType type);
bool is_inline(NodeType type);

enum class Mark { none, ins, del, move_from, move_to };
std::string_view name_of(Mark mark);  ///< `none`, `ins`, `del`, `move-from`, `move-to`

struct TreeNode {
  NodeType type = NodeType::document;
  Mark mark = Mark::none;
  std::string text;         ///< literal of text, code, code_block, html_*; a code block's text ends in a line feed
  std::string id;           ///< heading: its id; in a redline also table rows' keys are in `key`
  std::string language;     ///< heading: the language of its section, when it is not the text's (a fallback)
  std::string url;          ///< link, image
  std::string title;        ///< link, image
  std::string info;         ///< code_block: the word after the fence
  std::string align;        ///< table_cell: `left`, `center`, `right` or empty
  std::string key;          ///< redline: a row's key
  int level = 0;            ///< heading: 1 to 6
  int start = 1;            ///< list: first number, when ordered
  int move = 0;             ///< redline: the number that pairs move-from with move-to; 0 is none
  int line = 0;             ///< block: first line in the source, from 1; 0 when unknown
  int last_line = 0;        ///< block: last line in the source
  bool ordered = false;     ///< list
  bool tight = false;       ///< list: items' paragraphs are printed without <p>
  bool same_words = false;  ///< redline: a del/ins pair that differs in attributes or emphasis alone
  std::vector<TreeNode> children;
};

/// Same type, content and attributes, all the way down. Marks, ids, moves and lines do not count.
bool same_words_and_form(const TreeNode& a, const TreeNode& b);

/// Everything of the node but its children and what only a redline knows.
TreeNode without_children(const TreeNode& node);

/// The text of all phrases below, without markup; breaks are a space.
std::string plain_text(const TreeNode& node);

}  // namespace candor
