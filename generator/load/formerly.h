// `formerly` in content/site.yaml: addresses that folders gave up when they were renamed, and where what stood there is
// now.
#pragma once

#include "diagnostics/diagnostic.h"
#include "load/project.h"

namespace candor {

class Files;

/// An old name must lead somewhere, and nothing may stand at its address any more: both are `formerly-address`.
void check_formerly(const Files& files, const Project& project, Diagnostics& diagnostics);

}  // namespace candor
