// What went wrong within `[ ]` or `{ }`: yaml-cpp stumbles only where the brackets fail to match, far behind the sign
// that confused it, so the brackets are read again from their beginning, value by value.
#pragma once

#include <cstddef>
#include <optional>

#include "diagnostics/diagnostic.h"
#include "yaml/source.h"

namespace candor::yaml {

/// The first mistake from the bracket at `begin` on: a quote that never closes, a sign that YAML keeps for itself, a
/// ` #` or a second `: ` in plain text. Nothing when no value explains the fault: then a bracket itself is missing.
std::optional<Diagnostic> fault_in_flow(const Source& source, std::size_t begin);

}  // namespace candor::yaml
