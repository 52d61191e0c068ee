// What is decided about the next version: next.yaml, and over it the command line.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/company.h"
#include "model/record.h"
#include "pipeline/release_documents.h"

namespace candor {

struct Decisions {
  Date published{};
  std::optional<Date> effective;
  StatedDates stated_dates;
  std::map<std::string, std::string> notes;  ///< by language
  std::string approved_by;
  std::string sha256;  ///< of next.yaml; empty when there is none
  bool backdated = false;
};

/// Reads the decisions for one document. `real_today` is the day without `--as-of`. A next.yaml that a version
/// was already made from is spent, and counts as none. Errors: `published-goes-back`, `effective-before-published`.
Decisions decide(const Run& run, const ReleaseRequest& request, const Company& company, const Document& document,
                 const Record& record, Date today, Date real_today, Diagnostics& diagnostics);

}  // namespace candor
