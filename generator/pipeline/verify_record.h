// candor verify: the record of every company is whole, and nothing is gone that an earlier commit had.
#pragma once

#include <string>

#include "pipeline/run.h"

namespace candor {

/// `against` names a commit whose versions must still be there, byte for byte; empty: none is asked.
Outcome verify_record(const Run& run, const std::string& against = {});

}  // namespace candor
