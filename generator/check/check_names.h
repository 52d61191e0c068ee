// What a fact names and readers do not see, since the thing has no name.
#pragma once

#include "check/stated_paths.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"

namespace candor {

/// `name-missing`, a warning, for each reference to a thing that has neither a label nor another name, where neither
/// the reference nor anything of the thing is among `stated`, what the company's documents say: a list of recipients'
/// data would be told shorter than it is.
void check_names(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics);

}  // namespace candor
