// What `check` tells at its end about named law: a line per law and document, the gaps that were let pass and
// the requirements that are weighed otherwise, with their reasons, and what nobody should read into it. Candor never
// says that anything meets the law as a whole.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/judged_requirement.h"

namespace candor {

/// `verdicts` by company and document, `ordered` the findings (their `law-suppressed` carry the reasons). Empty when
/// no requirement was judged. Verdicts that moved against a commit (`was`) are listed one by one instead of counted.
std::string law_table(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts);

}  // namespace candor
