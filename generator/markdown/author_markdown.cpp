// Definitions and fences leave no trace in cmark's tree, so they are looked for in the lines that are not code.
#include "markdown/author_markdown.h"

#include <algorithm>
#include <string>
#include <utility>

#include "markdown/lines.h"
#include "markdown/own_text.h"
#include "markdown/text_rules.h"

namespace candor::markdown {

namespace {

std::vector<const TreeNode*> code_blocks(const TreeNode& node) {
  std::vector<const TreeNode*> found;
  for (const TreeNode& child : node.children) {
    if (is_inline(child.type)) break;
    if (child.type == NodeType::code_block) found.push_back(&child);
    for (const TreeNode* below : code_blocks(child)) found.push_back(below);
  }
  return found;
}

/// The label of `[label]: …` at the start of a line, brackets included; empty when there is none.
std::string_view defined_label(std::string_view line) {
  if (!line.starts_with('[')) return {};
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '[') {
      return {};
    } else if (line[i] == ']') {
      return i > 1 && line.substr(i + 1).starts_with(':') ? line.substr(0, i + 1) : std::string_view{};
    }
  }
  return {};
}

void report_definition(std::string_view label, int line, const SourceFinder& source, Diagnostics& diagnostics) {
  const bool footnote = label.starts_with("[^");
  Diagnostic found;
  found.id = footnote ? "footnote-not-supported" : "reference-definition";
  found.place = source.find(line, line, label);
  found.message = (footnote ? "a footnote, " : "a definition of ") + quoted(std::string(label) + ":");
  found.why = "it would turn " + quoted(label) + " into a link in every other field of the document";
  found.help = footnote ? "say it in the text, or in a paragraph of its own"
                        : "write the address where it is used: `[words](https://…)`; a bracket that is text is `\\[`";
  diagnostics.add(std::move(found));
}

void check_definitions(const TreeNode& document, const SourceFinder& source, Diagnostics& diagnostics) {
  const auto blocks = code_blocks(document);
  const auto is_code = [&](int line) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const TreeNode* code) { return code->line <= line && line <= code->last_line; });
  };
  for (int line = 1; line <= source.line_count(); ++line) {
    const std::string_view label = defined_label(without_containers(source.line(line)));
    if (!label.empty() && !is_code(line)) report_definition(label, line, source, diagnostics);
  }
}

/// The run of backquotes or tildes that opens or closes a fence; empty on any other line.
std::string_view fence_of(std::string_view line) {
  const std::string_view text = without_containers(line);
  if (!text.starts_with("```") && !text.starts_with("~~~")) return {};
  return text.substr(0, std::min(text.find_first_not_of(text[0]), text.size()));
}

bool closes(std::string_view line, std::string_view opening) {
  const std::string_view fence = fence_of(line);
  if (fence.size() < opening.size() || fence[0] != opening[0]) return false;
  const std::string_view text = without_containers(line);
  return text.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

/// Only a fence still open at the end reaches beyond the field.
void check_fences(const TreeNode& document, const SourceFinder& source, Diagnostics& diagnostics) {
  const auto blocks = code_blocks(document);
  if (blocks.empty() || blocks.back()->last_line < document.last_line) return;
  const TreeNode& last = *blocks.back();
  const std::string_view opening = fence_of(source.line(last.line));
  if (opening.empty()) return;
  if (last.last_line > last.line && closes(source.line(last.last_line), opening)) return;
  Diagnostic found;
  found.id = "unclosed-fence";
  found.place = source.find(last.line, last.line, opening);
  found.message = "a code block opened by " + quoted(opening) + " is never closed";
  found.why = "it would swallow all that follows in the document";
  found.help = "close it with a line " + quoted(opening);
  diagnostics.add(std::move(found));
}

void check_headings(const TreeNode& node, const FieldRules& rules, const SourceFinder& source,
                    Diagnostics& diagnostics) {
  for (const TreeNode& child : node.children) {
    if (is_inline(child.type)) return;
    check_headings(child, rules, source, diagnostics);
    if (child.type != NodeType::heading || (rules.headings && child.level >= rules.highest_heading)) continue;
    Diagnostic found;
    found.id = "heading-not-allowed";
    found.place = source.find(child.line, child.line, {});
    found.message = "heading " + quoted(plain_text(child)) + " of level " + std::to_string(child.level);
    found.why = rules.headings ? "the levels above belong to the document and its sections"
                               : "this field stands within a sentence or a table";
    found.help = rules.headings
                     ? "begin it with " + quoted(std::string(static_cast<std::size_t>(rules.highest_heading), '#'))
                     : "write it as text; a section of your own may have headings";
    diagnostics.add(std::move(found));
  }
}

SourcePosition position_of(const FieldPlace& where) {
  SourcePosition position{.file = where.place.file,
                          .first_line = where.place.line,
                          .first_column = std::max(1, where.place.column),
                          .indentation = where.indentation};
  if (where.is_block) {
    position.first_line += 1;
    position.first_column = where.indentation + 1;
  }
  return position;
}

}  // namespace

void check_author_markdown(std::string_view field, const FieldPlace& where, const FieldRules& rules,
                           Diagnostics& diagnostics) {
  const SourceFinder source(field, position_of(where));
  const TreeNode document = read_own_text(field, source, diagnostics, LinksById::allowed);
  check_definitions(document, source, diagnostics);
  check_fences(document, source, diagnostics);
  check_headings(document, rules, source, diagnostics);
}

void check_author_markdown(std::string_view field, const Place& place, Diagnostics& diagnostics) {
  const bool several_lines = field.find('\n') != std::string_view::npos;
  check_author_markdown(field, FieldPlace{place, several_lines, 0}, FieldRules{}, diagnostics);
}

std::vector<PlacedLink> links_in_field(std::string_view field, const FieldPlace& where) {
  const SourceFinder source(field, position_of(where));
  std::vector<PlacedLink> placed;
  for (LinkById& link : find_links_by_id(field)) {
    const Place place = source.at(link.written_at, static_cast<int>(link.written.size()));
    placed.push_back({std::move(link.target), std::move(link.written), place});
  }
  return placed;
}

}  // namespace candor::markdown
