// The pieces that several pages of the preview show: findings as the terminal tells them, lines of YAML.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "pipeline/text_sources.h"
#include "report/source_lines.h"

namespace candor::serve {

/// Entries of a record under their names, in short.
Value record_of(std::vector<Value::Entry> entries);
/// A text, or undefined when it is empty: templates ask `is defined`.
Value text_or_nothing(std::string text);

/// [{severity, place, link, message, id, number, margin, line, caret, why, help}]; `link` leads to the line in the
/// preview.
Value findings_value(const std::vector<Diagnostic>& findings, SourceLines& lines);

/// [{name, link, place, what, paths, line}]: one entry for each line of YAML behind a text, `name` as in `data-from`.
Value sources_value(const std::vector<TextSource>& sources, SourceLines& lines);

/// A block's `data-from`.
std::string data_from(const std::vector<TextSource>& sources);

/// Can the preview show this file? People's content, words and templates; not what is frozen.
bool has_source_page(const std::string& file);

}  // namespace candor::serve
