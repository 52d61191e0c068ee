// The check stage over one walked company, as `check` and `release` ask it.
#pragma once

#include "check/check_law_packs.h"
#include "pipeline/walk_company.h"

namespace candor {

/// What has been judged about a project, beside the diagnostics: for the report's requirements.
using Verdicts = std::vector<Value>;

/// All that `check` finds about a document: unreleased wording, translations, law.
void check_document(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document, Verdicts& verdicts,
                    Diagnostics& diagnostics);

/// What stops a release: errors of law and consistency that are not suppressed.
void check_for_release(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                       Diagnostics& diagnostics);

}  // namespace candor
