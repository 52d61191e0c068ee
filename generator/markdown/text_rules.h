// What our own Markdown may not hold, judged on the tree: raw HTML, images, addresses outside the allow-list.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/tree.h"

namespace candor::markdown {

/// Where the lines of a Markdown text stand in a file. For a whole file the default offsets; for an author's field the
/// place of its first line.
struct SourcePosition {
  std::string file;
  int first_line = 1;    ///< the file's line on which the text's first line stands
  int first_column = 1;  ///< the file's column of the first line's first character
  int indentation = 0;   ///< how many characters stand before the text on its other lines
};

/// Finds words of the text again in its source, for places.
class SourceFinder {
 public:
  SourceFinder(std::string_view markdown, SourcePosition position)
      : markdown_(markdown), position_(std::move(position)) {}
  SourceFinder(const SourceFinder&) = delete;
  SourceFinder& operator=(const SourceFinder&) = delete;

  /// The place of the first `words` on the text's line `line` or, when they are not there, on the lines up to
  /// `last_line`; without them the line's first visible character. Only the words' first line counts.
  Place find(int line, int last_line, std::string_view words) const;
  /// The place of the bytes from `offset` on, `length` characters long.
  Place at(std::size_t offset, int length) const;
  /// A text line without its line end; empty when there is no such line.
  std::string_view line(int number) const;
  int line_count() const;

 private:
  const std::vector<std::size_t>& starts() const;
  Place place(int line, std::size_t byte_in_line, int length) const;

  std::string_view markdown_;
  SourcePosition position_;
  mutable std::vector<std::size_t> starts_;  ///< where lines begin; made when the first place is asked for
};

/// May links name another document by its id (markdown/links.h)? In what an author writes, not in a finished text.
enum class LinksById { refused, allowed };

/// `raw-html`, `image-not-allowed`, `url-not-allowed` for everything below `node`; a hundred at most, so that a hostile
/// text cannot drown the report.
void check_content(const TreeNode& node, const SourceFinder& source, Diagnostics& diagnostics, LinksById by_id);

/// An author's words for a message: between backticks, one line, at most 60 characters.
std::string quoted(std::string_view words);

}  // namespace candor::markdown
