// Links an author writes by id: `[words](#retention)` to a section, `[words](document:terms)` or
// `[words](document:terms#payment)` to another document of the company. Without words, a link bears the title of what
// it leads to. Composition knows titles and addresses; here they are only found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor::markdown {

/// What a link by id leads to.
struct LinkTarget {
  std::string document;  ///< empty: the document the link stands in
  std::string section;   ///< empty: the document as a whole
};

/// A link by id, as it stands in the Markdown. Offsets are of bytes.
struct LinkById {
  LinkTarget target;
  std::string written;         ///< the destination as written: `document:terms#payment`
  std::size_t words_end = 0;   ///< of the `]`: where words are put in when there are none
  std::size_t written_at = 0;  ///< of the destination
  bool has_words = true;
};

/// Does a destination begin as one to another document does?
inline bool is_document_link(std::string_view destination) { return destination.starts_with("document:"); }

/// The links by id of a text, in order. What looks like one in code or behind a backslash is none.
std::vector<LinkById> find_links_by_id(std::string_view markdown);

}  // namespace candor::markdown
