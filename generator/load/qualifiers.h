// Conditions that cannot all be met: `when` and `unless` of one fact.
#pragma once

#include "diagnostics/diagnostic.h"
#include "model/value.h"

namespace candor {

/// `contradicting-qualifiers` for each fact below `facts` that could never hold as it is qualified: a last day before
/// the first, an id that `when` wants and `unless` takes away, a period for a plan that `when.plans` leaves out.
void check_qualifiers(const Value& facts, Diagnostics& diagnostics);

}  // namespace candor
