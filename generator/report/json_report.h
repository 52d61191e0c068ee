// Findings as JSON: the report of DESIGN section 10, `{"schema":1,"diagnostics":[…],"requirements":[…]}`.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/judged_requirement.h"

namespace candor {

std::string json_report(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts);

}  // namespace candor
