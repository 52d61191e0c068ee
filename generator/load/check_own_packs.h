// Does what a project's own law packs name exist, and can it be meant? The shape of a pack says that a path or a law is
// named; here it is looked up. The built-in ones are held to the same by the tests.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "load/project.h"

namespace candor {

/// `unknown-reference` for a fact (in any expression, `where`, `stated(…)`, `having(…)`), a law (`regime(…)`), a kind
/// of document or a pack's file that is not there, `unknown-section` for a section, `bad-pack` for what can never be
/// meant: a name that hides another, a comparison with a word that no fact can be, an expression about nothing.
void check_own_packs(const Project& project, Diagnostics& diagnostics);
/// The same of any packs, wherever they stand.
void check_packs(const Project& project, const std::vector<Value>& packs, Diagnostics& diagnostics);

}  // namespace candor
