// What limits a fact (`when`, `unless`, `status`) and stands in no document that shows the fact.
#pragma once

#include "check/stated_paths.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"

namespace candor {

/// `qualifier-not-shown`, a warning, for each `when`, `unless` and `status` of the facts that is not among `stated`,
/// what the company's documents say, while something else of the same thing is: readers would take what is planned for
/// true, and what holds for some for everybody's.
void check_limits_shown(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics);

}  // namespace candor
