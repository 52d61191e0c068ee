// The addresses that a company and its documents had before they were renamed (`formerly` in site.yaml): they are
// permanent, so each keeps answering.
#pragma once

#include <string>
#include <vector>

#include "render/plan_pages.h"

namespace candor {

/// For each of the company's `pages` one at every address it had before. Pages of words point to the new address; what
/// programs read (frozen words, sums, data, feeds) is there as it is. Drafts have no old address.
std::vector<Page> plan_moved(const Site& site, const std::string& company, const std::vector<Page>& pages);

}  // namespace candor
