// The printer behind print_html: one walk that only ever appends, told in three files (blocks in print_tree.cpp, tables
// in print_tables.cpp, phrases, marks and attributes in print_phrases.cpp).
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/redline.h"
#include "model/tree.h"
#include "render/print_tree.h"

namespace candor::render {

inline bool is_old_only(const TreeNode& node) { return !stands_in(node.mark, Side::new_text); }
inline bool is_new_only(const TreeNode& node) { return !stands_in(node.mark, Side::old_text); }

/// The words of one side, as an attribute holds them: no markup, breaks are a space.
std::string words_of(std::span<const TreeNode> nodes, Side side);

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

class TreePrinter {
 public:
  explicit TreePrinter(const HtmlOptions& options) : options_(options) {}
  std::string print(const TreeNode& tree);
  std::string print(std::span<const TreeNode> blocks);

 private:
  using Nodes = std::span<const TreeNode>;

  // --- blocks
  void document(Nodes blocks_);
  /// A stretch without changes: folded when it is long, but for the block next to a change on either side.
  void unchanged(Nodes stretch, bool at_start, bool at_end, Siblings& siblings);
  void fold(Nodes hidden, Siblings& siblings);
  void blocks(Nodes children, bool tight);
  void blocks(Nodes children, bool tight, Siblings& siblings);
  void block(const TreeNode& node, bool tight);
  void paragraph(const TreeNode& node, bool tight);
  void heading(const TreeNode& node);
  void anchor(const TreeNode& heading);
  void list(const TreeNode& node);
  void item(const TreeNode& node, bool tight);
  void code_block(const TreeNode& node);
  void html_block(const TreeNode& node);
  /// It can hold no words, so they stand before it.
  void thematic_break(const TreeNode& node);

  // --- tables
  void table(const TreeNode& node);
  void open_scroller(const TreeNode& node);
  /// All rows of one kind in one group. A group whose rows are all one side's is that side's itself, so that the other
  /// text is left without an empty one.
  void rows(const TreeNode& table, NodeType kind, std::string_view group, const Columns& columns);
  void row(const TreeNode& row, const Columns& columns);
  void cell(const TreeNode& node, bool in_header, std::size_t column, const std::vector<std::string>& headers);

  // --- phrases
  /// Neighbours with the same mark stand in one `<ins>` or `<del>`.
  void phrases(Nodes nodes);
  static bool same_run(const TreeNode& a, const TreeNode& b);
  void open_phrase(const TreeNode& node);
  void close_phrase(const TreeNode& node);
  void phrase(const TreeNode& node);
  void wrapped_phrases(std::string_view tag, const TreeNode& node);
  void link(const TreeNode& node);
  void open_link(const TreeNode& node);
  void image(const TreeNode& node);

  // --- tags and attributes
  void start_line();
  void open(std::string_view tag, const TreeNode& node);
  void attribute(std::string_view name, std::string_view value);
  /// What belongs to the outermost element of a node: its list's start, id, marks and language; and from here on the
  /// words for its mark are due.
  void attributes(const TreeNode& node);
  void mark(const TreeNode& node);
  std::string aid_of(const TreeNode& node) const;
  void say_aid();
  void note_place(const TreeNode& node, bool own_id);

  // --- ids: one element each
  void collect_new_ids(Nodes nodes);
  /// A heading that is the old text's alone keeps its id only where the new text has none of that name.
  bool prints_id(const TreeNode& heading) const;

  const HtmlOptions& options_;
  std::string out_;
  bool redline_ = false;
  std::set<std::string> new_ids_;          ///< in a redline: the headings' ids of the new text
  std::string section_;                    ///< id of the heading passed last
  const std::string* language_ = nullptr;  ///< due at the next element
  int start_ = 1;                          ///< due at the next element
  bool starts_stretch_ = false;            ///< due at the next element: a place of change begins
  std::string aid_;                        ///< due where the next words may stand
  int old_only_ = 0;                       ///< how many nodes around are the old text's alone
  int links_ = 0;                          ///< around the phrase in hand
};

}  // namespace candor::render
