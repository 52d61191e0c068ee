// candor next: the coming days on which the site, a draft or a verdict changes though nobody changes a file.
#pragma once

#include <string>
#include <vector>

#include "model/coming.h"
#include "pipeline/run.h"

namespace candor {

struct ComingDays {
  std::vector<Coming> events;  ///< by day; of one day by company
  std::string site;            ///< the site's base URL
  Outcome outcome;             ///< errors: what does not read has no future that could be told
};

/// Looks for the days where they stand: laws' first days, dates among the facts, ends of suppressions, effective dates
/// of versions, and days on which a released version grows older than a law allows. Only those days are then judged,
/// each beside the one before. `company` empty: all.
ComingDays find_coming_days(const Run& run, const std::string& company);

}  // namespace candor
