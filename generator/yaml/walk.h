// The strict layer: walks the source along the tree that yaml-cpp told and accounts for every byte. What stands
// between two nodes may only be the indicators that belong there; anything else is text that yaml-cpp would lose.
#pragma once

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"
#include "yaml/source.h"

namespace candor::yaml {

/// Sets ends, places and what comments cut off in `root`. False, with a diagnostic, at the first byte that the tree
/// does not account for; duplicate keys are reported without stopping. `has_document` is false when there is no node.
bool walk_source(const Source& source, Node& root, bool has_document, Diagnostics& diagnostics);

}  // namespace candor::yaml
