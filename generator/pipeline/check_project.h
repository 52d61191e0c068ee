// candor check: all that build finds, and what a lawyer asks; nothing is written.
#pragma once

#include <string>
#include <vector>

#include "pipeline/run.h"

namespace candor {

struct CheckRequest {
  std::string company;   ///< empty: all
  std::string document;  ///< empty: all of them
  std::string law;       ///< the id of the one pack to ask; empty: all
  std::string only;      ///< the one id whose findings are told, a diagnostic's or a requirement's; empty: all
  std::string against;   ///< the commit against which only what is new is told; empty: everything is
  std::string coverage;  ///< the folder of the coverage pages; empty: none are wanted
  bool evidence = true;  ///< does the report print the lines that each verdict rests on?
  std::string language;  ///< of the coverage pages' own words; empty: the site's
};

/// The requirements judged, for the report's table, stand in `Outcome::verdicts`.
Outcome check_project(const Run& run, const CheckRequest& request);

}  // namespace candor
