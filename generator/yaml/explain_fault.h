// Says in a policy author's words what yaml-cpp's parser stumbled over. Its own words ("illegal map value") name the
// grammar, not the mistake; the line it stopped at, and what was open by then, show the frequent mistakes.
#pragma once

#include "diagnostics/diagnostic.h"
#include "yaml/events.h"
#include "yaml/source.h"

namespace candor::yaml {

/// The diagnostic for `told.fault`, which must be there.
Diagnostic explain_fault(const Source& source, const Told& told);

}  // namespace candor::yaml
