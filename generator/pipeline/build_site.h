// candor build: the whole site from the record, all or nothing.
#pragma once

#include <string>

#include "pipeline/run.h"

namespace candor {

struct BuildRequest {
  std::string out;      ///< the site's folder
  bool drafts = false;  ///< add what the YAML says now, marked
};

Outcome build_site(const Run& run, const BuildRequest& request);

}  // namespace candor
