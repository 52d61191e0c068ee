// The check stage over one walked company, as `check` and `release` ask it.
#pragma once

#include "check/check_law.h"
#include "pipeline/walk_company.h"

namespace candor {

/// All that `check` finds about a document: unreleased wording, translations, law. The verdicts of law on it, which
/// point into `laws`; none where its draft does not read.
std::vector<Verdict> check_document(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                                    Diagnostics& diagnostics);

/// What stops a release: errors of law and consistency that are not suppressed.
void check_for_release(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                       Diagnostics& diagnostics);

}  // namespace candor
