#include "template/find_arguments.h"

#include <algorithm>
#include <set>

#include "template/syntax.h"

namespace candor::templates {

namespace {

using Of = WrittenCall::Of;

/// At which of its arguments a filter is told of a test; 0: at none.
std::size_t test_at(const std::string& filter) {
  if (filter == "selectattr" || filter == "rejectattr") return 2;
  return filter == "select" || filter == "reject" ? 1 : 0;
}

Value written(const ExprPtr& part) { return part && part->op == Op::constant ? part->value : Value(); }

void collect(const Expr& expr, std::vector<WrittenCall>& found) {
  const bool is_function = expr.op == Op::call;
  if (is_function || expr.op == Op::filter || expr.op == Op::test) {
    WrittenCall call{.of = is_function             ? Of::function
                           : expr.op == Op::filter ? Of::filter
                                                   : Of::test,
                     .name = expr.text,
                     .has_named = !expr.named.empty()};
    for (std::size_t i = is_function ? 0 : 1; i < expr.parts.size(); ++i)
      call.arguments.push_back(written(expr.parts[i]));
    const std::size_t at = expr.op == Op::filter ? test_at(expr.text) : 0;
    if (at > 0 && call.arguments.size() >= at && call.arguments[at - 1].is_defined()) {
      found.push_back({.of = Of::test,
                       .name = call.arguments[at - 1].text(),
                       .arguments = {call.arguments.begin() + static_cast<std::ptrdiff_t>(at), call.arguments.end()}});
    }
    found.push_back(std::move(call));
  }
  for (const ExprPtr& part : expr.parts) {
    if (part) collect(*part, found);
  }
  for (const auto& [name, part] : expr.named) collect(*part, found);
}

}  // namespace

std::vector<WrittenCall> find_calls(const Expression& expression) {
  std::vector<WrittenCall> found;
  collect(*expression.program().expression, found);
  return found;
}

const std::vector<std::string>& names_in(const Expression& expression) { return expression.program().names; }

namespace {

bool looks_through(const Template& compiled, const TemplateSet& templates, const std::string& name,
                   std::set<std::string>& seen) {
  const Program& program = compiled.program();
  if (std::find(program.names.begin(), program.names.end(), name) != program.names.end()) return true;
  return std::any_of(program.includes.begin(), program.includes.end(), [&](const auto& include) {
    const Template* included = seen.insert(include.first).second ? templates.find(include.first) : nullptr;
    return included && looks_through(*included, templates, name, seen);
  });
}

}  // namespace

bool looks_at(const Template& compiled, const TemplateSet& templates, const std::string& name) {
  std::set<std::string> seen;
  return looks_through(compiled, templates, name, seen);
}

std::vector<Value> find_arguments(const Expression& expression, std::string_view filter) {
  std::vector<Value> found;
  for (const WrittenCall& call : find_calls(expression)) {
    const bool is_it = call.of == Of::filter && call.name == filter && !call.arguments.empty();
    if (is_it && call.arguments.front().is_defined()) found.push_back(call.arguments.front());
  }
  return found;
}

}  // namespace candor::templates
