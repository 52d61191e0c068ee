// From text to facts: types a file's tree by the schema. What does not fit is a diagnostic with its place and is left
// out; the rest is returned, so that one run reports all mistakes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "shape/schema.h"
#include "yaml/node.h"

namespace candor::shape {

/// Where references (`x-ref`) are looked up.
struct References {
  const yaml::Node* facts = nullptr;  ///< the company's whole tree of facts; null: the tree being typed
  bool checked = true;  ///< false when a file of the facts did not read: a missing id would only echo that
  const std::vector<std::string>* documents = nullptr;  ///< ids of the company's documents; null: not known
};

/// Types `node` by `definition` (`company.yaml`). Each value's origin is its fact path (`path_prefix` and the keys
/// down to it, dotted; list items by number) and its place. Objects with fixed keys become records whose known keys
/// are the schema's; objects keyed by ids become maps. An empty node is an empty record.
Value type_by_schema(const yaml::Node& node, const Schema& schema, std::string_view definition,
                     std::string_view path_prefix, Diagnostics& diagnostics, const References& references = {});

}  // namespace candor::shape
