#include "yaml/read_yaml.h"

#include <utility>
#include <vector>

#include "yaml/encoding.h"
#include "yaml/events.h"
#include "yaml/explain_fault.h"
#include "yaml/scan.h"
#include "yaml/source.h"
#include "yaml/walk.h"
#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

Diagnostic hidden_character(const Place& place) {
  return fault("yaml-control-character", place,
               "an escape here stands for a character that is invisible or turns text around",
               "what a reviewer sees would not be what is published", "take it out");
}

/// Texts whose escapes stand for what may not stand in the source either.
void check_escapes(const Node& node, Diagnostics& diagnostics) {
  if (node.style == Style::double_quoted && has_control(node.text)) {
    diagnostics.add(hidden_character(node.place));
  }
  for (const Node& item : node.items) check_escapes(item, diagnostics);
  for (const Entry& entry : node.entries) {
    if (has_control(entry.key)) diagnostics.add(hidden_character(entry.key_place));
    check_escapes(entry.value, diagnostics);
  }
}

std::optional<Node> read_source(const Source& source, const Limits& limits, Diagnostics& diagnostics) {
  Diagnostics found;
  Told told = tell_events(source, limits, found);
  if (told.fault) found.add(explain_fault(source, told));
  if (!told.fault && !told.refused && walk_source(source, told.root, told.has_document, found)) {
    check_escapes(told.root, found);
  }
  const bool good = !found.has_errors();
  diagnostics.append(std::move(found));
  if (!good) return std::nullopt;
  return std::move(told.root);
}

/// Lines at which the file can be cut when it does not read as a whole: its top-level keys.
std::vector<std::size_t> top_level_keys(const Source& source) {
  std::vector<std::size_t> begins;
  for (std::size_t line = 0; line < source.size(); line = source.line_end(line) + 1) {
    const std::string_view text = source.line(line);
    const bool at_margin = !text.empty() && text.front() != ' ' && text.front() != '#' && text.front() != '-';
    if (at_margin && looks_like_key(text, true)) begins.push_back(line);
  }
  return begins;
}

/// A parser stops at its first fault. The entries that stand apart from it are read again one by one, for theirs.
void report_other_faults(const Source& source, const Limits& limits, Diagnostics& diagnostics) {
  const std::vector<std::size_t> begins = top_level_keys(source);
  const std::vector<Diagnostic> known = diagnostics.found();
  for (std::size_t index = 0; index < begins.size(); ++index) {
    const std::size_t end = index + 1 < begins.size() ? begins[index + 1] : source.size();
    const int first_line = source.line_number(begins[index]);
    const int last_line = source.line_number(end - 1);
    bool is_known = false;
    for (const Diagnostic& one : known) is_known |= one.place.line >= first_line && one.place.line <= last_line;
    if (is_known) continue;
    const Source part(source.text().substr(begins[index], end - begins[index]), source.file(), first_line);
    read_source(part, limits, diagnostics);
    if (diagnostics.found().size() > 20) return;
  }
}

}  // namespace

std::optional<Node> read_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics,
                              const Limits& limits) {
  const std::optional<std::string> text = check_encoding(bytes, file, limits, diagnostics);
  if (!text) return std::nullopt;
  const Source source(*text, file);
  Diagnostics found;
  std::optional<Node> root = read_source(source, limits, found);
  if (!root) report_other_faults(source, limits, found);
  diagnostics.append(std::move(found));
  return root;
}

}  // namespace candor::yaml
