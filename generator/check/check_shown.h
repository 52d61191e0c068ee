// Facts that no document of the company shows: the author wrote them and forgot their section.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/text.h"
#include "wording/words.h"

namespace candor {

/// `fact-not-shown`, a note, for each topic that a section says, its own (`governing_law`: `governing-law`) or
/// another's (`financial_incentives`: `california`), of which none of `texts`, all that the company's documents say,
/// states anything. `is_support` tells the topics that no text says for their own sake (`x-support` in the schema);
/// of these one is told only where it has a section of its own.
void check_shown(const Company& company, const std::vector<const Text*>& texts, const wording::Words& words,
                 const std::function<bool(const std::string& topic)>& is_support, Diagnostics& diagnostics);

}  // namespace candor
