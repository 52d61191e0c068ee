// Findings as GitHub shows them beside the lines of a pull request: workflow commands on standard output ("Workflow
// commands for GitHub Actions", `::error file=…,line=…::message`), and a step summary in Markdown.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/judged_requirement.h"

namespace candor {

/// One annotation a finding, worst first. GitHub shows ten of each kind a step: of more, the tenth says how many are
/// not shown. Notes are `notice`.
std::string github_annotations(const std::vector<Diagnostic>& ordered);

/// The whole of it, for the file that GITHUB_STEP_SUMMARY names: a table of all findings, then of what each law's
/// requirements came to. Authors' words are escaped for Markdown.
std::string github_summary(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts);

}  // namespace candor
