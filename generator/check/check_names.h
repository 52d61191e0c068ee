// What a fact names and readers do not see, since the thing has no name.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/text.h"

namespace candor {

/// `name-missing`, a warning, for each reference to a thing that has neither a label nor another name, where none of
/// `texts`, all that the company's documents say, states the reference or tells anything of the thing: a list of
/// recipients' data would be told shorter than it is.
void check_names(const Company& company, const std::vector<const Text*>& texts, Diagnostics& diagnostics);

}  // namespace candor
