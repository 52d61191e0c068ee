// Locale files: the sentences Candor can say, a folder per language (`locales/ko/retention.yaml`).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "language/messages.h"
#include "load/sources.h"

namespace candor {

struct LocaleSources {
  std::vector<language::Manner> manners;           ///< one a language, by tag
  std::vector<language::MessageSource> messages;
};

/// Reads `locales/<language>/*.yaml`: ids to `{text, note, verbatim}`; `language.yaml` says how the language writes
/// (`digits`). A folder whose name is no language is an error, and so is any other key.
LocaleSources read_locales(const std::vector<SourceFile>& files, Diagnostics& diagnostics);

}  // namespace candor
