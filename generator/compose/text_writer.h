// Puts rendered pieces together as one text: tidy Markdown in which each line knows what it was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "template/template.h"

namespace candor {

/// A piece of Markdown whose lines know their origins.
struct PieceLine {
  std::string markdown;  ///< without line end
  std::vector<OriginPtr> origins;
};
using Piece = std::vector<PieceLine>;

/// The lines of what a template printed. Blank lines that follow each other are one; none stands first or last.
Piece lines_of(const templates::Rendered& rendered);
/// The lines of Markdown that an author wrote, all from one place, as they stand.
Piece lines_of(std::string_view markdown, const std::vector<OriginPtr>& origins);

/// Origins of kind `missing` among the piece's.
std::vector<OriginPtr> missing_in(const Piece& piece);
/// Adds ` lang=…` to the group of every heading.
void mark_language(Piece& piece, std::string_view language);
/// Where the words after the first heading begin.
std::size_t after_heading(const Piece& piece);

/// Appends `piece` to `text` as (a part of) section `section`, a blank line before it. `lines` are those that the text
/// has so far; they are counted on.
void append(Text& text, int& lines, const Piece& piece, const std::string& section);

}  // namespace candor
