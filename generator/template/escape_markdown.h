// Plain text put into Markdown so that a reader sees that text and nothing else: `2026. 2. 9.` stays a date and does
// not become a list. Written for CommonMark 0.29 with GFM tables, as cmark-gfm reads it.
#pragma once

#include <string>
#include <string_view>

namespace candor::templates {

/// Where in its line the value will stand.
enum class LinePosition {
  maybe_first,  ///< perhaps at the beginning of a line or block: what begins a list, heading or quote is escaped too
  inside,       ///< words of the same line stand before it
};

/// `text` so that cmark-gfm gives exactly it back as literal text, in a paragraph, heading, list item, table cell or
/// link text. Line breaks become spaces. Only what could mean something is escaped, since people read the result.
std::string escape_markdown(std::string_view text, LinePosition position = LinePosition::maybe_first);

/// Appends the same to `out`, taking the position from what stands in `out`'s last line.
void append_escaped_markdown(std::string& out, std::string_view text);

/// As a link's destination: parentheses, quotes and blanks are made harmless too. Does not judge the scheme.
std::string escape_markdown_destination(std::string_view url);

/// `**text**` and `*text*` that hold next to CJK punctuation: a word joiner (U+2060) stands inside the delimiter where
/// the edge of the text is punctuation or a symbol, since CommonMark's flanking rule (section 6.2) would undo
/// `**「重要」**です`. `markdown` is finished Markdown; blanks at its ends move outside; empty stays empty.
std::string strong_markdown(std::string_view markdown);
std::string emphasized_markdown(std::string_view markdown);

/// `text` as a code span, with a fence longer than any run of backticks in it. Text with a `|` is escaped plainly
/// instead: in a table's cell no code span can hold one in the same words as outside.
std::string code_markdown(std::string_view text);

}  // namespace candor::templates
