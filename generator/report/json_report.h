// Findings as JSON: `{"schema":1,"diagnostics":[…],"requirements":[…]}`, as tests/reports/report.schema.json
// describes it field by field.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/judged_requirement.h"

namespace candor {

std::string json_report(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts);

}  // namespace candor
