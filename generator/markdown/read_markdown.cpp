// The two readings: of our own texts, where everything unusual is a mistake, and of foreign ones, where nothing is.
#include "markdown/read_markdown.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "markdown/cmark_tree.h"
#include "markdown/limits.h"
#include "markdown/own_text.h"
#include "markdown/text_rules.h"

namespace candor::markdown {

namespace {

/// How many bytes of front matter stand on top: a line `---`, anything, a line `---` or `...`; none when it never ends.
std::size_t front_matter_size(std::string_view markdown) {
  const auto next_line = [&](std::size_t begin) {
    const std::size_t end = markdown.find('\n', begin);
    return end == std::string_view::npos ? markdown.size() : end + 1;
  };
  const auto line_is = [&](std::size_t begin, std::string_view sign) {
    std::string_view line = markdown.substr(begin, next_line(begin) - begin);
    line = line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
    return line == sign;
  };
  const std::size_t start = markdown.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (!line_is(start, "---")) return 0;
  for (std::size_t begin = next_line(start); begin < markdown.size(); begin = next_line(begin)) {
    if (line_is(begin, "---") || line_is(begin, "...")) return next_line(begin);
  }
  return 0;
}

void move_lines(TreeNode& node, int by) {
  if (node.line > 0) {
    node.line += by;
    node.last_line += by;
  }
  for (TreeNode& child : node.children) move_lines(child, by);
}

TreeNode unparsed(std::string_view markdown, Place place, const std::string& what, Diagnostics& diagnostics) {
  Diagnostic note;
  note.id = "markdown-limit";
  note.severity = Severity::note;
  note.place = std::move(place);
  note.message = what;
  note.why = "such text can keep a Markdown reader busy for minutes, so it is read as plain paragraphs";
  diagnostics.add(std::move(note));
  return plain_paragraphs(markdown);
}

TreeNode read_foreign_body(std::string_view body, const SourceFinder& source, Diagnostics& diagnostics) {
  if (const auto excess = find_excess(body)) {
    return unparsed(body, source.at(excess->offset, 1), excess->what, diagnostics);
  }
  Parsed parsed = parse_markdown(body);
  if (parsed.too_deep_at == 0) return std::move(parsed.document);
  return unparsed(body, source.find(parsed.too_deep_at, 0, {}),
                  "nested deeper than " + std::to_string(deepest_tree) + " levels", diagnostics);
}

}  // namespace

TreeNode read_text(std::string_view markdown, const std::string& file, Diagnostics& diagnostics) {
  const SourceFinder source(markdown, {.file = file});
  return read_own_text(markdown, source, diagnostics);
}

TreeNode read_foreign(std::string_view markdown, const std::string& file, Diagnostics& diagnostics) {
  const std::size_t front = front_matter_size(markdown);
  const auto lines = static_cast<int>(std::count(markdown.begin(), markdown.begin() + static_cast<long>(front), '\n'));
  const std::string_view body = markdown.substr(front);
  TreeNode document = read_foreign_body(body, SourceFinder(body, {.file = file, .first_line = lines + 1}), diagnostics);
  if (lines > 0) move_lines(document, lines);
  return document;
}

TreeNode read_foreign(std::string_view markdown) {
  Diagnostics nobody_reads;
  return read_foreign(markdown, {}, nobody_reads);
}

}  // namespace candor::markdown
