// Expressions walked as trees: what each kind of node gives. Paths are in follow_path.cpp, conditions in truth.cpp,
// calls in call.cpp, reckoning in arithmetic.cpp.
#include <algorithm>

#include "template/run.h"

namespace candor::templates {

namespace {

constexpr int deepest_value = 64;

Value flag_from(bool yes, std::vector<OriginPtr> by_value) {
  const Value& flag = yes ? yes_value : no_value;
  return by_value.empty() ? flag : flag.with_origins(std::move(by_value));
}

}  // namespace

const Value& Run::evaluate(const Expr& expr, Value& scratch) {
  if (++steps_ > limits_.steps) {
    charge(expr.spot, 0);
    return undefined_value;
  }
  switch (expr.op) {
    case Op::constant: return expr.value;
    case Op::name:
    case Op::attribute:
    case Op::subscript: return evaluate_subject(expr, scratch, false);
    case Op::list: scratch = make_list(expr); return scratch;
    case Op::dict: scratch = make_dict(expr); return scratch;
    case Op::call: scratch = call(expr); return scratch;
    case Op::method: scratch = call_method(expr); return scratch;
    case Op::filter: scratch = filter(expr); return scratch;
    case Op::negate:
    case Op::plus:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::floor_divide:
    case Op::modulo: scratch = arithmetic(expr); return scratch;
    case Op::concat: scratch = concatenate(expr); return scratch;
    case Op::test:
    case Op::compare:
    case Op::logic_not: {
      std::vector<OriginPtr> by_value;
      const bool yes = truth(expr, by_value);
      scratch = flag_from(yes, std::move(by_value));
      return scratch;
    }
    case Op::logic_and:
    case Op::logic_or: scratch = logic(expr); return scratch;
    case Op::condition: scratch = choose(expr); return scratch;
  }
  return undefined_value;
}

Value Run::logic(const Expr& expr) {
  Value scratch;
  const Value& left = evaluate(*expr.parts[0], scratch);
  if (failed_) return {};
  if (is_true(left) == (expr.op == Op::logic_or)) return left;
  std::vector<OriginPtr> by_value;
  note_by_value(left, by_value);
  Value right_scratch;
  const Value& right = evaluate(*expr.parts[1], right_scratch);
  return right.is_scalar() ? with_more_origins(right, by_value) : right;
}

Value Run::choose(const Expr& expr) {
  std::vector<OriginPtr> by_value;
  const bool taken = truth(*expr.parts[1], by_value);
  const Expr* chosen = taken ? expr.parts[0].get() : expr.parts[2].get();
  if (failed_) return {};
  if (!chosen) return Value::text("");  // `{{ ", " if not loop.last }}` prints nothing at the end, as in Jinja
  Value scratch;
  const Value& value = evaluate(*chosen, scratch);
  return value.is_scalar() ? with_more_origins(value, by_value) : value;
}

Value Run::make_list(const Expr& expr) {
  std::vector<Value> items;
  items.reserve(expr.parts.size());
  for (const ExprPtr& part : expr.parts) {
    Value scratch;
    Value item = evaluate(*part, scratch);
    if (failed_) return {};
    // As with `set`: what is put into a list under a condition still comes from it when the list is printed later.
    if (item.is_scalar() && !conditions_.empty()) item = with_more_origins(std::move(item), conditions_);
    items.push_back(std::move(item));
  }
  return Value::list(std::move(items));
}

Value Run::make_dict(const Expr& expr) {
  std::vector<Value::Entry> entries;
  for (std::size_t i = 0; i + 1 < expr.parts.size(); i += 2) {
    Value key_scratch;
    Value scratch;
    const Value& key = evaluate(*expr.parts[i], key_scratch);
    if (failed_) return {};
    if (!is_text(key)) return fail_at(*expr.parts[i], kind_in_words(key) + " as a key", "keys are texts");
    const Value& value = evaluate(*expr.parts[i + 1], scratch);
    if (failed_) return {};
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const Value::Entry& entry) { return entry.first == key.text(); });
    if (known != entries.end()) {
      known->second = value;
    } else {
      entries.emplace_back(key.text(), value);
    }
  }
  return Value::map(std::move(entries));
}

Value Run::concatenate(const Expr& expr) {
  std::vector<Value> texts;
  texts.reserve(expr.parts.size());
  for (const ExprPtr& part : expr.parts) {
    Value scratch;
    texts.push_back(evaluate(*part, scratch));
    if (failed_) return {};
    if (!texts.back().is_defined()) {
      fail_undefined(*part, "joined to a text");
      return {};
    }
  }
  return join_texts(expr, texts);
}

/// Text after text. Where one is finished for the output, the others are escaped, so that the whole is.
Value Run::join_texts(const Expr& expr, std::span<const Value> texts) {
  bool is_finished = false;
  std::vector<OriginPtr> origins;
  for (const Value& text : texts) {
    if (!is_text(text) && !text.is(Kind::number)) {
      return fail_at(expr, kind_in_words(text) + " is joined to a text", "only texts and numbers can be");
    }
    is_finished = is_finished || text.is(Kind::markup) || text.is(Kind::markdown);
    add_origins(origins, text.origins());
  }
  is_finished = is_finished && kind_ != OutputKind::plain;
  std::string joined;
  for (const Value& text : texts) {
    joined += is_finished ? escaped(expr.spot, text).text() : text.text();
    if (failed_ || !fits(expr.spot, joined.size())) return {};
  }
  charge(expr.spot, joined.size() / 64);
  Value result = is_finished ? Value::markup(std::move(joined)) : Value::text(std::move(joined));
  return origins.empty() ? result : result.with_origins(std::move(origins));
}

Value Run::call_method(const Expr& expr) {
  Value scratch;
  const Value& of = evaluate(*expr.parts[0], scratch);
  if (failed_ || !of.is_defined()) return Value::list({});
  if (!of.is(Kind::map)) return fail_at(expr, "`" + expr.text + "()` of " + kind_in_words(of), "only a map has it");
  if (!charge(expr.spot, of.size())) return {};
  std::vector<Value> items;
  items.reserve(of.size());
  for (const auto& [key, value] : of.entries()) {
    if (expr.text == "values") {
      items.push_back(value);
    } else if (expr.text == "keys") {
      items.push_back(Value::text(key));
    } else {
      items.push_back(Value::list({Value::text(key), value}));
    }
  }
  return Value::list(std::move(items));
}

/// A value that is bound to a name must not be so deep that walking it runs out of stack.
bool Run::bounded(const Expr& expr, const Value& value) {
  if (value.size() == 0) return true;
  const std::size_t budget = limits_.steps - std::min(limits_.steps, steps_);
  const std::size_t steps = weight(value, deepest_value, budget);
  if (steps <= budget) return charge(expr.spot, steps / 8);
  fail_at(expr, "a value that nests more than 64 deep, or is too large", "build flat lists", "template-limit");
  stopped_ = true;
  return false;
}

}  // namespace candor::templates
