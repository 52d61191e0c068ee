// Does what a project's own law packs name exist? The shape of a pack says that a path or a law is named; here it is
// looked up. The built-in ones are held to the same by the tests.
#pragma once

#include "diagnostics/diagnostic.h"
#include "load/project.h"

namespace candor {

/// `unknown-reference` for a fact (`where`, `stated(…)`), a law (`regime(…)`) or a pack's file that is not there,
/// `unknown-section` for a section.
void check_own_packs(const Project& project, Diagnostics& diagnostics);

}  // namespace candor
