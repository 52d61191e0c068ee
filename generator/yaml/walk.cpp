#include "yaml/walk.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "yaml/scan.h"
#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

constexpr std::size_t most_twice = 20;  // duplicate keys told; a file with more is not worth reading on

/// Where a node stands: the column of the block around it (-1 at the top), and whether brackets are open.
struct Around {
  int column = -1;
  bool flow = false;
};

class Walk {
 public:
  Walk(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  bool document(Node& root, bool has_document) {
    if (!skip({})) return false;
    if (at_marker("---")) {
      at_ += 3;
      if (!skip({})) return false;
    }
    if (has_document && !value(root, {})) return false;
    if (!skip({})) return false;
    if (at_marker("...")) {
      const std::size_t end = at_;
      at_ += 3;
      if (!skip({})) return false;
      if (at_ < source_.size()) return fail(second_document(source_, end));
    }
    return at_ == source_.size() || unread_end();
  }

 private:
  // --- nodes ---------------------------------------------------------------------------------------------------

  /// A node whose leading space has been skipped. An empty one takes no byte, unless it is YAML's word for null,
  /// which is text like any other here.
  bool value(Node& node, Around around) {
    switch (node.kind) {
      case NodeKind::empty: return null_word(node, around);
      case NodeKind::scalar: return scalar(node, around);
      case NodeKind::list: return node.style == Style::flow ? flow_list(node, around) : block_list(node, around);
      case NodeKind::map: return node.style == Style::flow ? flow_map(node, around) : block_map(node, around);
    }
    return true;
  }

  bool null_word(Node& node, Around around) {
    const bool within = around.flow || source_.column(at_) > around.column;
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (node.begin != at_ || !within || !source_.starts_with(at_, word)) continue;
      const std::size_t after = at_ + word.size();
      const char next = source_.at(after);
      if (next != '\0' && next != '\n' && !is_blank(next) && !(around.flow && is_flow_sign(next))) continue;
      if (source_.at(skip_blanks(source_, after)) == ':') continue;
      node.kind = NodeKind::scalar;
      node.text = std::string(word);
      return scalar(node, around);
    }
    node.begin = node.end = at_;
    return true;
  }

  bool scalar(Node& node, Around around) {
    if (at_ != node.begin) return unread();
    const char first = source_.at(at_);
    if (first == '"' || first == '\'') {
      node.style = first == '"' ? Style::double_quoted : Style::single_quoted;
      if (!quoted(around)) return false;
    } else if (!around.flow && (first == '|' || first == '>')) {
      node.style = first == '|' ? Style::literal : Style::folded;
      if (!block_scalar(node.text, around)) return false;
    } else if (!plain(node.text, around)) {
      return false;
    }
    finish(node);
    if (node.style == Style::plain) note_comment(node);
    return true;
  }

  bool quoted(Around around) {
    const std::size_t begin = at_;
    const auto end = quoted_end(source_, begin);
    if (!end) return fail(unclosed_quote(source_, begin));
    if (const auto line = swallowed_line(source_, begin, *end, around.column))
      return fail(swallowing_quote(source_, begin, *line));
    if (const auto escape = false_escape(source_, begin, *end)) return fail(unknown_escape(source_, *escape));
    at_ = *end;
    const char next = source_.at(at_);
    if (next == '\0' || next == '\n' || is_blank(next) || next == ':' || (around.flow && is_flow_sign(next)))
      return true;
    return fail(text_after_quote(source_, at_));
  }

  bool block_scalar(std::string& text, Around around) {
    const std::size_t begin = at_;
    at_ = block_scalar_end(source_, begin, around.column);
    const std::string_view header = block_header(source_, begin);
    if (!ends_word(begin + header.size())) return fail(unread_text(source_, begin + header.size()));
    if (text.find_first_not_of(" \t\n") == std::string_view::npos) return fail(nothing_in_block(source_, begin));
    if (header.find('+') != std::string_view::npos) keep_last_lines(text);
    // Less deep than the text and deeper than its key: `# Heading` there would be a comment, anything else lost.
    return at_ == source_.size() || source_.indent(at_) <= around.column || fail(outside_block(source_, at_));
  }

  /// `>+`: yaml-cpp 0.7.0 drops one of the line feeds that are to be kept. They are counted in the source.
  void keep_last_lines(std::string& text) const {
    const std::size_t last = text.find_last_not_of('\n');
    const std::size_t line = text.rfind('\n', last) + 1;   // 0 when there is but one
    if (text.find_first_not_of(' ', line) > last) return;  // a line of blanks, which it does not miscount
    text.erase(last + 1);
    const std::size_t words = source_.text().find_last_not_of(" \n", at_ - 1);
    const std::string_view behind = source_.text().substr(words + 1, at_ - words - 1);
    text.append(static_cast<std::size_t>(std::count(behind.begin(), behind.end(), '\n')), '\n');
  }

  /// Plain text holds no escapes, so that matching it against the source byte by byte finds its end exactly.
  bool plain(std::string_view text, Around around) {
    if (around.flow && text == "-") return unread();  // YAML 1.2.2, 7.3.3: no plain text within brackets
    std::size_t read = 0;
    while (read < text.size()) {
      if (text[read] != ' ' && text[read] != '\n' && text[read] != '\t') {
        if (source_.at(at_++) != text[read++]) return unread();
        continue;
      }
      while (read < text.size() && (text[read] == ' ' || text[read] == '\n' || text[read] == '\t')) ++read;
      const std::size_t line = source_.line_begin(at_);
      while (is_blank(source_.at(at_)) || source_.at(at_) == '\n') ++at_;
      if (source_.line_begin(at_) != line && !continues(around)) return false;
    }
    return true;
  }

  /// A plain text's next line: deeper than the block around it, and no list item that lost its way.
  bool continues(Around around) {
    if (!indented(around)) return false;
    if (around.flow || !source_.starts_with(at_, "- ")) return true;
    return fail(list_in_text(source_, at_));
  }

  bool block_list(Node& node, Around around) {
    if (at_ != node.begin) return unread();
    const int column = source_.column(at_);
    for (Node& item : node.items) {
      if (!skip({})) return false;
      if (source_.at(at_) != '-' || !ends_word(at_ + 1)) return unread();
      if (source_.column(at_) != column) return misplaced(column);
      const std::size_t dash = at_++;
      if (!block_value(item, {column, around.flow}, dash)) return false;
    }
    finish(node);
    return true;
  }

  bool block_map(Node& node, Around around) {
    if (at_ != node.begin) return unread();
    const int column = source_.column(at_);
    for (Entry& entry : node.entries) {
      if (&entry != &node.entries.front() && !next_entry(column)) return false;
      const std::size_t begin = at_;
      if (!key(entry, {column, false})) return false;
      if (source_.line_begin(begin) != source_.line_begin(at_)) return unread();
      ++at_;
      if (!ends_word(at_)) return unread();
      if (!block_value(entry.value, {column, around.flow}, begin)) return false;
      if (entry.value.kind == NodeKind::empty) entry.value.place = entry.key_place;
    }
    finish(node);
    return no_key_twice(node);
  }

  bool next_entry(int column) {
    const std::size_t line = source_.line_begin(at_);
    const bool at_line_begin = at_ == line && at_ > 0;  // behind a block scalar
    if (!skip({})) return false;
    if (source_.line_begin(at_) == line && !at_line_begin) return unread();
    return source_.column(at_) == column || misplaced(column);
  }

  /// What stands behind a key or a dash at `lead`. A list may begin at its key's own column, everything else deeper.
  bool block_value(Node& node, Around around, std::size_t lead) {
    const std::size_t behind = at_;
    if (!skip({})) return false;
    const bool own_line = source_.line_begin(at_) != source_.line_begin(behind);
    const bool is_block = node.style == Style::block && (node.kind == NodeKind::list || node.kind == NodeKind::map);
    const bool of_key = source_.at(lead) != '-' || !ends_word(lead + 1);
    if (is_block && of_key && !own_line) return unread();
    const std::size_t found = source_.text().substr(behind, at_ - behind).find('\t');
    if (is_block && !own_line && found != std::string_view::npos) return fail(tab_indentation(source_, behind + found));
    if (node.kind != NodeKind::empty && own_line) {
      const bool list_of_key = node.kind == NodeKind::list && is_block && of_key;
      const int deepest = list_of_key ? around.column - 1 : around.column;
      if (source_.column(at_) <= deepest) return misplaced(around.column + 1);
    }
    if (!value(node, {around.column, false})) return false;
    if (node.kind == NodeKind::empty) {
      node.place = source_.place(lead);
      at_ = behind;
    }
    return true;
  }

  bool flow_list(Node& node, Around around) {
    if (!opens(node, '[')) return false;
    const Around inside{around.column, true};
    for (Node& item : node.items) {
      if (&item != &node.items.front() && !comma(inside)) return false;
      if (!skip(inside)) return false;
      if (item.kind == NodeKind::map && item.style == Style::flow && source_.at(at_) != '{')
        return fail(pair_in_list(source_, at_, item));
      if (!value(item, inside)) return false;
      if (item.kind == NodeKind::empty) return fail(nothing_before_comma(source_, at_));
      item.beside_comma = node.items.size() > 1;
    }
    return closes(node, ']', inside);
  }

  bool flow_map(Node& node, Around around) {
    if (!opens(node, '{')) return false;
    const Around inside{around.column, true};
    for (Entry& entry : node.entries) {
      if (&entry != &node.entries.front() && !comma(inside)) return false;
      if (!skip(inside)) return false;
      const bool is_quoted = source_.at(at_) == '"' || source_.at(at_) == '\'';
      if (!key(entry, inside)) return false;
      ++at_;
      if (!is_quoted && !ends_word(at_) && !is_flow_sign(source_.at(at_))) return unread();
      if (!skip(inside) || !value(entry.value, inside)) return false;
      if (entry.value.kind == NodeKind::empty) entry.value.place = entry.key_place;
    }
    return closes(node, '}', inside) && no_key_twice(node);
  }

  /// A key, up to its colon.
  bool key(Entry& entry, Around around) {
    if (source_.at(at_) == '?' && ends_word(at_ + 1)) {
      return fail(complex_key(source_, at_));
    }
    Node name = Node::scalar(entry.key);
    name.begin = entry.key_begin;
    if (at_ != name.begin) return unread();
    if (!scalar(name, around)) return false;
    entry.key_place = name.place;
    if (entry.key == "<<" && name.style == Style::plain) {
      return fail(merge_key(source_, entry.key_begin));
    }
    if (!skip(around)) return false;
    return source_.at(at_) == ':' || fail(key_without_colon(entry, around.flow));
  }

  // --- between nodes -------------------------------------------------------------------------------------------

  /// Passes spaces, line feeds and comments. False at a tab that indents.
  bool skip(Around around) {
    const std::size_t line = source_.line_begin(at_);
    while (at_ < source_.size()) {
      const char byte = source_.at(at_);
      if (byte == ' ' || byte == '\n' || byte == '\t') {
        ++at_;
      } else if (byte == '#' && (at_ == 0 || source_.at(at_ - 1) == '\n' || is_blank(source_.at(at_ - 1)))) {
        at_ = source_.line_end(at_);
      } else {
        break;
      }
    }
    const std::size_t now = source_.line_begin(at_);
    if (at_ == source_.size()) return true;
    const std::string_view lead = source_.text().substr(now, at_ - now);
    const std::size_t found = lead.find('\t');
    const bool indents = (now != line || line == 0) && lead.find_first_not_of(" \t") == std::string_view::npos;
    if (indents && found != std::string_view::npos) return fail(tab_indentation(source_, now + found));
    return !around.flow || now == line || is_closing(source_.at(at_)) || indented(around);
  }

  bool indented(Around around) {
    const std::size_t line = source_.line_begin(at_);
    const std::size_t found = source_.text().substr(line, at_ - line).find('\t');
    if (found != std::string_view::npos) return fail(tab_indentation(source_, line + found));
    return source_.column(at_) > around.column || misplaced(around.column + 1);
  }

  bool comma(Around around) {
    if (!skip(around)) return false;
    if (source_.at(at_) != ',') return unread();
    ++at_;
    return true;
  }

  bool opens(const Node& node, char bracket) {
    if (at_ != node.begin || source_.at(at_) != bracket) return unread();
    ++at_;
    return true;
  }

  bool closes(Node& node, char bracket, Around around) {
    if (!skip(around)) return false;
    const bool has_any = !node.items.empty() || !node.entries.empty();
    if (has_any && source_.at(at_) == ',') {
      ++at_;
      if (!skip(around)) return false;
    }
    if (source_.at(at_) == ',') return fail(nothing_before_comma(source_, at_));
    if (source_.at(at_) != bracket) return unread();
    ++at_;
    finish(node);
    return true;
  }

  static bool is_flow_sign(char byte) {
    return byte == ',' || byte == '[' || byte == ']' || byte == '{' || byte == '}';
  }
  static bool is_closing(char byte) { return byte == ']' || byte == '}'; }
  bool ends_word(std::size_t offset) const {
    const char byte = source_.at(offset);
    return offset >= source_.size() || byte == '\n' || is_blank(byte);
  }
  bool at_marker(std::string_view marker) const {
    return source_.column(at_) == 0 && source_.starts_with(at_, marker) && ends_word(at_ + marker.size());
  }

  void finish(Node& node) {
    node.end = at_;
    node.place = source_.place(node.begin, node.end);
  }

  void note_comment(Node& node) {
    const std::size_t sign = skip_blanks(source_, at_);
    if (sign == at_ || source_.at(sign) != '#') return;
    const std::size_t end = source_.line_end(sign);
    node.cut_off = std::string(source_.text().substr(sign, end - sign));
    node.cut_off_place = source_.place(sign, end);
  }

  bool no_key_twice(const Node& map) {
    std::unordered_map<std::string_view, const Entry*> seen;
    for (const Entry& entry : map.entries) {
      const auto [first, is_new] = seen.emplace(entry.key, &entry);
      if (is_new || ++twice_ > most_twice) continue;
      fail(key_twice(entry, *first->second));
    }
    return true;
  }

  // --- what went wrong -----------------------------------------------------------------------------------------

  bool fail(Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    return false;
  }
  bool unread() { return fail(unread_text(source_, at_)); }
  bool misplaced(int wanted) { return fail(misplaced_line(source_, at_, wanted)); }
  bool unread_end() {
    const bool second = at_marker("---") || at_marker("...");
    return fail(second ? second_document(source_, at_) : text_after_end(source_, at_));
  }

  const Source& source_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t twice_ = 0;
};

}  // namespace

bool walk_source(const Source& source, Node& root, bool has_document, Diagnostics& diagnostics) {
  return Walk(source, diagnostics).document(root, has_document);
}

}  // namespace candor::yaml
