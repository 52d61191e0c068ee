// A record's facts are read whenever a page tells what changed, several versions of them for each company, and yaml-cpp
// takes as long for one as printing a hundred pages. What Candor wrote is block style alone, a line for each scalar, so
// one pass over the lines reads it; anything that `write_yaml` would have written otherwise is left to `read_yaml`.
#include "yaml/read_written.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "yaml/encoding.h"
#include "yaml/written_form.h"

namespace candor::yaml {

namespace {

/// Walks down the lines. Each step gives false as soon as something is not as `write_yaml` writes it.
class Lines {
 public:
  Lines(std::string_view text, const std::string& file, const Limits& limits)
      : rest_(text), file_(file), limits_(limits) {}

  bool document(Node& node) {
    if (!next_line() || !has_line_ || indent_ != 0) return false;
    return block(node, 0, 0) && !has_line_;
  }

 private:
  /// Takes the next line and counts its spaces; behind the last one, `has_line_` is false. False when that last one
  /// does not end in a line feed.
  bool next_line() {
    const std::size_t end = rest_.find('\n');
    has_line_ = end != std::string_view::npos;
    if (!has_line_) return rest_.empty();
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number_;
    indent_ = std::min(line_.find_first_not_of(' '), line_.size());
    at_ = indent_;
    return true;
  }

  Place place(std::size_t column, std::size_t length) const {
    return {file_, number_, static_cast<int>(column) + 1, static_cast<int>(length)};
  }

  bool is_item() const { return at_ < line_.size() && line_[at_] == '-'; }

  /// The map or list whose first key or dash stands at `column` of this line; further ones on lines so far in.
  bool block(Node& node, std::size_t column, std::size_t depth) {
    if (depth >= limits_.depth) return false;
    node.kind = is_item() ? NodeKind::list : NodeKind::map;
    node.style = Style::block;
    node.place = place(column, 1);
    while (true) {
      if ((nodes_ += 2) > limits_.nodes) return false;
      const bool good = node.kind == NodeKind::list ? item(node, column, depth) : entry(node, column, depth);
      if (!good) return false;
      if (!has_line_ || indent_ < column) return node.kind == NodeKind::list || has_unique_keys(node);
      if (indent_ != column || is_item() != (node.kind == NodeKind::list)) return false;
    }
  }

  bool item(Node& list, std::size_t column, std::size_t depth) {
    if (!is_item()) return false;
    Node& node = list.items.emplace_back();
    node.place = place(column, 1);
    ++at_;
    if (at_ == line_.size()) return next_line();  // nothing behind the dash
    if (line_[at_++] != ' ' || at_ == line_.size()) return false;
    if (is_item() || key_end() != std::string_view::npos) return block(node, column + 2, depth + 1);
    return scalar(node, column + 2, column + 2);
  }

  bool entry(Node& map, std::size_t column, std::size_t depth) {
    if (is_item()) return false;
    Entry& entry = map.entries.emplace_back();
    const std::size_t end = key_end();
    if (end == std::string_view::npos || !take_line_text(line_.substr(at_, end - at_), entry.key)) return false;
    const std::size_t width = count_code_points(line_.substr(at_, end - at_));
    entry.key_place = place(column, width);
    entry.value.place = entry.key_place;
    at_ = end + 1;
    if (at_ < line_.size()) {
      ++at_;
      return scalar(entry.value, column + 2, column + width + 2);
    }
    if (!next_line()) return false;
    if (!has_line_ || indent_ <= column) return true;  // nothing behind the key
    return indent_ == column + 2 && block(entry.value, column + 2, depth + 1);
  }

  /// Where the colon of a key stands that begins here, or npos.
  std::size_t key_end() const {
    constexpr std::size_t none = std::string_view::npos;
    const auto ends_key = [this](std::size_t colon) {
      return line_[colon] == ':' && (colon + 1 == line_.size() || line_[colon + 1] == ' ');
    };
    if (at_ >= line_.size()) return none;
    if (line_[at_] == '"') {
      const std::size_t end = quoted_end();
      return end < line_.size() && ends_key(end) ? end : none;
    }
    for (std::size_t colon = line_.find(':', at_); colon != none; colon = line_.find(':', colon + 1)) {
      if (ends_key(colon)) return colon;
    }
    return none;
  }

  /// One past the quote that closes the one here.
  std::size_t quoted_end() const {
    std::size_t end = at_ + 1;
    while (end < line_.size() && line_[end] != '"') end += line_[end] == '\\' ? 2 : 1;
    return end + 1;
  }

  /// What stands in the rest of this line, from `column` on; the lines of a text of several are `indent` far in.
  bool scalar(Node& node, std::size_t indent, std::size_t column) {
    const std::string_view text = line_.substr(at_);
    node.place = place(column, count_code_points(text));
    if (text == "[]" || text == "{}") {
      node.kind = text == "[]" ? NodeKind::list : NodeKind::map;
      node.style = Style::flow;
      return next_line();
    }
    node.kind = NodeKind::scalar;
    if (text.starts_with('|')) return literal(node, text, indent);
    node.style = text.starts_with('"') ? Style::double_quoted : Style::plain;
    return take_line_text(text, node.text) && next_line();
  }

  /// A plain or quoted text of one line.
  bool take_line_text(std::string_view written, std::string& text) const {
    if (written.size() > limits_.scalar) return false;
    if (!written.starts_with('"')) {
      text = written;
      return is_plain_safe(written);
    }
    const auto unquoted = read_double_quoted(written);
    if (!unquoted) return false;
    text = *unquoted;
    return true;
  }

  bool literal(Node& node, std::string_view header, std::size_t indent) {
    node.style = Style::literal;
    std::string text;
    while (true) {
      if (!next_line()) return false;
      if (!has_line_ || (!line_.empty() && indent_ < indent)) break;
      if (line_.size() > indent) text += line_.substr(indent);
      text += '\n';
      if (text.size() > limits_.scalar) return false;
    }
    if (header.ends_with('-') && !text.empty()) text.pop_back();
    node.text = std::move(text);
    // The text is taken when the writer would have written just this header for it.
    return is_literal_safe(node.text) && literal_header(node.text) == header;
  }

  static bool has_unique_keys(const Node& map) {
    std::vector<std::string_view> keys;
    for (const Entry& entry : map.entries) keys.emplace_back(entry.key);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
  }

  std::string_view rest_;
  const std::string& file_;
  const Limits& limits_;
  std::string_view line_;
  std::size_t indent_ = 0;
  std::size_t at_ = 0;  ///< the byte of the line that is looked at
  int number_ = 0;
  std::size_t nodes_ = 0;
  bool has_line_ = false;
};

}  // namespace

std::optional<Node> read_written_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics,
                                      const Limits& limits) {
  Diagnostics nobody_reads;  // what is wrong is told by the other reader
  if (const auto text = check_encoding(bytes, file, limits, nobody_reads)) {
    Node node;
    if (Lines(*text, file, limits).document(node)) return node;
  }
  return read_yaml(bytes, file, diagnostics, limits);
}

}  // namespace candor::yaml
