// What there is to show of a document: its languages, its draft, and how that stands to its record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/walk_company.h"

namespace candor::serve {

/// How a document's draft stands to its newest version: `same`, `changed`, `new`, `ended` or `unread`.
std::string state_of(const WalkedDocument& document);

/// The languages in which there is something to show: the draft's first, then those only released versions have.
std::vector<std::string> languages_of(const WalkedDocument& document);

/// The draft in a language, or null.
const Text* draft_in(const WalkedDocument& document, std::string_view language);

}  // namespace candor::serve
