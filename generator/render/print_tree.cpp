// Blocks. The letters and line breaks of plain trees are those of cmark-gfm's html.c and table.c; everything beyond
// hangs on an option or a mark.
#include "render/print_tree.h"

#include <algorithm>
#include <utility>

#include "render/html_letters.h"
#include "render/tree_printer.h"

namespace candor::render {

std::string print_html(const TreeNode& tree, const HtmlOptions& options) { return TreePrinter(options).print(tree); }
std::string print_html(std::span<const TreeNode> blocks, const HtmlOptions& options) {
  return TreePrinter(options).print(blocks);
}

std::string TreePrinter::print(const TreeNode& tree) {
  if (tree.type == NodeType::document) return print(tree.children);
  redline_ = has_marks(tree);
  if (redline_) collect_new_ids({&tree, 1});
  starts_stretch_ = tree.mark != Mark::none;
  is_inline(tree.type) ? phrases({&tree, 1}) : block(tree, false);
  return std::move(out_);
}

std::string TreePrinter::print(Nodes blocks_) {
  redline_ = std::any_of(blocks_.begin(), blocks_.end(), has_marks);
  if (redline_) collect_new_ids(blocks_);
  document(blocks_);
  return std::move(out_);
}

namespace {

/// Which blocks of an unchanged stretch stay open: the one next to a change on either side (a heading after a change
/// begins something else, and is no help), and the headings under which the change after it stands.
std::vector<bool> shown_beside_changes(std::span<const TreeNode> stretch, bool at_start, bool at_end) {
  std::vector<bool> shown(stretch.size(), false);
  if (!at_start && stretch.front().type != NodeType::heading) shown.front() = true;
  if (at_end) return shown;
  shown.back() = true;
  int level = 7;
  for (std::size_t i = stretch.size(); i-- > 0 && level > 2;) {
    if (stretch[i].type != NodeType::heading || stretch[i].level >= level) continue;
    shown[i] = true;
    level = stretch[i].level;
  }
  return shown;
}

}  // namespace

void TreePrinter::document(Nodes blocks_) {
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

void TreePrinter::unchanged(Nodes stretch, bool at_start, bool at_end, Siblings& siblings) {
  siblings.previous = Mark::none;
  if (stretch.size() < options_.fold_from) return blocks(stretch, false, siblings);
  const std::vector<bool> shown = shown_beside_changes(stretch, at_start, at_end);
  for (std::size_t begin = 0; begin < stretch.size();) {
    std::size_t end = begin;
    while (end < stretch.size() && shown[end] == shown[begin]) ++end;
    const Nodes run = stretch.subspan(begin, end - begin);
    shown[begin] ? blocks(run, false, siblings) : fold(run, siblings);
    begin = end;
  }
}

void TreePrinter::fold(Nodes hidden, Siblings& siblings) {
  out_ += "<details class=\"fold\" data-fold>\n<summary data-aid>";
  append_escaped(out_, options_.words->folded(hidden.size()));
  out_ += "</summary>\n";
  blocks(hidden, false, siblings);
  out_ += "</details>\n";
}

void TreePrinter::blocks(Nodes children, bool tight) {
  Siblings siblings;
  blocks(children, tight, siblings);
}

void TreePrinter::blocks(Nodes children, bool tight, Siblings& siblings) {
  for (const TreeNode& child : children) {
    starts_stretch_ = child.mark != Mark::none && siblings.previous == Mark::none;
    siblings.previous = child.mark;
    language_ = siblings.language_of(child);
    old_only_ += is_old_only(child) ? 1 : 0;
    block(child, tight);
    old_only_ -= is_old_only(child) ? 1 : 0;
  }
}

void TreePrinter::block(const TreeNode& node, bool tight) {
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

void TreePrinter::paragraph(const TreeNode& node, bool tight) {
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

void TreePrinter::heading(const TreeNode& node) {
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

void TreePrinter::anchor(const TreeNode& heading) {
  out_ += " <a class=\"anchor\" data-aid href=\"#";
  append_escaped(out_, heading.id);
  out_ += "\" aria-label=\"";
  append_escaped(out_, options_.anchor_label(words_of(heading.children, Side::new_text)));
  out_ += "\">#</a>";
}

void TreePrinter::list(const TreeNode& node) {
  start_line();
  const bool numbered_on = node.ordered && node.start != 1;
  start_ = numbered_on ? node.start : 1;
  open(node.ordered ? "ol" : "ul", node);
  out_ += '\n';
  blocks(node.children, node.tight);
  out_ += node.ordered ? "</ol>\n" : "</ul>\n";
}

void TreePrinter::item(const TreeNode& node, bool tight) {
  start_line();
  open("li", node);
  say_aid();
  blocks(node.children, tight);
  out_ += "</li>\n";
}

void TreePrinter::code_block(const TreeNode& node) {
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

void TreePrinter::html_block(const TreeNode& node) {
  start_line();
  open("pre", node);
  say_aid();
  out_ += "<code>";
  append_escaped(out_, node.text);
  out_ += "</code></pre>\n";
}

void TreePrinter::thematic_break(const TreeNode& node) {
  start_line();
  aid_ = aid_of(node);
  say_aid();
  out_ += "<hr";
  attributes(node);
  aid_.clear();
  out_ += " />\n";
}

}  // namespace candor::render
