// candor verify: the record of every company is whole.
#pragma once

#include "pipeline/run.h"

namespace candor {

Outcome verify_record(const Run& run);

}  // namespace candor
