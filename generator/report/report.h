// Diagnostics printed: as text for people, as JSON, SARIF 2.1.0, and as GitHub and GitLab show them,
// for their tools.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/judged_requirement.h"

namespace candor {

class Files;

/// The usual one first.
enum class ReportFormat { text, json, sarif, github, gitlab };
inline constexpr std::array all_report_formats = {ReportFormat::text, ReportFormat::json, ReportFormat::sarif,
                                                  ReportFormat::github, ReportFormat::gitlab};
std::string_view name_of(ReportFormat format);  ///< as `--format` has it: `text`, `json`, …

struct ReportRequest {
  ReportFormat format = ReportFormat::text;
  bool colour = false;  ///< ANSI colours, text only
  bool quiet = false;   ///< text: errors alone
  bool table = false;   ///< text, of a check: by document, the worst first; then the requirements and what was checked
};

/// The findings in order of file and line (in a check's text by document, the worst first), with the source line and a
/// caret below it in text. Source lines are read through `files` from the project at `root`. `verdicts` are the
/// requirements judged. Control and bidi characters of content never reach the result's text form.
std::string print_report(const Diagnostics& diagnostics, const std::vector<JudgedRequirement>& verdicts,
                         const Files& files, const std::string& root, const ReportRequest& request);

}  // namespace candor
