// One walk that only ever appends. The letters and line breaks of plain trees are those of cmark-gfm's html.c and
// table.c; everything beyond hangs on an option or a mark.
#include "render/print_tree.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "markdown/url.h"
#include "model/redline.h"

namespace candor::render {

namespace {

std::string_view entity_of(char letter) {
  switch (letter) {
    case '"': return "&quot;";
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    default: return {};
  }
}

constexpr std::array<bool, 256> letters(std::string_view listed) {
  std::array<bool, 256> table{};
  for (const char letter : listed) table[static_cast<unsigned char>(letter)] = true;
  return table;
}

constexpr auto html_special = letters("\"&<>");
constexpr auto href_safe =
    letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*(),%#@?=;:/$~");

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!html_special[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, begin, i - begin);
    out += entity_of(text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
}

/// Percent signs stay as they are; what a URL cannot hold is written as percent and two digits.
void append_href(std::string& out, std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char letter : url) {
    const auto byte = static_cast<unsigned char>(letter);
    if (href_safe[byte]) {
      out += letter;
    } else if (letter == '&') {
      out += "&amp;";
    } else if (letter == '\'') {
      out += "&#x27;";
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

bool is_old_only(const TreeNode& node) { return !stands_in(node.mark, Side::new_text); }
bool is_new_only(const TreeNode& node) { return !stands_in(node.mark, Side::old_text); }

/// The words of one side, as an attribute holds them: no markup, breaks are a space.
void append_words(const TreeNode& node, Side side, std::string& out) {
  if (!stands_in(node.mark, side)) return;
  if (node.type == NodeType::softbreak || node.type == NodeType::linebreak) out += ' ';
  out += node.text;
  for (const TreeNode& child : node.children) append_words(child, side, out);
}

std::string words_of(const std::vector<TreeNode>& nodes, Side side) {
  std::string out;
  for (const TreeNode& node : nodes) append_words(node, side, out);
  return out;
}

/// In which language the blocks after a heading stand, on one side of a redline.
class SectionLanguage {
 public:
  void pass(const TreeNode& block) {
    if (block.type != NodeType::heading) return;
    if (!block.language.empty()) {
      language_ = &block.language;
      level_ = block.level;
    } else if (block.level <= level_) {
      language_ = nullptr;
      level_ = 0;
    }
  }
  const std::string* language() const { return language_; }

 private:
  const std::string* language_ = nullptr;
  int level_ = 0;
};

/// What is known while a row of blocks is printed one by one.
struct Siblings {
  Mark previous = Mark::none;
  SectionLanguage old_language;
  SectionLanguage new_language;

  /// The language the block stands in, when it is not the text's. A block of both texts is in the new one's.
  const std::string* language_of(const TreeNode& block) {
    if (!is_new_only(block)) old_language.pass(block);
    if (!is_old_only(block)) new_language.pass(block);
    return is_old_only(block) ? old_language.language() : new_language.language();
  }
};

struct Columns {
  std::vector<std::string> old_headers;
  std::vector<std::string> new_headers;
};

/// The headers of a table's columns on one side, for cells' labels.
std::vector<std::string> column_headers(const TreeNode& table, Side side) {
  std::vector<std::string> headers;
  for (const TreeNode& row : table.children) {
    if (row.type != NodeType::table_header || !stands_in(row.mark, side)) continue;
    for (const TreeNode& cell : row.children) {
      if (stands_in(cell.mark, side)) headers.push_back(words_of(cell.children, side));
    }
  }
  return headers;
}

class Printer {
 public:
  explicit Printer(const HtmlOptions& options) : options_(options) {}

  std::string print(const TreeNode& tree) {
    redline_ = has_marks(tree);
    if (redline_) collect_new_ids(tree);
    if (tree.type == NodeType::document) {
      document(tree.children);
    } else {
      starts_stretch_ = tree.mark != Mark::none;
      is_inline(tree.type) ? phrases({&tree, 1}) : block(tree, false);
    }
    return std::move(out_);
  }

 private:
  using Nodes = std::span<const TreeNode>;

  // --- blocks -------------------------------------------------------------------------------------------------------

  void document(Nodes blocks_) {
    Siblings siblings;
    if (!redline_ || options_.fold_from == 0 || !options_.words || !options_.words->folded) {
      return blocks(blocks_, false, siblings);
    }
    for (std::size_t begin = 0; begin < blocks_.size();) {
      std::size_t end = begin;
      while (end < blocks_.size() && !has_marks(blocks_[end])) ++end;
      if (end > begin) unchanged(blocks_.subspan(begin, end - begin), begin == 0, end == blocks_.size(), siblings);
      if (end < blocks_.size()) blocks(blocks_.subspan(end, 1), false, siblings);
      begin = end + 1;
    }
  }

  /// A stretch without changes: folded when it is long, but for the block next to a change on either side.
  void unchanged(Nodes stretch, bool at_start, bool at_end, Siblings& siblings) {
    const std::size_t before = at_start ? 0 : 1;
    const std::size_t after = at_end ? 0 : 1;
    siblings.previous = Mark::none;
    if (stretch.size() < options_.fold_from || stretch.size() <= before + after) {
      return blocks(stretch, false, siblings);
    }
    const Nodes hidden = stretch.subspan(before, stretch.size() - before - after);
    blocks(stretch.first(before), false, siblings);
    out_ += "<details class=\"fold\" data-fold>\n<summary data-aid>";
    append_escaped(out_, options_.words->folded(hidden.size()));
    out_ += "</summary>\n";
    blocks(hidden, false, siblings);
    out_ += "</details>\n";
    blocks(stretch.last(after), false, siblings);
  }

  void blocks(Nodes children, bool tight) {
    Siblings siblings;
    blocks(children, tight, siblings);
  }

  void blocks(Nodes children, bool tight, Siblings& siblings) {
    for (const TreeNode& child : children) {
      starts_stretch_ = child.mark != Mark::none && siblings.previous == Mark::none;
      siblings.previous = child.mark;
      language_ = siblings.language_of(child);
      old_only_ += is_old_only(child) ? 1 : 0;
      block(child, tight);
      old_only_ -= is_old_only(child) ? 1 : 0;
    }
  }

  void block(const TreeNode& node, bool tight) {
    switch (node.type) {
      case NodeType::document: return blocks(node.children, false);
      case NodeType::paragraph: return paragraph(node, tight);
      case NodeType::heading: return heading(node);
      case NodeType::list: return list(node);
      case NodeType::item: return item(node, tight);
      case NodeType::table: return table(node);
      case NodeType::code_block: return code_block(node);
      case NodeType::html_block: return html_block(node);
      case NodeType::thematic_break: return thematic_break(node);
      case NodeType::block_quote:
        start_line();
        open("blockquote", node);
        say_aid();
        out_ += '\n';
        blocks(node.children, false);
        start_line();
        out_ += "</blockquote>\n";
        return;
      default: return phrases({&node, 1});  // a row or a phrase where a block should be: our own mistake, still printed
    }
  }

  void paragraph(const TreeNode& node, bool tight) {
    if (tight) {
      language_ = nullptr;
      open_phrase(node);
      phrases(node.children);
      close_phrase(node);
      return;
    }
    start_line();
    open("p", node);
    say_aid();
    phrases(node.children);
    out_ += "</p>\n";
  }

  void heading(const TreeNode& node) {
    start_line();
    const char level = static_cast<char>('0' + std::clamp(node.level + options_.heading_shift, 1, 6));
    const char tag[] = {'h', level, '\0'};
    if (!node.id.empty()) section_ = node.id;
    open(tag, node);
    say_aid();
    phrases(node.children);
    if (options_.anchor_label && prints_id(node)) anchor(node);
    out_ += "</";
    out_ += tag;
    out_ += ">\n";
  }

  void anchor(const TreeNode& heading) {
    out_ += " <a class=\"anchor\" data-aid href=\"#";
    append_escaped(out_, heading.id);
    out_ += "\" aria-label=\"";
    append_escaped(out_, options_.anchor_label(words_of(heading.children, Side::new_text)));
    out_ += "\">#</a>";
  }

  void list(const TreeNode& node) {
    start_line();
    const bool numbered_on = node.ordered && node.start != 1;
    start_ = numbered_on ? node.start : 1;
    open(node.ordered ? "ol" : "ul", node);
    out_ += '\n';
    blocks(node.children, node.tight);
    out_ += node.ordered ? "</ol>\n" : "</ul>\n";
  }

  void item(const TreeNode& node, bool tight) {
    start_line();
    open("li", node);
    say_aid();
    blocks(node.children, tight);
    out_ += "</li>\n";
  }

  void code_block(const TreeNode& node) {
    start_line();
    open("pre", node);
    say_aid();
    out_ += "<code";
    if (!node.info.empty()) {
      out_ += " class=\"language-";
      append_escaped(out_, std::string_view(node.info).substr(0, node.info.find_first_of(" \t\n\v\f\r")));
      out_ += '"';
    }
    out_ += '>';
    append_escaped(out_, node.text);
    out_ += "</code></pre>\n";
  }

  void html_block(const TreeNode& node) {
    start_line();
    open("pre", node);
    say_aid();
    out_ += "<code>";
    append_escaped(out_, node.text);
    out_ += "</code></pre>\n";
  }

  /// It can hold no words, so they stand before it.
  void thematic_break(const TreeNode& node) {
    start_line();
    aid_ = aid_of(node);
    say_aid();
    out_ += "<hr";
    attributes(node);
    aid_.clear();
    out_ += " />\n";
  }

  // --- tables -------------------------------------------------------------------------------------------------------

  void table(const TreeNode& node) {
    Columns columns;
    if (options_.cell_labels) {
      columns.old_headers = column_headers(node, Side::old_text);
      columns.new_headers = column_headers(node, Side::new_text);
    }
    start_line();
    const bool wrapped = static_cast<bool>(options_.table_label);
    wrapped ? open_region(node) : open("table", node);
    if (wrapped) {
      say_aid();
      out_ += "\n<table>";
    } else if (!aid_.empty()) {
      out_ += "\n<caption data-aid class=\"aid\">";
      append_escaped(out_, aid_);
      out_ += "</caption>";
      aid_.clear();
    }
    rows(node, NodeType::table_header, "thead", columns);
    rows(node, NodeType::table_row, "tbody", columns);
    out_ += wrapped ? "\n</table>\n</div>\n" : "\n</table>\n";
  }

  void open_region(const TreeNode& node) {
    const auto headers = column_headers(node, Side::new_text);
    out_ += "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"";
    append_escaped(out_, options_.table_label(headers.empty() ? std::string() : headers.front()));
    out_ += '"';
    attributes(node);
    out_ += '>';
  }

  /// All rows of one kind in one group. A group whose rows are all one side's is that side's itself, so that the other
  /// text is left without an empty one.
  void rows(const TreeNode& table, NodeType kind, std::string_view group, const Columns& columns) {
    bool any = false;
    bool all_old = true;
    bool all_new = true;
    for (const TreeNode& row : table.children) {
      if (row.type != kind) continue;
      any = true;
      all_old = all_old && is_old_only(row);
      all_new = all_new && is_new_only(row);
    }
    if (!any) return;
    out_ += "\n<";
    out_ += group;
    if (all_old || all_new) out_ += all_old ? " data-mark=\"del\"" : " data-mark=\"ins\"";
    out_ += '>';
    Mark previous = Mark::none;
    for (const TreeNode& row : table.children) {
      if (row.type != kind) continue;
      starts_stretch_ = row.mark != Mark::none && previous == Mark::none;
      previous = row.mark;
      this->row(row, columns);
    }
    out_ += "\n</";
    out_ += group;
    out_ += '>';
  }

  void row(const TreeNode& row, const Columns& columns) {
    out_ += '\n';
    open("tr", row);
    std::size_t old_column = 0;
    std::size_t new_column = 0;
    Mark previous = Mark::none;
    for (const TreeNode& cell : row.children) {
      starts_stretch_ = cell.mark != Mark::none && previous == Mark::none;
      previous = cell.mark;
      const bool old_side = is_old_only(row) || is_old_only(cell);
      const std::size_t column = old_side ? old_column : new_column;
      const auto& headers = old_side ? columns.old_headers : columns.new_headers;
      this->cell(cell, row.type == NodeType::table_header, column, headers);
      if (!is_new_only(cell)) ++old_column;
      if (!is_old_only(cell)) ++new_column;
    }
    aid_.clear();
    out_ += "\n</tr>";
  }

  void cell(const TreeNode& node, bool in_header, std::size_t column, const std::vector<std::string>& headers) {
    const bool heads_row = !in_header && options_.row_headers && column == 0;
    const std::string_view tag = in_header || heads_row ? "th" : "td";
    const std::string aid_of_row = std::exchange(aid_, {});
    out_ += "\n<";
    out_ += tag;
    if (!node.align.empty()) attribute(options_.data_align ? "data-align" : "align", node.align);
    if (in_header && options_.header_scopes) out_ += " scope=\"col\"";
    if (heads_row) out_ += " scope=\"row\"";
    if (!in_header && !heads_row && column < headers.size()) attribute("data-label", headers[column]);
    attributes(node);
    out_ += '>';
    if (aid_.empty()) aid_ = aid_of_row;
    say_aid();
    phrases(node.children);
    out_ += "</";
    out_ += tag;
    out_ += '>';
  }

  // --- phrases ------------------------------------------------------------------------------------------------------

  /// Neighbours with the same mark stand in one `<ins>` or `<del>`.
  void phrases(Nodes nodes) {
    Mark previous = Mark::none;
    for (std::size_t begin = 0; begin < nodes.size();) {
      const TreeNode& first = nodes[begin];
      if (first.mark != Mark::none) {
        starts_stretch_ = previous == Mark::none;
        open_phrase(first);
      }
      std::size_t end = begin;
      while (end < nodes.size() && same_run(first, nodes[end])) phrase(nodes[end++]);
      close_phrase(first);
      previous = first.mark;
      begin = end;
    }
  }

  static bool same_run(const TreeNode& a, const TreeNode& b) {
    return a.mark == b.mark && a.move == b.move && a.same_words == b.same_words;
  }

  void open_phrase(const TreeNode& node) {
    if (node.mark == Mark::none) return;
    out_ += is_old_only(node) ? "<del" : "<ins";
    attributes(node);
    out_ += '>';
    if (!options_.words) return;
    const RedlineWords& words = *options_.words;
    if (node.mark == Mark::ins) aid_ = node.same_words ? words.reformatted : words.inserted;
    if (node.mark == Mark::del) aid_ = words.deleted;
    say_aid();
  }

  void close_phrase(const TreeNode& node) {
    if (node.mark == Mark::none) return;
    if (options_.words && node.mark == Mark::ins) aid_ = options_.words->end_of_inserted;
    if (options_.words && node.mark == Mark::del) aid_ = options_.words->end_of_deleted;
    say_aid();
    out_ += is_old_only(node) ? "</del>" : "</ins>";
  }

  void phrase(const TreeNode& node) {
    switch (node.type) {
      case NodeType::text:
      case NodeType::html_inline: append_escaped(out_, node.text); break;
      case NodeType::softbreak: out_ += '\n'; break;
      case NodeType::linebreak: out_ += "<br />\n"; break;
      case NodeType::code:
        out_ += "<code>";
        append_escaped(out_, node.text);
        out_ += "</code>";
        break;
      case NodeType::emph: wrapped_phrases("em", node); break;
      case NodeType::strong: wrapped_phrases("strong", node); break;
      case NodeType::link: link(node); break;
      case NodeType::image: image(node); break;
      default: phrases(node.children); break;
    }
  }

  void wrapped_phrases(std::string_view tag, const TreeNode& node) {
    out_ += '<';
    out_ += tag;
    out_ += '>';
    phrases(node.children);
    out_ += "</";
    out_ += tag;
    out_ += '>';
  }

  void link(const TreeNode& node) {
    open_link(node);
    ++links_;
    phrases(node.children);
    --links_;
    out_ += "</a>";
  }

  void open_link(const TreeNode& node) {
    out_ += "<a href=\"";
    if (markdown::is_allowed_url(node.url)) append_href(out_, node.url);
    out_ += '"';
    if (!node.title.empty()) attribute("title", node.title);
    out_ += '>';
  }

  void image(const TreeNode& node) {
    const std::string words = words_of(node.children, Side::new_text);
    if (!options_.images) {
      if (links_ == 0) open_link(node);
      append_escaped(out_, words);
      if (links_ == 0) out_ += "</a>";
      return;
    }
    out_ += "<img src=\"";
    if (markdown::is_allowed_url(node.url)) append_href(out_, node.url);
    out_ += '"';
    attribute("alt", words);
    if (!node.title.empty()) attribute("title", node.title);
    out_ += " />";
  }

  // --- tags and attributes ------------------------------------------------------------------------------------------

  void start_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void open(std::string_view tag, const TreeNode& node) {
    out_ += '<';
    out_ += tag;
    attributes(node);
    out_ += '>';
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
  }

  /// What belongs to the outermost element of a node: its list's start, id, marks and language; and from here on the
  /// words for its mark are due.
  void attributes(const TreeNode& node) {
    if (const int start = std::exchange(start_, 1); start != 1) attribute("start", std::to_string(start));
    const bool own_id = node.type == NodeType::heading && prints_id(node);
    if (own_id) attribute("id", node.id);
    if (std::exchange(starts_stretch_, false)) note_place(node, own_id);
    if (node.mark != Mark::none) mark(node);
    const std::string* language = std::exchange(language_, nullptr);
    if (!language) return;
    attribute("lang", *language);
    if (options_.direction) attribute("dir", options_.direction(*language));
  }

  void mark(const TreeNode& node) {
    if (!is_inline(node.type)) {
      attribute("data-mark", name_of(node.mark));
      aid_ = aid_of(node);
    }
    if (node.move > 0) attribute("data-move", std::to_string(node.move));
    if (node.same_words) out_ += " data-same-words";
  }

  std::string aid_of(const TreeNode& node) const {
    if (!options_.words) return {};
    const RedlineWords& words = *options_.words;
    switch (node.mark) {
      case Mark::none: return {};
      case Mark::ins: return node.same_words ? words.reformatted : words.inserted_block;
      case Mark::del: return words.deleted_block;
      case Mark::move_from: return words.moved_from ? words.moved_from(node.move) : std::string();
      case Mark::move_to: return words.moved_to ? words.moved_to(node.move) : std::string();
    }
    return {};
  }

  void say_aid() {
    if (aid_.empty()) return;
    out_ += "<span data-aid class=\"aid\">";
    append_escaped(out_, aid_);
    out_ += "</span>";
    aid_.clear();
  }

  void note_place(const TreeNode& node, bool own_id) {
    if (!options_.places) return;
    std::string anchor = own_id ? node.id : "change-" + std::to_string(options_.places->size() + 1);
    if (!own_id) attribute("id", anchor);
    options_.places->push_back({std::move(anchor), section_});
  }

  // --- ids: one element each ----------------------------------------------------------------------------------------

  void collect_new_ids(const TreeNode& node) {
    for (const TreeNode& child : node.children) {
      if (is_inline(child.type) || is_old_only(child)) continue;
      if (child.type == NodeType::heading) new_ids_.insert(child.id);
      collect_new_ids(child);
    }
  }

  /// A heading that is the old text's alone keeps its id only where the new text has none of that name.
  bool prints_id(const TreeNode& heading) const {
    if (!options_.heading_ids || heading.id.empty()) return false;
    return old_only_ == 0 || !new_ids_.contains(heading.id);
  }

  const HtmlOptions& options_;
  std::string out_;
  bool redline_ = false;
  std::set<std::string> new_ids_;           ///< in a redline: the headings' ids of the new text
  std::string section_;                     ///< id of the heading passed last
  const std::string* language_ = nullptr;   ///< due at the next element
  int start_ = 1;                           ///< due at the next element
  bool starts_stretch_ = false;             ///< due at the next element: a place of change begins
  std::string aid_;                         ///< due where the next words may stand
  int old_only_ = 0;                        ///< how many nodes around are the old text's alone
  int links_ = 0;                           ///< around the phrase in hand
};

}  // namespace

std::string print_html(const TreeNode& tree, const HtmlOptions& options) { return Printer(options).print(tree); }

}  // namespace candor::render
