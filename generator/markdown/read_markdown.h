// Markdown in: a text to its tree. The only door to cmark-gfm (0.29.0.gfm.6, tables and nothing else: its autolink
// reads out of bounds, its strikethrough prints the redline's own element).
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "model/tree.h"

namespace candor::markdown {

/// Reads one of our own texts, composed or frozen: CommonMark (0.29) with tables (GFM 4.10), whose headings each end
/// their source line in `{: #id}` or `{: #id lang=en}`. The groups stand in the tree as `id` and `language`, never as
/// words. `file` is the name under which mistakes are reported; lines are those of `markdown`.
///
/// Gives the best tree it can and adds errors: `heading-without-id`, `bad-heading-id`, `duplicate-heading-id`,
/// `raw-html`, `url-not-allowed`, `image-not-allowed`, `markdown-limit`, `markdown-bad-utf8`. What is refused is kept
/// in the tree as it was written, raw HTML as html nodes, so nothing disappears in silence.
TreeNode read_text(std::string_view markdown, const std::string& file, Diagnostics& diagnostics);

/// Reads any Markdown, such as a history kept in git: front matter (`---` to `---` on top) is set aside, a heading's
/// group is plain text, raw HTML is kept as html nodes. Never fails: malformed UTF-8 becomes U+FFFD, and a text beyond
/// the bounds (markdown/limits.h) becomes plain paragraphs, one for each stretch between blank lines, of which the
/// note `markdown-limit` tells.
TreeNode read_foreign(std::string_view markdown, const std::string& file, Diagnostics& diagnostics);
TreeNode read_foreign(std::string_view markdown);

}  // namespace candor::markdown
