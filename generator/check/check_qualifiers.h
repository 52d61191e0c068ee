// What limits a fact (`when`, `unless`, `status`) and stands in no document that shows the fact.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/text.h"

namespace candor {

/// `qualifier-not-shown`, a warning, for each `when`, `unless` and `status` of the facts that none of `texts`, all that
/// the company's documents say, states, while they state something else of the same thing: readers would take what is
/// planned for true, and what holds for some for everybody's.
void check_qualifiers(const Company& company, const std::vector<const Text*>& texts, Diagnostics& diagnostics);

}  // namespace candor
