#include "report/report.h"

#include "report/github_report.h"
#include "report/gitlab_report.h"
#include "report/json_report.h"
#include "report/sarif_report.h"
#include "report/text_report.h"

namespace candor {

std::string_view name_of(ReportFormat format) {
  switch (format) {
    case ReportFormat::text: return "text";
    case ReportFormat::json: return "json";
    case ReportFormat::sarif: return "sarif";
    case ReportFormat::github: return "github";
    case ReportFormat::gitlab: return "gitlab";
  }
  return "text";
}

std::string print_report(const Diagnostics& diagnostics, const std::vector<JudgedRequirement>& verdicts,
                         const Files& files, const std::string& root, const ReportRequest& request) {
  const std::vector<Diagnostic> ordered = diagnostics.in_order();
  switch (request.format) {
    case ReportFormat::json: return json_report(ordered, verdicts);
    case ReportFormat::sarif: return sarif_report(ordered);
    case ReportFormat::github: return github_annotations(ordered);
    case ReportFormat::gitlab: return gitlab_report(ordered);
    case ReportFormat::text: break;
  }
  return text_report(ordered, verdicts, files, root, request);
}

}  // namespace candor
