// A redline for the terminal, for pull requests, and for a person who reads test cases: lines of Markdown-like text
// with the marks written out. No reader of a policy sees it; pages are printed by render/.
#pragma once

#include <string>

#include "model/redline.h"

namespace candor {

enum class RedlineStyle {
  terminal,  ///< `[-gone-]{+come+}`; controls and bidi characters replaced
  markdown,  ///< CommonMark with the marks of CriticMarkup, `{--gone--}{++come++}`; words escaped
};

struct RedlineTextOptions {
  RedlineStyle style = RedlineStyle::terminal;
  bool colour = false;  ///< ANSI colours, red and green, beside the marks, never instead of them
  bool fold = true;     ///< unchanged blocks, items and rows become one line that says how many they are
};

/// The redline as lines of UTF-8, the last one ended by a line feed; empty for an empty tree. A marked block's lines
/// begin with `-` (gone), `+` (come), `<` (moved away) or `>` (moved here; both with the number of the move).
std::string redline_as_text(const Redline& redline, const RedlineTextOptions& options = {});

}  // namespace candor
