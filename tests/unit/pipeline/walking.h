// A day in the life of a project in memory: build, release, check, with the day given.
#pragma once

#include "pipeline/build_site.h"
#include "pipeline/check_project.h"
#include "pipeline/compare_sides.h"
#include "pipeline/release_documents.h"
#include "pipeline/verify_record.h"
#include "unit/pipeline/world.h"

namespace candor::test {

inline Date day(std::string_view text) { return *read_iso_date(text); }

/// The clock stands at noon UTC of that day.
inline Run on(Files& files, std::string_view today) {
  const auto instant = std::chrono::sys_days{day(today)} + std::chrono::hours{12};
  return {.files = files,
          .root = root,
          .now = std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count()};
}

inline Outcome build(Files& files, std::string_view today, bool drafts = false) {
  return build_site(on(files, today), {.out = root + (drafts ? "/.drafts" : "/site"), .drafts = drafts});
}

inline Outcome release(Files& files, std::string_view today, ReleaseRequest request = {}) {
  if (request.company.empty()) request.company = "acme";
  return release_documents(on(files, today), request);
}

inline void must_build(Files& files, std::string_view today, bool drafts = false) {
  const Outcome outcome = build(files, today, drafts);
  INFO(told(outcome.diagnostics));
  REQUIRE(outcome.ending == Ending::done);
}

inline void must_release(Files& files, std::string_view today, const ReleaseRequest& request = {}) {
  const Outcome outcome = release(files, today, request);
  INFO(told(outcome.diagnostics));
  REQUIRE(outcome.ending == Ending::done);
}

/// The names of the versions, oldest first.
inline std::vector<std::string> versions(const Files& files, const std::string& document = "privacy") {
  std::vector<std::string> names;
  const auto entries = files.list(root + "/content/acme/releases/" + document);
  if (!entries) return names;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type == FileType::directory) names.push_back(entry.name);
  }
  return names;
}

inline std::string page(const Files& files, const std::string& address = "en/acme/privacy") {
  return get(files, "site/" + address + "/index.html");
}

}  // namespace candor::test
