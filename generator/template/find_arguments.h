// What a compiled expression gives its filters, found by reading it and not by running it: a branch that nobody takes
// today counts too.
#pragma once

#include <string_view>
#include <vector>

#include "model/value.h"
#include "template/template.h"

namespace candor::templates {

/// What is written out as a filter's first argument, in the order written: "12 months" of `today|earlier_by("12
/// months")`.
std::vector<Value> find_arguments(const Expression& expression, std::string_view filter);

}  // namespace candor::templates
