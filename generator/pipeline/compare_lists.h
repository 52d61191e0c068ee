// Two documents in force list things of one kind (recipients, categories of data, purposes, rights): what only one
// lists.
//
// A document is not held to a list that is not its own: a notice for children or a list of subprocessors names fewer by
// design. So nothing here says what a list must hold. Each document is composed once more, as it was frozen (its
// sections, audience, laws, `only`), from the facts that the other was frozen from. What it would then state, states
// now nowhere, and lists the like of, it leaves out for no other reason than its age.
#pragma once

#include <vector>

#include "load/project.h"
#include "pipeline/frozen_company.h"

namespace candor {

/// What `older` lists and `newer` leaves out (removed), and the reverse (added), each an id of an author's own.
/// `told` are the changes between them that are known already: what would be named only by one of those is left out.
std::vector<Change> items_listed_by_one(const Project& project, const FactsAt& older, const FactsAt& newer, Date today,
                                        const std::vector<Change>& told);

}  // namespace candor
