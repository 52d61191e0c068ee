// Law packs: what named laws require of a document (`generator/laws/`, and a project's own in `content/laws/`); and the
// phrases that say nothing (`phrases/<language>.yaml` in either).
#pragma once

#include <string>
#include <utility>
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

/// All lists of phrases, typed by `phrases.yaml`, each under its language: the built-in ones first, a project's beside
/// them.
std::vector<std::pair<std::string, Value>> read_phrases(const Files& files, const std::string& root,
                                                        const shape::Schema& schema, Diagnostics& diagnostics);

}  // namespace candor
