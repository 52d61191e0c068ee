// Locale files: the sentences Candor can say, a folder per language (`locales/ko/retention.yaml`).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "language/messages.h"
#include "load/sources.h"

namespace candor {

struct LocaleSources {
  std::vector<language::Manner> manners;  ///< one a language
  std::vector<language::MessageSource> messages;
};

/// Reads `locales/<language>/*.yaml`: ids to `{text, note, verbatim}`; `language.yaml` says how the language writes
/// (`digits`). A folder whose name is no language is an error, and so is any other key. A message of the project's
/// replaces the built-in one of the same language and id, in whichever file either stands.
LocaleSources read_locales(const std::vector<SourceFile>& built_in, const std::vector<SourceFile>& of_project,
                           Diagnostics& diagnostics);

}  // namespace candor
