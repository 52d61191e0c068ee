// Does a pack give its own functions, filters and tests what they take? Asked when it is compiled: a call that no facts
// reach today must not wait for the day on which they do.
#pragma once

#include "diagnostics/diagnostic.h"
#include "template/environment.h"
#include "template/template.h"

namespace candor {

/// `template-value` for each call that has too few or too many arguments, or written out what it does not take;
/// `template-unknown-name` for a test that a filter is told of, and that is not there.
bool check_law_calls(const templates::Expression& expression, const templates::Environment& environment,
                     const Place& place, Diagnostics& diagnostics);

}  // namespace candor
