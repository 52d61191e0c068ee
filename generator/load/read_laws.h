// Law packs: what named laws require of a document (`generator/laws/`, and a project's own in `content/laws/`).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "shape/schema.h"

namespace candor {

class Files;

/// All packs, typed by `law.yaml`, the built-in ones first; requirements of a project's own pack replace built-in ones
/// of the same id.
std::vector<Value> read_laws(const Files& files, const std::string& root, const shape::Schema& schema,
                             Diagnostics& diagnostics);

}  // namespace candor
