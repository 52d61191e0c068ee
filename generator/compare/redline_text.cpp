#include "compare/redline_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace candor {

namespace {

/// What stands before and after marked phrases.
struct Brackets {
  std::string_view open, close;
};

Brackets brackets_of(Mark mark, RedlineStyle style) {
  const bool terminal = style == RedlineStyle::terminal;
  switch (mark) {
    case Mark::ins:
    case Mark::move_to: return terminal ? Brackets{"{+", "+}"} : Brackets{"{++", "++}"};
    case Mark::del:
    case Mark::move_from: return terminal ? Brackets{"[-", "-]"} : Brackets{"{--", "--}"};
    case Mark::none: break;
  }
  return {};
}

std::string_view colour_of(Mark mark) {
  switch (mark) {
    case Mark::ins: return "\x1b[32m";
    case Mark::del: return "\x1b[31m";
    case Mark::move_from:
    case Mark::move_to: return "\x1b[36m";
    case Mark::none: break;
  }
  return {};
}

/// The sign in the margin of a marked block.
std::string sign_of(const TreeNode& block) {
  const std::string number = block.move > 0 ? std::to_string(block.move) : "";
  switch (block.mark) {
    case Mark::ins: return "+";
    case Mark::del: return "-";
    case Mark::move_from: return "<" + number;
    case Mark::move_to: return ">" + number;
    case Mark::none: break;
  }
  return {};
}

std::string escaped_for_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>{}~|#&!").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class Phrases {
 public:
  explicit Phrases(const RedlineTextOptions& options) : options_(options) {}

  std::string print(const std::vector<TreeNode>& phrases) {
    std::string out;
    for (const TreeNode& phrase : phrases) out += print(phrase);
    return out;
  }

 private:
  std::string print(const TreeNode& phrase) {
    std::string inside = unmarked(phrase);
    if (phrase.mark == Mark::none) return inside;
    const Brackets brackets = brackets_of(phrase.mark, options_.style);
    std::string out(brackets.open);
    out.append(inside).append(brackets.close);
    return options_.colour ? std::string(colour_of(phrase.mark)).append(out).append("\x1b[0m") : out;
  }

  std::string words(const std::string& text) const {
    return options_.style == RedlineStyle::terminal ? safe_for_terminal(text) : escaped_for_markdown(text);
  }

  std::string unmarked(const TreeNode& phrase) {
    switch (phrase.type) {
      case NodeType::softbreak: return phrase.mark == Mark::none ? " " : "↵";
      case NodeType::linebreak: return phrase.mark == Mark::none ? " ⏎ " : "⏎";
      case NodeType::code: return "`" + safe_for_terminal(phrase.text) + "`";
      case NodeType::emph: return "*" + print(phrase.children) + "*";
      case NodeType::strong: return "**" + print(phrase.children) + "**";
      case NodeType::link: return "[" + print(phrase.children) + "](" + target(phrase) + ")";
      case NodeType::image: return "![" + print(phrase.children) + "](" + target(phrase) + ")";
      default: return words(phrase.text) + print(phrase.children);
    }
  }

  std::string target(const TreeNode& link) const {
    const std::string title = link.title.empty() ? "" : " \"" + words(link.title) + "\"";
    return safe_for_terminal(link.url) + title;
  }

  const RedlineTextOptions& options_;
};

/// What stands before the lines of a marked block.
struct Margin {
  std::string sign;
  Mark mark = Mark::none;
};

class Printer {
 public:
  explicit Printer(const RedlineTextOptions& options) : options_(options), phrases_(options) {}

  /// The blocks of a document, quote or item. `first` stands before the first line, `rest` before all others.
  void blocks(const std::vector<TreeNode>& blocks, std::string first, const std::string& rest, bool loose) {
    bool is_first = true;
    const auto separate = [&] {
      if (!is_first) first = rest;
      if (!is_first && loose) line(rest, "");
      is_first = false;
    };
    std::size_t folded = 0;
    const auto tell_folded = [&] {
      if (folded == 0) return;
      separate();
      line(first, "… " + std::to_string(folded) + " unchanged");
      folded = 0;
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (is_folded(blocks, i, loose)) {
        ++folded;
        continue;
      }
      tell_folded();
      separate();
      block(blocks[i], first, rest);
    }
    tell_folded();
  }

  std::string text() { return std::move(out_); }

 private:
  /// Unchanged; but the heading over a change says where one is, and so does what an item begins with.
  bool is_folded(const std::vector<TreeNode>& blocks, std::size_t i, bool loose) const {
    if (!options_.fold || margin_.mark != Mark::none || has_marks(blocks[i])) return false;
    if (blocks[i].type == NodeType::table_header || (blocks[i].type == NodeType::paragraph && !loose)) return false;
    if (blocks[i].type != NodeType::heading) return true;
    for (std::size_t next = i + 1; next < blocks.size() && blocks[next].type != NodeType::heading; ++next) {
      if (has_marks(blocks[next])) return false;
    }
    return true;
  }

  void line(const std::string& before, const std::string& text) {
    std::string whole = (margin_.sign.empty() ? "" : margin_.sign + " ") + before + text;
    while (!whole.empty() && whole.back() == ' ') whole.pop_back();
    if (options_.colour && margin_.mark != Mark::none) whole = std::string(colour_of(margin_.mark)) + whole + "\x1b[0m";
    out_ += whole + '\n';
  }

  /// Prints what stands under the node's mark, if it has one.
  template <typename Print>
  void under_mark(const TreeNode& node, const Print& print) {
    if (node.mark == Mark::none) return print();
    const Margin outer = margin_;
    margin_ = {sign_of(node), node.mark};
    print();
    margin_ = outer;
  }

  void block(const TreeNode& node, const std::string& first, const std::string& rest) {
    under_mark(node, [&] { unmarked(node, first, rest); });
  }

  void unmarked(const TreeNode& node, const std::string& first, const std::string& rest) {
    switch (node.type) {
      case NodeType::heading: return heading(node, first);
      case NodeType::block_quote: return blocks(node.children, first + "> ", rest + "> ", true);
      case NodeType::list: return list(node, first, rest);
      case NodeType::item: return blocks(node.children, first + "- ", rest + "  ", false);
      case NodeType::table: return blocks(node.children, first, rest, false);
      case NodeType::table_header:
      case NodeType::table_row: return row(node, first);
      case NodeType::code_block: return code(node, first, rest);
      case NodeType::thematic_break: return line(first, "---");
      case NodeType::document: return blocks(node.children, first, rest, true);
      default: return line(first, phrases_.print(node.children) + loose_text(node));
    }
  }

  void heading(const TreeNode& node, const std::string& first) {
    const std::string language = node.language.empty() ? "" : " lang=" + node.language;
    const std::string group = node.id.empty() ? "" : " {: #" + node.id + language + "}";
    line(first, std::string(static_cast<std::size_t>(node.level), '#') + " " + phrases_.print(node.children) + group);
  }

  void list(const TreeNode& node, std::string first, const std::string& rest) {
    if (!node.ordered) return blocks(node.children, first, rest, false);
    int number = node.start;
    for (const TreeNode& item : node.children) {
      const std::string label = std::to_string(number) + ". ";
      under_mark(item, [&] { blocks(item.children, first + label, rest + std::string(label.size(), ' '), false); });
      if (stands_in(item.mark, Side::new_text)) ++number;
      first = rest;
    }
  }

  void row(const TreeNode& node, const std::string& first) {
    std::string text = "|";
    for (const TreeNode& cell : node.children) text += " " + phrases_.print(cell.children) + " |";
    line(first, text);
    if (node.type != NodeType::table_header) return;
    std::string rule = "|";
    for (const TreeNode& cell : node.children) {
      rule += cell.align == "left" ? ":--|" : cell.align == "right" ? "--:|" : cell.align == "center" ? ":-:|" : "---|";
    }
    line(first, rule);
  }

  void code(const TreeNode& node, const std::string& first, const std::string& rest) {
    line(first, "```" + safe_for_terminal(node.info));
    std::string_view left = node.text;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      line(rest, safe_for_terminal(left.substr(0, end)));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    line(rest, "```");
  }

  /// A phrase that stands among blocks, or a block with text of its own: neither is Markdown's, both are shown.
  static std::string loose_text(const TreeNode& node) { return safe_for_terminal(node.text); }

  const RedlineTextOptions& options_;
  Phrases phrases_;
  std::string out_;
  Margin margin_;
};

}  // namespace

std::string redline_as_text(const Redline& redline, const RedlineTextOptions& options) {
  Printer printer(options);
  printer.blocks(redline.tree.children, "", "", true);
  return printer.text();
}

}  // namespace candor
