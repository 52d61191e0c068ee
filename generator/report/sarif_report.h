// Findings as SARIF 2.1.0 (OASIS), for code scanning.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

std::string sarif_report(const std::vector<Diagnostic>& ordered);

}  // namespace candor
