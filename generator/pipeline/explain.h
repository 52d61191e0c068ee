// candor schema and candor explain: what Candor knows about itself.
#pragma once

#include <string>

#include "pipeline/run.h"

namespace candor {

/// The JSON Schema of all content, or of one file (`company.yaml`).
Outcome print_schema(const std::string& file);

/// What a diagnostic (`unknown-key`) or a requirement (`gdpr-13-2-a`) means. A project's own law packs are looked at
/// when there is a project.
Outcome explain(const Run& run, const std::string& id);

}  // namespace candor
