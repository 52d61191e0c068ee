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

  const Files& files_;
  std::string root_;
  std::map<std::string, File> files_read_;
};

}  // namespace candor
