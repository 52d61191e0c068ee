#include "template/find_arguments.h"

#include "template/syntax.h"

namespace candor::templates {

namespace {

void collect(const Expr& expr, std::string_view filter, std::vector<Value>& found) {
  const bool is_it = expr.op == Op::filter && expr.text == filter && expr.parts.size() > 1;
  if (is_it && expr.parts[1]->op == Op::constant) found.push_back(expr.parts[1]->value);
  for (const ExprPtr& part : expr.parts) {
    if (part) collect(*part, filter, found);
  }
  for (const auto& [name, part] : expr.named) collect(*part, filter, found);
}

}  // namespace

std::vector<Value> find_arguments(const Expression& expression, std::string_view filter) {
  std::vector<Value> found;
  collect(*expression.program().expression, filter, found);
  return found;
}

}  // namespace candor::templates
