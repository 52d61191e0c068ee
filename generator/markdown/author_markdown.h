// An author's Markdown field, judged alone before it is put among others: what it opens, it must close, and it may
// define nothing that changes the words of another field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "markdown/links.h"

namespace candor::markdown {

/// Where a field's text stands in its YAML file.
struct FieldPlace {
  Place place;            ///< of the value: its first character, or the `|` of a block literal
  bool is_block = false;  ///< a block literal (`|`): the text starts on the next line
  int indentation = 0;    ///< of a block's lines, in characters; 0 when unknown
};

struct FieldRules {
  bool headings = true;     ///< may it hold headings of its own, each with `{: #id}`?
  int highest_heading = 3;  ///< the smallest level they may have; the section's own is 2
};

/// Adds an error with its place for each of: `reference-definition`, `footnote-not-supported`, `unclosed-fence`,
/// `heading-not-allowed`, and all that `read_text` refuses (`raw-html`, `url-not-allowed`, `image-not-allowed`,
/// `heading-without-id`, `bad-heading-id`, `duplicate-heading-id`, `markdown-limit`, `markdown-bad-utf8`).
void check_author_markdown(std::string_view field, const FieldPlace& where, const FieldRules& rules,
                           Diagnostics& diagnostics);

/// The same for a value of which only the place is known: a text of several lines is taken for a block literal.
void check_author_markdown(std::string_view field, const Place& place, Diagnostics& diagnostics);

/// A link by id in an author's field.
struct PlacedLink {
  LinkTarget target;
  std::string written;
  Place place;
};
std::vector<PlacedLink> links_in_field(std::string_view field, const FieldPlace& where);

}  // namespace candor::markdown
