// The pages of one document: its own address, its versions, each version's pages and files, its feed and its draft.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/page.h"
#include "render/document_view.h"

namespace candor {

/// Gives the path of the company's privacy policy in a language; empty when it has none.
using PolicyIn = std::function<std::string(const std::string& language)>;

/// Appends them to `pages`, language by language, the newest version first.
void plan_document(const DocumentView& view, const PolicyIn& policy_in, std::vector<Page>& pages);

}  // namespace candor
