// What a compiled expression calls and with what, found by reading it and not by running it: a branch that nobody takes
// today counts too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "template/template.h"

namespace candor::templates {

/// A function, filter or test with what it is given, the value that it is put to left out. What is not written out is
/// undefined: `today|earlier_by(period)`. A test that another filter is told of by its name is a call too:
/// `selectattr("1.keep", "longer_than", "1 month")`.
struct WrittenCall {
  enum class Of { function, filter, test };
  Of of = Of::function;
  std::string name;
  std::vector<Value> arguments;
  bool has_named = false;
};
std::vector<WrittenCall> find_calls(const Expression& expression);

/// The names it asks of its context: `retention` of `retention|items`.
const std::vector<std::string>& names_in(const Expression& expression);
/// Does the template, or one that it includes by name, look at what is called so in the context?
bool looks_at(const Template& compiled, const TemplateSet& templates, const std::string& name);

/// What is written out as a filter's first argument, in the order written: "12 months" of `today|earlier_by("12
/// months")`.
std::vector<Value> find_arguments(const Expression& expression, std::string_view filter);

}  // namespace candor::templates
