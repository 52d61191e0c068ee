// A YAML file as it was written: every scalar is text, every part knows its place. No type is guessed here; the schema
// decides later what `NO` or `0123` means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor::yaml {

enum class NodeKind {
  empty,  ///< nothing stands behind the key or the dash
  scalar,
  list,
  map,
};

/// How it was written: scalars in the first five ways, lists and maps in the last two.
enum class Style { plain, single_quoted, double_quoted, literal, folded, block, flow };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::empty;
  Style style = Style::plain;
  std::string text;           ///< a scalar's text, its quotes and escapes resolved
  Place place;                ///< of the value; an empty one has its key's or dash's place
  std::size_t begin = 0;      ///< first byte in the source
  std::size_t end = 0;        ///< one past the last byte, brackets and quotes included
  bool beside_comma = false;  ///< one of several items within `[ ]`: a comma in the text would have split it
  std::string cut_off;      ///< behind a plain scalar on its last line: the ` #…` that YAML drops, without the space
  Place cut_off_place;      ///< of that `#`
  std::vector<Node> items;  ///< a list's
  std::vector<Entry> entries;  ///< a map's, in the order written; keys are unique

  bool is_plain() const { return kind == NodeKind::scalar && style == Style::plain; }
  bool is_quoted() const { return style == Style::single_quoted || style == Style::double_quoted; }
  /// The value of that key, or null.
  const Node* find(std::string_view key) const;
  /// The same in all of this, all the way down.
  bool operator==(const Node&) const;

  static Node scalar(std::string text);
  static Node list(std::vector<Node> items);
  static Node map(std::vector<Entry> entries);
};

struct Entry {
  std::string key;
  Place key_place;
  Node value;
  std::size_t key_begin = 0;  ///< first byte of the key in the source

  bool operator==(const Entry&) const = default;
};

}  // namespace candor::yaml
