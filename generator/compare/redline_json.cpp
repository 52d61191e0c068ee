#include "compare/redline_json.h"

#include <string>
#include <utility>
#include <vector>

namespace candor {

namespace {

using Entries = std::vector<Value::Entry>;

Value number(std::size_t count) { return Value::number(static_cast<std::int64_t>(count)); }

Value text(std::string_view text) { return Value::text(std::string(text)); }

void add_unless_empty(Entries& entries, const char* name, const std::string& value) {
  if (!value.empty()) entries.emplace_back(name, text(value));
}

Value attributes(const TreeNode& node) {
  Entries attrs;
  if (node.type == NodeType::heading) attrs.emplace_back("level", Value::number(node.level));
  if (node.type == NodeType::list) {
    attrs.emplace_back("ordered", Value::flag(node.ordered));
    if (node.ordered) attrs.emplace_back("start", Value::number(node.start));
    attrs.emplace_back("tight", Value::flag(node.tight));
  }
  add_unless_empty(attrs, "language", node.language);
  add_unless_empty(attrs, "url", node.url);
  add_unless_empty(attrs, "title", node.title);
  add_unless_empty(attrs, "info", node.info);
  add_unless_empty(attrs, "align", node.align);
  add_unless_empty(attrs, "key", node.key);
  return Value::record(std::move(attrs));
}

Value node_as_value(const TreeNode& node) {
  Entries entries{{"type", text(name_of(node.type))}, {"mark", text(name_of(node.mark))}};
  add_unless_empty(entries, "id", node.id);
  if (node.move > 0) entries.emplace_back("move", Value::number(node.move));
  if (node.same_words) entries.emplace_back("same_words", Value::flag(true));
  if (Value attrs = attributes(node); attrs.size() > 0) entries.emplace_back("attrs", std::move(attrs));
  add_unless_empty(entries, "text", node.text);
  if (!node.children.empty()) {
    std::vector<Value> children;
    for (const TreeNode& child : node.children) children.push_back(node_as_value(child));
    entries.emplace_back("children", Value::list(std::move(children)));
  }
  return Value::record(std::move(entries));
}

Value counts_as_value(const RedlineCounts& counts) {
  return Value::record({{"inserted_words", number(counts.inserted_words)},
                        {"deleted_words", number(counts.deleted_words)},
                        {"moved_blocks", number(counts.moved_blocks)},
                        {"unchanged_words", number(counts.unchanged_words)},
                        {"stretches", number(counts.stretches)}});
}

}  // namespace

Value redline_as_value(const Redline& redline, std::string_view old_sha256, std::string_view new_sha256) {
  std::vector<Value> tree;
  for (const TreeNode& block : redline.tree.children) tree.push_back(node_as_value(block));
  return Value::record({{"schema", Value::number(1)},
                        {"old", Value::record({{"sha256", text(old_sha256)}})},
                        {"new", Value::record({{"sha256", text(new_sha256)}})},
                        {"counts", counts_as_value(redline.counts)},
                        {"tree", Value::list(std::move(tree))}});
}

}  // namespace candor
