// Does the record still say what the YAML says? And is every language complete?
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/record.h"
#include "model/text.h"

namespace candor {

/// One document as the checks look at it: what its author writes, what was frozen, what would be said today.
struct DocumentToCheck {
  const Company& company;
  const Document& document;
  const Record& record;
  const std::vector<Text>& texts;
};

/// `unreleased-wording` for each section that today's words write otherwise than the last version, with its
/// languages; `never-released` for a document without a version. `severity` is a warning for `check`, a note for
/// `build`, which goes on publishing the released words.
void check_wording(const DocumentToCheck& checked, Severity severity, Diagnostics& diagnostics);

/// `missing-translation`, `outdated-translation` and `missing-message` for what a language lacks, with the place of
/// the words to translate; `unused-translation` for entries that belong to no text.
void check_translations(const DocumentToCheck& checked, Diagnostics& diagnostics);

}  // namespace candor
