// Numbers are seven bits a byte, lowest first, the high bit where more follow (LEB128); texts their length, then their
// bytes. A node is a byte of flags, where it stands, and what it holds.
#include "yaml/packed_tree.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace candor::yaml {

namespace {

// The flags of a node: two bits for its kind, three for its style, then these.
constexpr unsigned style_shift = 2;
constexpr unsigned beside_comma = 1U << 5U;
constexpr unsigned was_cut_off = 1U << 6U;

class Packer {
 public:
  void node(const Node& node) {
    const bool is_cut = !node.cut_off.empty();
    out_ += static_cast<char>(static_cast<unsigned>(node.kind) | static_cast<unsigned>(node.style) << style_shift |
                              (node.beside_comma ? beside_comma : 0U) | (is_cut ? was_cut_off : 0U));
    place(node.place);
    number(node.begin);
    number(node.end);
    if (is_cut) {
      text(node.cut_off);
      place(node.cut_off_place);
    }
    if (node.kind == NodeKind::scalar) text(node.text);
    if (node.kind == NodeKind::list) {
      number(node.items.size());
      for (const Node& item : node.items) this->node(item);
    }
    if (node.kind == NodeKind::map) {
      number(node.entries.size());
      for (const Entry& entry : node.entries) {
        text(entry.key);
        place(entry.key_place);
        number(entry.key_begin);
        this->node(entry.value);
      }
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void number(std::size_t number) {
    for (; number >= 0x80; number >>= 7U) out_ += static_cast<char>(0x80U | (number & 0x7FU));
    out_ += static_cast<char>(number);
  }

  void text(const std::string& text) {
    number(text.size());
    out_ += text;
  }

  /// Line 0 is a place that was never set: its file has no name either.
  void place(const Place& place) {
    number(static_cast<std::size_t>(place.line));
    if (place.line == 0) return;
    number(static_cast<std::size_t>(place.column));
    number(static_cast<std::size_t>(place.length));
  }

  std::string out_;
};

class Unpacker {
 public:
  Unpacker(std::string_view packed, const std::string& file) : rest_(packed), file_(file) {}

  void node(Node& node) {
    const unsigned flags = byte();
    node.kind = static_cast<NodeKind>(flags & 3U);
    node.style = static_cast<Style>(flags >> style_shift & 7U);
    node.beside_comma = (flags & beside_comma) != 0;
    place(node.place);
    node.begin = number();
    node.end = number();
    if ((flags & was_cut_off) != 0) {
      text(node.cut_off);
      place(node.cut_off_place);
    }
    if (node.kind == NodeKind::scalar) text(node.text);
    if (node.kind == NodeKind::list) {
      node.items.resize(number());
      for (Node& item : node.items) this->node(item);
    }
    if (node.kind == NodeKind::map) {
      node.entries.resize(number());
      for (Entry& entry : node.entries) {
        text(entry.key);
        place(entry.key_place);
        entry.key_begin = number();
        this->node(entry.value);
      }
    }
  }

  bool is_at_end() const { return rest_.empty(); }

 private:
  unsigned byte() {
    if (rest_.empty()) throw std::logic_error("a packed tree ends too early");
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  std::size_t number() {
    std::size_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const unsigned bits = byte();
      number |= std::size_t{bits & 0x7FU} << shift;
      if (bits < 0x80) return number;
    }
  }

  void text(std::string& text) {
    const std::size_t size = number();
    if (size > rest_.size()) throw std::logic_error("a packed tree ends too early");
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

  void place(Place& place) {
    place.line = static_cast<int>(number());
    if (place.line == 0) return;
    place.column = static_cast<int>(number());
    place.length = static_cast<int>(number());
    place.file = file_;
  }

  std::string_view rest_;
  const std::string& file_;
};

}  // namespace

std::string pack_tree(const Node& root) {
  Packer packer;
  packer.node(root);
  return packer.take();
}

Node unpack_tree(std::string_view packed, const std::string& file) {
  Unpacker unpacker(packed, file);
  Node root;
  unpacker.node(root);
  if (!unpacker.is_at_end()) throw std::logic_error("a packed tree goes on behind its end");
  return root;
}

}  // namespace candor::yaml
