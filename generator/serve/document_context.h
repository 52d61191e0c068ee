// What the page of one document is filled with: its draft, its released words, what lies between them, and the lines of
// YAML behind each block.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.h"
#include "pipeline/read_preview.h"
#include "report/source_lines.h"
#include "serve/addresses.h"
#include "template/environment.h"

namespace candor::serve {

/// Nothing when the company has no such document, version or language. What goes wrong on the way is in `diagnostics`.
std::optional<templates::Context> document_context(const PreviewedCompany& company, const DocumentAddress& address,
                                                   SourceLines& lines, Diagnostics& diagnostics);

}  // namespace candor::serve
