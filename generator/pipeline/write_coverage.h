// candor check --coverage: the coverage pages in a folder of their own. They list what lacks, so they must never come
// to lie in a site: that is judged before anything else, by where the folder really is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check_law.h"
#include "load/project.h"
#include "pipeline/run.h"
#include "pipeline/walk_company.h"
#include "render/plan_coverage.h"

namespace candor {

/// `coverage-folder`: why the folder cannot be used. It lies in the site, in the drafts, in what the project is written
/// in, or in a folder that a build wrote; or nobody can tell where it leads. Nothing when it can be used.
std::optional<Diagnostic> refuse_coverage_folder(const Run& run, const std::string& folder);

/// A judged document as the pages show it. `language` is that of the pages' own words.
CoveredDocument covered(const WalkedCompany& walked, const WalkedDocument& document,
                        const std::vector<Verdict>& verdicts, const std::string& language);

/// Writes the folder, all or nothing. What was done is added to `outcome.said`, what failed to its diagnostics.
void write_coverage(const Run& run, const Project& project, const std::string& folder, const std::string& language,
                    const std::vector<CoveredDocument>& documents, Outcome& outcome);

}  // namespace candor
