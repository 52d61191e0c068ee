// The line of a file that a finding points into, as a terminal may show it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

class Files;

/// A stretch of a source line, safe to print, with what stands below it.
struct ShownLine {
  std::string text;   ///< empty when there is nothing to show
  std::string caret;  ///< blanks, `^` and `~` that mark the place; empty when the place is the whole line
};

/// Reads and cuts each file once, however many findings point into it.
class SourceLines {
 public:
  SourceLines(const Files& files, std::string root) : files_(files), root_(std::move(root)) {}

  /// The line of `place`, or of a line too long for a terminal the stretch around the place, with `…` for the rest.
  ShownLine show(const Place& place);

 private:
  struct File {
    std::string text;
    std::vector<std::string_view> lines;
  };
  std::string_view line(const Place& place);
  /// The byte offset of a character, counted on from the one asked for before: findings come in order, and a line of a
  /// megabyte may hold thousands.
  std::size_t offset_from_before(std::string_view line, std::size_t character);

  const Files& files_;
  std::string root_;
  std::map<std::string, File> files_read_;
  struct {
    const char* line = nullptr;
    std::size_t character = 0;
    std::size_t offset = 0;
  } before_;
};

}  // namespace candor
