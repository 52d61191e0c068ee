// Conditions: whether they hold, and which flags and choices they read by value, since these are behind the words of
// the branch that is taken.
#include <algorithm>

#include "template/run.h"

namespace candor::templates {

bool Run::truth(const Expr& expr, std::vector<OriginPtr>& by_value) {
  switch (expr.op) {
    case Op::logic_not: return !truth(*expr.parts[0], by_value) && !failed_;
    case Op::logic_and: return truth(*expr.parts[0], by_value) && !failed_ && truth(*expr.parts[1], by_value);
    case Op::logic_or: return truth(*expr.parts[0], by_value) || (!failed_ && truth(*expr.parts[1], by_value));
    case Op::compare: return compare(expr, by_value);
    case Op::test: return test(expr, by_value);
    default: {
      Value scratch;
      const Value& value = evaluate(expr, scratch);
      note_by_value(value, by_value);
      return is_true(value);
    }
  }
}

/// A chain holds when each neighbouring pair does, as in Python: `1 < x < 9`.
bool Run::compare(const Expr& expr, std::vector<OriginPtr>& by_value) {
  Value scratch;
  Value left = evaluate(*expr.parts[0], scratch);
  for (std::size_t i = 0; i < expr.comparisons.size() && !failed_; ++i) {
    Value right_scratch;
    const Value& right = evaluate(*expr.parts[i + 1], right_scratch);
    if (failed_ || !compare_one(expr, expr.comparisons[i], left, right, by_value)) return false;
    if (i + 1 < expr.comparisons.size()) left = Value(right);
  }
  return !failed_;
}

bool Run::compare_one(const Expr& expr, Comparison how, const Value& left, const Value& right,
                      std::vector<OriginPtr>& by_value) {
  switch (how) {
    case Comparison::eq:
    case Comparison::ne:
      note_by_value(left, by_value);
      note_by_value(right, by_value);
      if (left.size() > 0 && !charge(expr.spot, weight(left))) return false;
      return equal(left, right) == (how == Comparison::eq);
    case Comparison::in: return contains(expr, left, right, by_value);
    case Comparison::not_in: return !contains(expr, left, right, by_value) && !failed_;
    default: break;
  }
  const auto found = order(left, right);
  if (!found) {
    const bool is_period = left.is(Kind::period) || right.is(Kind::period);
    fail_at(expr, kind_in_words(left) + " is compared with " + kind_in_words(right),
            is_period ? "periods have an order only by a function that knows their units"
                      : "numbers are ordered with numbers, texts and dates with their like");
    return false;
  }
  return how == Comparison::lt   ? *found < 0
         : how == Comparison::le ? *found <= 0
         : how == Comparison::gt ? *found > 0
                                 : *found >= 0;
}

/// `left in right`. A choice that is found is read by value; of a list where nothing is found, all of them are.
bool Run::contains(const Expr& expr, const Value& left, const Value& right, std::vector<OriginPtr>& by_value) {
  note_by_value(left, by_value);
  if (!right.is_defined()) return false;
  if (right.is(Kind::list)) {
    if (!charge(expr.spot, right.size() * (left.size() > 0 ? weight(left) : 1))) return false;
    for (const Value& item : right.items()) {
      if (!equal(left, item)) continue;
      note_by_value(item, by_value);
      return true;
    }
    for (const Value& item : right.items()) note_by_value(item, by_value);
    return false;
  }
  if (right.is(Kind::map) && is_text(left)) return right.find(left.text()) != nullptr;
  if (right.is(Kind::map)) return false;
  if (is_text(right) && is_text(left)) return right.text().find(left.text()) != std::string::npos;
  fail_at(expr, kind_in_words(left) + " is looked for in " + kind_in_words(right),
          "`in` looks for a value in a list, a key in a map, a text in a text");
  return false;
}

bool Run::test(const Expr& expr, std::vector<OriginPtr>& by_value) {
  const Callable& found = callable(expr.symbol);
  Args args;
  NamedArgs named;
  const bool may_be_unset = found.built_in && (expr.text == "defined" || expr.text == "undefined");
  Value scratch;
  args.push_back(evaluate_subject(*expr.parts[0], scratch, may_be_unset));
  if (failed_ || !evaluate_arguments(expr, args, named)) return false;
  if (!found.built_in || found.built_in->by_value) {
    for (const Value& arg : args) note_by_value(arg, by_value);
  }
  const bool holds = invoke_test(expr.spot, found, expr.text, args, named);
  // An empty list says something only as a denial: then the words of this branch state it.
  if (holds && expr.text == "denied" && args[0].is(Kind::list)) add_origins(by_value, args[0].origins());
  return holds && !failed_;
}

}  // namespace candor::templates
