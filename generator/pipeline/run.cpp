#include "pipeline/run.h"

#include "language/zone.h"

namespace candor {

Outcome refused(Diagnostics diagnostics) { return {.diagnostics = std::move(diagnostics), .ending = Ending::refused}; }

Date today_of(const Run& run, const Company& company) { return today_of(run, company.zone); }
Date today_of(const Run& run) { return today_of(run, std::string("UTC")); }

Date today_of(const Run& run, const std::string& zone) {
  if (run.as_of) return *run.as_of;
  if (const auto date = language::date_in_zone(run.now, zone)) return *date;
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{run.now}});
}

}  // namespace candor
