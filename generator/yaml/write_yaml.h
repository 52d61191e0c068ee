// Writes YAML that `read_yaml` and any YAML 1.2 reader read back to the same text: block style, keys in the order
// given, quotes only where a reader could misunderstand, `|` for text of several lines.
#pragma once

#include <string>

#include "model/value.h"
#include "yaml/node.h"

namespace candor::yaml {

/// The document for `node`, ending in a line feed; "" for an empty node. Styles and places do not count.
std::string write_yaml(const Node& node);

/// The same for a tree of values: scalars by their text, flags as `yes` and `no`, entries that are undefined left
/// out. Texts must hold no control characters.
std::string write_yaml(const Value& value);

/// The tree that `write_yaml` writes for `value`.
Node text_tree(const Value& value);

}  // namespace candor::yaml
