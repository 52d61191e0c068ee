#include "yaml/walk.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "yaml/scan.h"

namespace candor::yaml {

namespace {

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
      at_ = block_scalar_end(source_, at_, around.column);
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
    if (!end) return unclosed_quote(begin);
    if (const auto line = swallowed_line(source_, begin, *end, around.column)) return swallowed(begin, *line);
    at_ = *end;
    const char next = source_.at(at_);
    if (next == '\0' || next == '\n' || is_blank(next) || next == ':' || (around.flow && is_flow_sign(next))) return true;
    return fail("yaml-text-after-quote", at_, "text right behind the closing quote",
                "YAML ends the text at the second quote; what follows would be lost",
                "write a quote within the text twice (`''`) in single quotes, as `\\\"` in double quotes");
  }

  /// Plain text holds no escapes, so that matching it against the source byte by byte finds its end exactly.
  bool plain(std::string_view text, Around around) {
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
    return fail("yaml-indentation", at_, "a list item is read as part of the text above it",
                "the key before already has a text on its own line, so that YAML glues these lines to it",
                "leave nothing but the list behind the key, or quote the text");
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
    if (is_block && !own_line && source_.text().substr(behind, at_ - behind).find('\t') != std::string_view::npos) {
      return tab(behind + source_.text().substr(behind, at_ - behind).find('\t'));
    }
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
      if (item.kind == NodeKind::map && item.style == Style::flow && source_.at(at_) != '{') return pair_in_list(item);
      if (!value(item, inside)) return false;
      if (item.kind == NodeKind::empty) return nothing_between_commas();
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
      return fail("yaml-complex-key", at_, "a complex key (`? `)", "", "write `name: value`");
    }
    Node name = Node::scalar(entry.key);
    name.begin = entry.key_begin;
    if (at_ != name.begin) return unread();
    if (!scalar(name, around)) return false;
    entry.key_place = name.place;
    if (entry.key == "<<" && name.style == Style::plain) {
      return fail("yaml-alias", entry.key_begin, "a merge key (`<<`)",
                  "merging lets one line change the meaning of another; a policy needs none", "write the values out");
    }
    if (!skip(around)) return false;
    return source_.at(at_) == ':' || no_colon(entry);
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
    if (now != line || line == 0) {
      const std::size_t found = source_.text().substr(now, at_ - now).find('\t');
      if (found != std::string_view::npos && source_.text().substr(now, at_ - now).find_first_not_of(" \t") == std::string_view::npos) {
        return tab(now + found);
      }
    }
    return !around.flow || now == line || is_closing(source_.at(at_)) || indented(around);
  }

  bool indented(Around around) {
    const std::size_t line = source_.line_begin(at_);
    const std::size_t found = source_.text().substr(line, at_ - line).find('\t');
    if (found != std::string_view::npos) return tab(line + found);
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
    if (source_.at(at_) == ',') return nothing_between_commas();
    if (source_.at(at_) != bracket) return unread();
    ++at_;
    finish(node);
    return true;
  }

  static bool is_flow_sign(char byte) { return byte == ',' || byte == '[' || byte == ']' || byte == '{' || byte == '}'; }
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
      if (is_new) continue;
      diagnostics_.add({.id = "yaml-duplicate-key",
                        .place = entry.key_place,
                        .message = fmt::format("`{}` stands here a second time; first on line {}", excerpt(entry.key),
                                               first->second->key_place.line),
                        .why = "only one of the two could be read, and the other would be lost",
                        .help = "keep one, or give the second another name",
                        .subject = entry.key,
                        .requirement = {}});
    }
    return true;
  }

  // --- what went wrong -----------------------------------------------------------------------------------------

  bool fail(std::string id, std::size_t begin, std::string message, std::string why, std::string help) {
    return fail(std::move(id), source_.place(begin), std::move(message), std::move(why), std::move(help));
  }
  bool fail(std::string id, Place place, std::string message, std::string why, std::string help) {
    diagnostics_.add({.id = std::move(id), .place = std::move(place), .message = std::move(message),
                      .why = std::move(why), .help = std::move(help), .subject = {}, .requirement = {}});
    return false;
  }

  /// The words at the cursor, for a message.
  std::string here() const {
    return excerpt(source_.text().substr(at_, source_.line_end(at_) - at_), 40);
  }

  bool unread() {
    if (at_ >= source_.size()) return fail("yaml-syntax", source_.size(), "the file ends in the middle", "", "");
    return fail("yaml-syntax", at_, fmt::format("`{}` does not belong here", here()),
                "a reader of YAML would lose it or glue it to something else",
                "check indentation and punctuation; text with `: `, ` #`, quotes or brackets goes between quotes");
  }

  bool unread_end() {
    if (at_marker("---") || at_marker("...")) {
      return fail("yaml-second-document", at_, fmt::format("a second document begins here (`{}`)", here()),
                  "only the first would be read, and all of this lost", "put it into a file of its own");
    }
    return fail("yaml-text-after-end", at_, fmt::format("`{}` stands behind the end of the document", here()),
                "the list, map or text above is the whole document; what follows would be lost",
                "a file of facts is lines of `name: value`, without brackets or quotes around them");
  }

  bool misplaced(int wanted) {
    return fail("yaml-indentation", at_,
                fmt::format("`{}` begins in column {}; column {} is expected", here(), source_.column(at_) + 1, wanted + 1),
                "indentation says what belongs to what", "line it up with its neighbours, with spaces");
  }

  bool tab(std::size_t begin) {
    return fail("yaml-tab", begin, "a tab where the line is indented",
                "YAML counts spaces; how wide a tab is differs from editor to editor", "use two spaces for each step");
  }

  bool unclosed_quote(std::size_t begin) {
    return fail("yaml-unclosed-quote", begin, "a quote opens here and never closes",
                "everything behind it would be read as one text", "close it at the end of the text");
  }

  bool swallowed(std::size_t begin, std::size_t line) {
    return fail("yaml-unclosed-quote", begin,
                fmt::format("a quote opens here and takes in line {}, which looks like an entry of its own",
                            source_.line_number(line)),
                "what the quote swallows is lost as a fact",
                "close the quote at the end of its text; text of several lines goes below `|`, indented");
  }

  bool pair_in_list(const Node& item) {
    const std::string name = item.entries.empty() ? "" : item.entries.front().key;
    return fail("yaml-colon-in-text", at_, fmt::format("`{}:` within `[ ]` is read as a key", excerpt(name)),
                "the text would become a map", "quote the text, or write one item a line behind `- `");
  }

  bool no_colon(const Entry& entry) {
    const std::string name = fmt::format("`{}`", excerpt(entry.key, 40));
    return fail("yaml-syntax", entry.key_place, name + " stands where `name: value` is expected",
                "a comma within `{ }` ends the value before it", "quote text that holds a comma; write `: ` with its space");
  }

  bool nothing_between_commas() {
    return fail("yaml-syntax", at_, fmt::format("nothing stands before this `{}`", source_.at(at_)),
                "an empty item is most often a forgotten one", "write the item, or take the comma out");
  }

  const Source& source_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

}  // namespace

bool walk_source(const Source& source, Node& root, bool has_document, Diagnostics& diagnostics) {
  return Walk(source, diagnostics).document(root, has_document);
}

}  // namespace candor::yaml
