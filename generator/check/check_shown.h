// Facts that no document of the company shows: the author wrote them and forgot their section.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/text.h"
#include "wording/words.h"

namespace candor {

/// `fact-not-shown`, a note, for each topic that a section says, its own (`governing_law`: `governing-law`) or
/// another's
/// (`financial_incentives`: `california`), of which none of `texts`, all that the company's documents say, states
/// anything.
void check_shown(const Company& company, const std::vector<const Text*>& texts, const wording::Words& words,
                 Diagnostics& diagnostics);

}  // namespace candor
