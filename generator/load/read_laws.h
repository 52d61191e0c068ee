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

/// Lists of phrases, typed by `phrases.yaml`, each under its language.
using PhraseLists = std::vector<std::pair<std::string, Value>>;

/// What a project is judged by. The built-in packs are taken out of the binary when somebody asks for them: who builds
/// a site does not.
struct LawSources {
  std::vector<Value> own_packs;  ///< of the project alone, typed by `law.yaml`, by file name
  PhraseLists own_phrases;

  /// All packs, the built-in ones first; requirements of a project's own pack replace built-in ones of the same id.
  std::vector<Value> packs() const;
  /// All lists, the built-in ones first, a project's beside them.
  PhraseLists phrases() const;
};

/// Reads a project's own, typed by `schema`; what does not read is left out and told.
LawSources read_laws(const Files& files, const std::string& root, const shape::Schema& schema,
                     Diagnostics& diagnostics);

}  // namespace candor
