// What a composed text, a frozen text and an author's field have in common: groups on headings, and the rules.
#pragma once

#include <string_view>

#include "diagnostics/diagnostic.h"
#include "markdown/text_rules.h"
#include "model/tree.h"

namespace candor::markdown {

/// Reads Markdown of our own. Ids and languages go from the groups into the headings; mistakes are added with their
/// places. A text beyond the bounds is given as plain paragraphs.
TreeNode read_own_text(std::string_view markdown, const SourceFinder& source, Diagnostics& diagnostics,
                       LinksById by_id = LinksById::refused);

/// One paragraph for each stretch between blank lines, its words as they stand: the tree of what is not parsed.
TreeNode plain_paragraphs(std::string_view markdown);

}  // namespace candor::markdown
