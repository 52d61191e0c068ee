// Markdown by its lines, as cmark ends them and before it has read them: for the passes that must come first.
#pragma once

#include <cstddef>
#include <string_view>

namespace candor::markdown {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   ///< without the line's end
  std::size_t next = 0;  ///< where the next line begins
};

/// The line that begins at `begin`. Lines end at a line feed, a carriage return, or both (CommonMark 0.29, 2.1).
Line line_at(std::string_view markdown, std::size_t begin);

/// How a line begins: the signs of the quotes and lists it may stand in.
struct LineStart {
  int signs = 0;            ///< `>`, `-`, `+`, `*`, `1.`, `1)`
  int columns = 0;          ///< columns of white space before the last of them, tabs to the next multiple of four
  std::size_t content = 0;  ///< where the rest begins
};

/// Counts every sign that could open a container, whether or not it does.
LineStart start_of(std::string_view line);

inline std::string_view without_containers(std::string_view line) { return line.substr(start_of(line).content); }

}  // namespace candor::markdown
