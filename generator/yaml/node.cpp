#include "yaml/node.h"

#include <utility>

namespace candor::yaml {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

bool Node::operator==(const Node&) const = default;

Node Node::scalar(std::string text) {
  Node node;
  node.kind = NodeKind::scalar;
  node.text = std::move(text);
  return node;
}

Node Node::list(std::vector<Node> items) {
  Node node;
  node.kind = NodeKind::list;
  node.style = Style::block;
  node.items = std::move(items);
  return node;
}

Node Node::map(std::vector<Entry> entries) {
  Node node;
  node.kind = NodeKind::map;
  node.style = Style::block;
  node.entries = std::move(entries);
  return node;
}

}  // namespace candor::yaml
