// Functions, filters and tests: found, given their arguments, called; the host's before the language's own.
#include <algorithm>

#include "base/suggest.h"
#include "template/run.h"

namespace candor::templates {

namespace {

void add_scalar_origins(std::vector<OriginPtr>& origins, const Value& value) {
  if (value.is_scalar()) add_origins(origins, value.origins());
  for (const Value& item : value.items()) {
    if (item.is_scalar()) add_origins(origins, item.origins());
  }
}

}  // namespace

Value Run::call(const Expr& expr) {
  if (expr.text == "namespace") {
    return fail_at(expr, "namespace() stands inside an expression", "write `{% set ns = namespace(…) %}`");
  }
  const Callable& found = callable(expr.symbol);
  Args args;
  NamedArgs named;
  if (!evaluate_arguments(expr, args, named)) return {};
  return invoke(expr.spot, found, expr.text, Symbol::Sort::function, args, named);
}

Value Run::filter(const Expr& expr) {
  const Callable& found = callable(expr.symbol);
  const bool takes_undefined = !found.built_in || found.built_in->takes_undefined;  // a host's filter decides itself
  const bool may_be_unset = found.built_in && (expr.text == "default" || expr.text == "d");
  Args args;
  NamedArgs named;
  Value scratch;
  args.push_back(evaluate_subject(*expr.parts[0], scratch, may_be_unset));
  if (failed_) return {};
  if (!args[0].is_defined() && !takes_undefined) {
    fail_undefined(*expr.parts[0], "put through `" + expr.text + "`");
    return {};
  }
  if (!evaluate_arguments(expr, args, named)) return {};
  return invoke(expr.spot, found, expr.text, Symbol::Sort::filter, args, named);
}

bool Run::evaluate_arguments(const Expr& expr, Args& args, NamedArgs& named) {
  const bool is_call = expr.op == Op::call;
  for (std::size_t i = is_call ? 0 : 1; i < expr.parts.size(); ++i) {
    Value scratch;
    args.push_back(evaluate(*expr.parts[i], scratch));
    if (failed_) return false;
  }
  for (const auto& [name, part] : expr.named) {
    Value scratch;
    named.emplace_back(name, evaluate(*part, scratch));
    if (failed_) return false;
  }
  return true;
}

const Run::Callable& Run::callable(int symbol) {
  Callable& found = frame_->host->callables[static_cast<std::size_t>(symbol)];
  if (found.looked_up) return found;
  const Symbol& named = frame_->program->symbols[static_cast<std::size_t>(symbol)];
  found = find_callable(named.sort, named.name);
  return found;
}

Run::Callable Run::callable_named(Symbol::Sort sort, std::string_view name) {
  for (const NamedCallable& known : named_) {
    if (known.sort == sort && known.name == name) return known.found;
  }
  return named_.emplace_back(NamedCallable{sort, std::string(name), find_callable(sort, name)}).found;
}

Run::Callable Run::find_callable(Symbol::Sort sort, std::string_view name) const {
  Callable found{.looked_up = true};
  if (sort == Symbol::Sort::test) {
    found.test = environment_.test(name);
    if (!found.test) found.built_in = find_built_in(built_in_tests(), name);
  } else if (sort == Symbol::Sort::filter) {
    found.function = environment_.filter(name);
    if (!found.function) found.built_in = find_built_in(built_in_filters(), name);
  } else {
    found.function = environment_.function(name);
    if (!found.function) found.built_in = find_built_in(built_in_functions(), name);
  }
  return found;
}

Value Run::invoke(const Spot& spot, const Callable& found, std::string_view name, Symbol::Sort sort,
                  std::span<const Value> args, std::span<const Call::Named> named) {
  const bool is_filter = sort == Symbol::Sort::filter;
  if (!found.function && !found.built_in) {
    const auto known = is_filter ? environment_.filter_names() : environment_.function_names();
    fail(spot, "template-unknown-name",
         std::string("unknown ") + (is_filter ? "filter" : "function") + " `" + std::string(name) + "`",
         suggestion(name, known));
    return {};
  }
  const std::size_t first = is_filter ? 1 : 0;
  if (found.built_in &&
      !fits_parameters(spot, *found.built_in, is_filter ? "filter" : "function", args, named, first)) {
    return {};
  }
  const Call call(*this, name, spot, args, named);
  if (found.built_in) {
    Value result = found.built_in->filter(call);
    return failed_ ? Value() : result;
  }
  Value result = (*found.function)(call);
  if (failed_) return {};
  if (!result.is_scalar() || !result.origins().empty()) return result;
  std::vector<OriginPtr> origins;
  for (const Value& arg : args) add_scalar_origins(origins, arg);
  for (const auto& [key, arg] : named) add_scalar_origins(origins, arg);
  return origins.empty() ? result : result.with_origins(std::move(origins));
}

bool Run::invoke_test(const Spot& spot, const Callable& found, std::string_view name, std::span<const Value> args,
                      std::span<const Call::Named> named) {
  if (!found.test && !found.built_in) {
    fail(spot, "template-unknown-name", "unknown test `" + std::string(name) + "`",
         suggestion(name, environment_.test_names()));
    return false;
  }
  if (found.built_in && !fits_parameters(spot, *found.built_in, "test", args, named, 1)) return false;
  const Call call(*this, name, spot, args, named);
  const bool holds = found.built_in ? found.built_in->test(call) : (*found.test)(call);
  return holds && !failed_;
}

/// Too many, too few, unknown or doubled arguments of the language's own.
bool Run::fits_parameters(const Spot& spot, const BuiltIn& built_in, std::string_view kind, std::span<const Value> args,
                          std::span<const Call::Named> named, std::size_t first) {
  if (built_in.variadic) return true;
  const auto what = [&] { return std::string(kind) + " `" + std::string(built_in.name) + "`"; };
  const std::size_t given = args.size() - std::min(args.size(), first);
  const auto& known = built_in.parameters;
  if (given > known.size()) {
    fail(spot, "template-value", what() + " takes at most " + std::to_string(known.size()) + " arguments", "");
    return false;
  }
  for (const auto& [name, value] : named) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      fail(spot, "template-value", what() + " has no parameter `" + name + "`",
           suggestion(name, std::vector<std::string>(known.begin(), known.end())));
      return false;
    }
    if (static_cast<std::size_t>(found - known.begin()) < given) {
      fail(spot, "template-value", what() + " is given `" + name + "` twice", "");
      return false;
    }
  }
  if (given + named.size() >= static_cast<std::size_t>(built_in.required)) return true;
  fail(spot, "template-value", what() + " needs " + std::to_string(built_in.required) + " arguments", "");
  return false;
}

Value Run::apply_filter(const Spot& spot, std::string_view name, std::span<const Value> args,
                        std::span<const Call::Named> named) {
  if (failed_ || !charge(spot, 1)) return {};
  const Callable found = callable_named(Symbol::Sort::filter, name);
  if (!args.empty() && !args[0].is_defined() && found.built_in && !found.built_in->takes_undefined) {
    fail(spot, "template-undefined", "a fact that is not stated is put through `" + std::string(name) + "`", "");
    return {};
  }
  return invoke(spot, found, name, Symbol::Sort::filter, args, named);
}

bool Run::apply_test(const Spot& spot, std::string_view name, std::span<const Value> args,
                     std::span<const Call::Named> named) {
  if (failed_ || !charge(spot, 1)) return false;
  return invoke_test(spot, callable_named(Symbol::Sort::test, name), name, args, named);
}

}  // namespace candor::templates
