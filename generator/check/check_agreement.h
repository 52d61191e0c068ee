// Do the documents of a company say the same about the same thing, and list the same things? Each is frozen on a day of
// its own, so where the facts have changed and only one was released since, another in force still states what was so
// before.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "model/change.h"
#include "model/company.h"

namespace candor {

/// One side of a disagreement: a document and its version in force.
struct StatingVersion {
  std::string document;    ///< id
  std::string version;     ///< name
  bool is_behind = false;  ///< the facts say something else today
};

/// A fact that two documents in force state differently, or a thing that only one of their lists of its kind has.
struct Disagreement {
  StatingVersion older;
  StatingVersion newer;
  bool is_of_lists = false;
  Change change;         ///< from the older's facts to the newer's
  std::string told;      ///< the same as a reader is told it; empty where no template has words for it
  std::string ended_by;  ///< a version of the older document that says what the newer does, but is not yet in force
  std::string ended_on;  ///< its day, ISO; empty where there is none
};

/// `documents-disagree` for each, a warning; a note where a version to come ends it. `coming` is the day looked at,
/// ISO, where it is not today.
void check_agreement(const Company& company, const std::vector<Disagreement>& disagreements, Diagnostics& diagnostics,
                     const std::string& coming = {});

}  // namespace candor
