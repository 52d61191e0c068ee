// A file's text and where its lines begin: turns byte offsets into places that count characters as an editor does
// (yaml-cpp counts bytes, from 0).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor::yaml {

class Source {
 public:
  /// `text` must outlive the source. `first_line` is the number of its first line in the file.
  Source(std::string_view text, std::string file, int first_line = 1);

  std::string_view text() const { return text_; }
  const std::string& file() const { return file_; }
  std::size_t size() const { return text_.size(); }
  /// The byte at `offset`, or NUL behind the end.
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  bool starts_with(std::size_t offset, std::string_view what) const { return text_.substr(offset).starts_with(what); }

  /// The place of the bytes from `begin` to `end`, as far as they stand on the first line.
  Place place(std::size_t begin, std::size_t end) const;
  Place place(std::size_t begin) const { return place(begin, begin + 1); }

  std::size_t line_begin(std::size_t offset) const;  ///< offset of the first byte of its line
  std::size_t line_end(std::size_t offset) const;    ///< offset of its line feed, or the end
  std::string_view line(std::size_t offset) const;   ///< without the line feed
  int line_number(std::size_t offset) const;         ///< in the file, from 1
  int column(std::size_t offset) const;              ///< bytes before it on its line
  int indent(std::size_t offset) const;              ///< spaces at the beginning of its line

 private:
  std::size_t line_index(std::size_t offset) const;

  std::string_view text_;
  std::string file_;
  int first_line_;
  std::vector<std::size_t> line_begins_;
  // Places are asked for from front to back: counting on from the last one keeps a long line linear.
  mutable std::size_t counted_line_ = 0;
  mutable std::size_t counted_to_ = 0;
  mutable int counted_ = 0;
};

bool is_blank(char byte);  ///< space or tab

}  // namespace candor::yaml
