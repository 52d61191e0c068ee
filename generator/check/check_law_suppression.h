// Gaps the team knows and has decided to live with (`suppress` in company.yaml): they stop nothing, and every report
// lists them with their reason. Internal to the checks of law.
#pragma once

#include "check/check_law.h"

namespace candor {

/// Is there a suppression for this verdict, a gap, that still counts today? Then it is `suppressed`, and
/// `law-suppressed` notes it with its reason.
bool suppress(Verdict& verdict, const LawInput& input, Diagnostics& diagnostics);

}  // namespace candor
