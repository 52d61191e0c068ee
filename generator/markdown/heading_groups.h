// The one thing in our Markdown that is not Markdown: a heading's source line ends in `{: #id}` or `{: #id lang=en}`.
// Found on the lines before cmark sees them, so that braces, backquotes and asterisks in a title mean what they always
// mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::markdown {

/// The last `{: … }` of a line, where it ends the line. Whether the line is a heading's is not yet known.
struct LineGroup {
  int line = 0;           ///< from 1
  std::size_t begin = 0;  ///< offset in the source, the white space before the group included
  std::size_t end = 0;    ///< one past what is cut: the group and the white space after it, without the line's end
  std::string_view text;  ///< `{: #id}`, in the source
};

/// All groups that may be a heading's, in order. Left out are lines that are nothing but signs (`---`, "```", `|`)
/// before the group: without it they would be another kind of line.
std::vector<LineGroup> find_groups(std::string_view markdown);

struct GroupContent {
  std::string id;
  std::string language;  ///< BCP 47, or empty
};

/// What a group says, or nothing when it is not written exactly `{: #id}` or `{: #id lang=tag}`.
std::optional<GroupContent> read_group(std::string_view group);

/// `[a-z0-9-]+`
bool is_heading_id(std::string_view id);

/// An id made from a title's words ("How long we keep it" → `how-long-we-keep-it`); empty when it has no ASCII letter.
std::string id_from_title(std::string_view title);

}  // namespace candor::markdown
