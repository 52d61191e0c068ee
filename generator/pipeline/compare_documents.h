// The documents of one company in force, compared with each other: facts that two of them state differently, and things
// that only one of their lists has.
#pragma once

#include <string>
#include <vector>

#include "check/check_agreement.h"
#include "load/project.h"
#include "pipeline/walk_company.h"

namespace candor {

/// Compares the version in force of each document with those of the others, in what both state or list; a document
/// whose file is gone has ended and is left out. `document` is the one that was asked for, empty for all.
std::vector<Disagreement> compare_documents(const Project& project, const WalkedCompany& walked,
                                            const std::string& document);

}  // namespace candor
