// Findings for people: place, message, the source line with a caret, why, help.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace candor {

std::string text_report(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts,
                        const Files& files, const std::string& root, const ReportRequest& request);

}  // namespace candor
