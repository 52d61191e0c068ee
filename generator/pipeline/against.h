// The project as a commit had it, and what is new against it: `--against REF`.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "diagnostics/diagnostic.h"
#include "git/read_commit.h"
#include "model/record.h"
#include "model/value.h"
#include "pipeline/run.h"

namespace candor {

/// All that a check reads of the project, at that commit; or `against-unreadable`.
tl::expected<git::Commit, Diagnostic> project_at(const Run& run, const std::string& ref);

/// The same day, looked at from there.
Run run_at(const Run& run, const git::Commit& commit);

/// Had the commit a project at all?
bool has_project(const git::Commit& commit);

/// `release-day-passed`: a version that the commit does not have, and that says it was published before `today`, unless
/// it was recorded as backdated.
void check_release_days(const git::Commit& commit, const std::string& ref, const std::string& company,
                        const Record& record, Date today, Diagnostics& diagnostics);

/// The findings of `now` that `before` has not, known again by their fingerprints.
Diagnostics new_findings(const Diagnostics& now, const Diagnostics& before);

/// The verdicts that moved: their status or what lacks is another. Each then has `was`, the status it had; empty where
/// it was not judged.
std::vector<JudgedRequirement> moved_verdicts(const std::vector<JudgedRequirement>& now,
                                              const std::vector<JudgedRequirement>& before);

/// `record-rolled-back`: versions of a document that the commit has and `now` has no longer, or with other bytes.
void check_still_there(const Record& before, const Record& now, const std::string& ref, const std::string& company,
                       Diagnostics& diagnostics);

}  // namespace candor
