#include "yaml/write_yaml.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "yaml/written_form.h"

namespace candor::yaml {

namespace {

void write_literal(std::string_view text, int indent, std::string& out) {
  out += literal_header(text);
  if (text.ends_with('\n')) text.remove_suffix(1);
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
