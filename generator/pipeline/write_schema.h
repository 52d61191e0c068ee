// candor schema --write: the schema where editors find it, and in each file the line that names it.
#pragma once

#include "pipeline/run.h"

namespace candor {

/// Writes `.candor/schema/<kind>.json`, and puts the modeline at the top of each content file that names no schema yet.
/// Nothing else in a file changes; frozen versions are never touched. A second run has nothing to do.
Outcome write_schema(const Run& run);

}  // namespace candor
