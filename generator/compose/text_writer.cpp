#include "compose/text_writer.h"

#include <algorithm>

namespace candor {

namespace {

std::string_view without_trailing_blanks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

/// A line of a template: tidied, and blank ones never first nor twice.
void add_line(Piece& piece, std::string_view line, std::vector<OriginPtr> origins) {
  const std::string_view tidy = without_trailing_blanks(line);
  if (tidy.empty() && (piece.empty() || piece.back().markdown.empty())) return;
  piece.push_back({std::string(tidy), std::move(origins)});
}

void drop_last_blank(Piece& piece) {
  while (!piece.empty() && piece.back().markdown.empty()) piece.pop_back();
}

bool is_heading(std::string_view line) { return line.starts_with('#') && line.ends_with('}'); }

/// A table row or a list item stands on a line of its own; a paragraph may run over several.
bool is_block_of_its_own(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  if (line[0] == '|' || line[0] == '#') return true;
  if ((line[0] == '-' || line[0] == '*') && line.size() > 1 && line[1] == ' ') return true;
  const std::size_t digits = line.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && line[digits] == '.';
}

void note_origins(TextBlock& block, const std::vector<OriginPtr>& origins) {
  for (const OriginPtr& origin : origins) {
    if (origin->source == Origin::Source::missing) continue;
    auto& names = origin->source == Origin::Source::fact ? block.facts : block.messages;
    if (std::find(names.begin(), names.end(), origin->path) == names.end()) names.push_back(origin->path);
  }
}

}  // namespace

Piece lines_of(const templates::Rendered& rendered) {
  Piece piece;
  std::size_t span = 0;
  const std::string_view text = rendered.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::vector<OriginPtr> origins;
    while (span < rendered.spans.size() && rendered.spans[span].end <= begin) ++span;
    for (std::size_t s = span; s < rendered.spans.size() && rendered.spans[s].begin < end; ++s) {
      add_origins(origins, rendered.spans[s].origins);
    }
    add_line(piece, text.substr(begin, end - begin), std::move(origins));
    begin = end + 1;
  }
  drop_last_blank(piece);
  return piece;
}

Piece lines_of(std::string_view markdown, const std::vector<OriginPtr>& origins) {
  Piece piece;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    // As it stands: two blanks at a line's end are a line break, and a code block keeps its blank lines.
    piece.push_back({std::string(markdown.substr(0, end)), origins});
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  drop_last_blank(piece);
  return piece;
}

std::vector<OriginPtr> missing_in(const Piece& piece) {
  std::vector<OriginPtr> missing;
  for (const PieceLine& line : piece) {
    for (const OriginPtr& origin : line.origins) {
      if (origin->source == Origin::Source::missing) add_origin(missing, origin);
    }
  }
  return missing;
}

void mark_language(Piece& piece, std::string_view language) {
  for (PieceLine& line : piece) {
    if (is_heading(line.markdown)) line.markdown.insert(line.markdown.size() - 1, " lang=" + std::string(language));
  }
}

std::size_t after_heading(const Piece& piece) {
  const auto heading =
      std::find_if(piece.begin(), piece.end(), [](const PieceLine& line) { return is_heading(line.markdown); });
  return heading == piece.end() ? 0 : static_cast<std::size_t>(heading - piece.begin()) + 1;
}

void append(Text& text, int& lines, const Piece& piece, const std::string& section) {
  if (piece.empty()) return;
  if (!text.markdown.empty()) {
    text.markdown += '\n';
    ++lines;
  }
  bool continues = false;
  for (const PieceLine& line : piece) {
    text.markdown.append(line.markdown) += '\n';
    ++lines;
    if (!line.markdown.empty()) {
      if (!continues || is_block_of_its_own(line.markdown)) {
        text.blocks.push_back({.first_line = lines, .last_line = lines, .section = section});
      }
      text.blocks.back().last_line = lines;
      note_origins(text.blocks.back(), line.origins);
    }
    continues = !line.markdown.empty();
  }
}

}  // namespace candor
