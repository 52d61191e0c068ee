// Findings as GitLab's code quality report: the subset of Code Climate's format that GitLab reads ("Code Quality",
// "Implement a custom tool": description, check_name, fingerprint, severity, location.path, location.lines.begin).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

/// A JSON list, one entry a finding. An error is `major`, a warning `minor`, a note `info`. GitLab wants a line: what
/// is about a whole file stands at its first.
std::string gitlab_report(const std::vector<Diagnostic>& ordered);

}  // namespace candor
