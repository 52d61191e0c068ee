#include "yaml/write_yaml.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace candor::yaml {

namespace {

constexpr std::string_view special_first = "-?:,[]{}#&*!|>'\"%@` \t";

bool is_plain_safe(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL" || text == "<<") return false;
  if (special_first.find(text.front()) != std::string_view::npos) return false;
  if (text.back() == ' ' || text.back() == '\t' || text.back() == ':') return false;
  if (text.starts_with("...")) return false;
  for (const std::string_view ends_it : {": ", ":\t", " #", "\t#"}) {
    if (text.find(ends_it) != std::string_view::npos) return false;
  }
  return text.find('\n') == std::string_view::npos;
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    switch (letter) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      default: out += letter;
    }
  }
  return out + "\"";
}

/// Several lines that `|` can hold: no line of blanks alone, which an editor would strip, and something to read.
bool is_literal_safe(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.find_first_not_of(" \t\n") == std::string_view::npos)
    return false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!line.empty() && (line.find_first_not_of(" \t") == std::string_view::npos || line.front() == '\t'))
      return false;
    begin = end + 1;
  }
  return true;
}

void write_literal(std::string_view text, int indent, std::string& out) {
  out += '|';
  // The reader takes the first line's spaces for indentation unless it is told how many there are.
  if (text[text.find_first_not_of('\n')] == ' ' || text.front() == '\n') out += '2';
  const bool ends_in_feed = text.back() == '\n';
  if (!ends_in_feed) out += '-';
  if (text.ends_with("\n\n")) out += '+';
  if (ends_in_feed) text.remove_suffix(1);
  out += '\n';
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out.append(static_cast<std::size_t>(indent), ' ');
    out += text.substr(begin, end - begin);
    out += '\n';
    begin = end + 1;
  }
}

std::string one_line(std::string_view text) { return is_plain_safe(text) ? std::string(text) : double_quoted(text); }

/// What follows a key or a dash at column `indent - 2`: its line's rest and the lines below.
void write_below(const Node& node, int indent, bool in_list, std::string& out);

void write_lines(const Node& node, int indent, bool first_in_place, std::string& out) {
  bool in_place = first_in_place;
  const auto lead = [&] {
    if (!in_place) out.append(static_cast<std::size_t>(indent), ' ');
    in_place = false;
  };
  for (const Entry& entry : node.entries) {
    lead();
    out += one_line(entry.key) + ":";
    write_below(entry.value, indent + 2, false, out);
  }
  for (const Node& item : node.items) {
    lead();
    out += '-';
    write_below(item, indent + 2, true, out);
  }
}

void write_below(const Node& node, int indent, bool in_list, std::string& out) {
  switch (node.kind) {
    case NodeKind::empty: out += '\n'; return;
    case NodeKind::scalar:
      out += ' ';
      if (is_literal_safe(node.text)) return write_literal(node.text, indent, out);
      out += one_line(node.text) + "\n";
      return;
    case NodeKind::list:
      if (node.items.empty()) {
        out += " []\n";
        return;
      }
      break;
    case NodeKind::map:
      if (node.entries.empty()) {
        out += " {}\n";
        return;
      }
      break;
  }
  out += in_list ? " " : "\n";
  write_lines(node, indent, in_list, out);
}

}  // namespace

std::string write_yaml(const Node& node) {
  std::string out;
  switch (node.kind) {
    case NodeKind::empty: break;
    case NodeKind::scalar: out = one_line(node.text) + "\n"; break;
    case NodeKind::list:
      if (node.items.empty()) return "[]\n";
      write_lines(node, 0, false, out);
      break;
    case NodeKind::map:
      if (node.entries.empty()) return "{}\n";
      write_lines(node, 0, false, out);
      break;
  }
  return out;
}

std::string write_yaml(const Value& value) { return write_yaml(text_tree(value)); }

Node text_tree(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::none: return {};
    case Kind::flag: return Node::scalar(value.is_yes() ? "yes" : "no");
    case Kind::list: {
      std::vector<Node> items;
      for (const Value& item : value.items()) items.push_back(text_tree(item));
      return Node::list(std::move(items));
    }
    case Kind::map: {
      std::vector<Entry> entries;
      for (const auto& [key, part] : value.entries()) {
        if (!part.is_defined()) continue;
        Entry& entry = entries.emplace_back();
        entry.key = key;
        entry.value = text_tree(part);
      }
      return Node::map(std::move(entries));
    }
    case Kind::number: return Node::scalar(std::to_string(value.number()));
    default: return Node::scalar(value.text());
  }
}

}  // namespace candor::yaml
