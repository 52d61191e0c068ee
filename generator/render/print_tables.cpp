// Tables: rows in their groups, cells with what a narrow screen and a screen reader need.
#include <utility>

#include "render/html_letters.h"
#include "render/tree_printer.h"

namespace candor::render {

namespace {

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

}  // namespace

void TreePrinter::table(const TreeNode& node) {
  Columns columns;
  if (options_.cell_labels) {
    columns.old_headers = column_headers(node, Side::old_text);
    columns.new_headers = column_headers(node, Side::new_text);
  }
  start_line();
  const bool wrapped = static_cast<bool>(options_.table_label);
  wrapped ? open_scroller(node) : open("table", node);
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

/// A scroller that the keyboard reaches. A group, no region: a policy has a dozen tables, some twice in a redline, and
/// a landmark for each would hide the real ones.
void TreePrinter::open_scroller(const TreeNode& node) {
  const auto headers = column_headers(node, Side::new_text);
  out_ += "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"";
  append_escaped(out_, options_.table_label(headers.empty() ? std::string() : headers.front()));
  out_ += '"';
  attributes(node);
  out_ += '>';
}

void TreePrinter::rows(const TreeNode& table, NodeType kind, std::string_view group, const Columns& columns) {
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

void TreePrinter::row(const TreeNode& row, const Columns& columns) {
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

void TreePrinter::cell(const TreeNode& node, bool in_header, std::size_t column,
                       const std::vector<std::string>& headers) {
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

}  // namespace candor::render
