// Links between documents, as texts hold them and as a page prints them. A text is frozen with links relative to its
// own document's address (`../terms/`, `../terms/#payment`); it is printed on pages at several depths, in languages
// that the other document may not have, and in a fragment that stands on another site.
#pragma once

#include <string>
#include <string_view>

#include "model/page.h"

namespace candor {

/// Does a text link to another document at all?
bool has_document_links(std::string_view markdown);

/// The link to print for one that a text holds. Links to other places are as they were; empty for one to a document
/// that is not on the site: its words are then printed alone.
std::string link_on_page(std::string_view link, const DocumentLinks& documents);

}  // namespace candor
