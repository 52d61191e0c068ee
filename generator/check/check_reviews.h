// Facts that the team wanted to look at again by a day that has passed.
#pragma once

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"

namespace candor {

/// `review-overdue`, a warning, for each `review_by` before `today`. What is planned reads as planned
/// until somebody looks; this is the one who reminds.
void check_reviews(const Company& company, Date today, Diagnostics& diagnostics);

}  // namespace candor
