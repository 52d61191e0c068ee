// The pages of one document: its own address, its versions, each version's pages and files, its feed and its draft.
#pragma once

#include <vector>

#include "model/page.h"
#include "render/document_page.h"

namespace candor {

/// Appends them to `pages`, language by language, the newest version first.
void plan_document(const DocumentView& view, const PolicyIn& policy_in, const LinksFrom& links_from,
                   std::vector<Page>& pages);

}  // namespace candor
