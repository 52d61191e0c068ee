// Whole numbers of 64 bits; what does not fit is an error. Division rounds down, as Python's `//` and `%` do.
#include <limits>

#include "template/run.h"

namespace candor::templates {

namespace {

enum class Result { good, too_large, by_zero };

Result compute(Op op, std::int64_t left, std::int64_t right, std::int64_t& result) {
  const bool wraps = left == std::numeric_limits<std::int64_t>::min() && right == -1;
  switch (op) {
    case Op::add: return __builtin_add_overflow(left, right, &result) ? Result::too_large : Result::good;
    case Op::subtract: return __builtin_sub_overflow(left, right, &result) ? Result::too_large : Result::good;
    case Op::multiply: return __builtin_mul_overflow(left, right, &result) ? Result::too_large : Result::good;
    case Op::floor_divide:
      if (right == 0) return Result::by_zero;
      if (wraps) return Result::too_large;
      result = left / right - (left % right != 0 && (left < 0) != (right < 0) ? 1 : 0);
      return Result::good;
    default:
      if (right == 0) return Result::by_zero;
      result = wraps ? 0 : left % right;
      if (result != 0 && (result < 0) != (right < 0)) result += right;
      return Result::good;
  }
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::floor_divide: return "//";
    default: return "%";
  }
}

Value number_from(std::int64_t number, const Value& left, const Value& right) {
  return with_more_origins(with_more_origins(Value::number(number), left.origins()), right.origins());
}

}  // namespace

Value Run::arithmetic(const Expr& expr) {
  Value left_scratch;
  Value right_scratch;
  const Value& left = evaluate(*expr.parts[0], left_scratch);
  if (failed_) return {};
  if (expr.op == Op::negate || expr.op == Op::plus) return sign(expr, left);
  const Value& right = evaluate(*expr.parts[1], right_scratch);
  if (failed_) return {};
  if (left.is(Kind::number) && right.is(Kind::number)) {
    std::int64_t number = 0;
    switch (compute(expr.op, left.number(), right.number(), number)) {
      case Result::good: return number_from(number, left, right);
      case Result::by_zero: return fail_at(expr, "division by 0", "test the number first");
      case Result::too_large: return fail_at(expr, "the result is larger than a number can be");
    }
  }
  if (expr.op == Op::add && is_text(left) && is_text(right)) {
    const Value texts[] = {left, right};
    return join_texts(expr, texts);
  }
  if (expr.op == Op::add && left.is(Kind::list) && right.is(Kind::list)) return add_lists(expr, left, right);
  if (expr.op == Op::multiply && is_text(left) && right.is(Kind::number)) return repeat(expr, left, right.number());
  if (expr.op == Op::multiply && left.is(Kind::number) && is_text(right)) return repeat(expr, right, left.number());
  if (!left.is_defined() || !right.is_defined()) {
    fail_undefined(left.is_defined() ? *expr.parts[1] : *expr.parts[0], "reckoned with");
    return {};
  }
  return fail_at(expr,
                 "`" + std::string(sign_of(expr.op)) + "` of " + kind_in_words(left) + " and " + kind_in_words(right),
                 expr.op == Op::add ? "texts of any kind are joined with `~`" : "only numbers can be reckoned with");
}

Value Run::sign(const Expr& expr, const Value& value) {
  if (!value.is(Kind::number)) {
    return fail_at(expr, "a sign before " + kind_in_words(value), "only numbers have one");
  }
  if (expr.op == Op::plus) return value;
  std::int64_t number = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, value.number(), &number)) {
    return fail_at(expr, "the result is larger than a number can be");
  }
  return with_more_origins(Value::number(number), value.origins());
}

Value Run::add_lists(const Expr& expr, const Value& left, const Value& right) {
  const std::size_t size = left.size() + right.size();
  if (!charge(expr.spot, size)) return {};
  if (size > limits_.list_items) {
    stopped_ = true;
    return fail_at(expr, "a list of more than " + std::to_string(limits_.list_items) + " items", "", "template-limit");
  }
  std::vector<Value> items = left.items();
  items.insert(items.end(), right.items().begin(), right.items().end());
  return Value::list(std::move(items));
}

Value Run::repeat(const Expr& expr, const Value& text, std::int64_t times) {
  const std::size_t length = text.text().size();
  const std::size_t count = times < 0 ? 0 : static_cast<std::size_t>(times);
  if (length > 0 && count > limits_.output_bytes / length) {
    fits(expr.spot, limits_.output_bytes + 1);
    return {};
  }
  if (!charge(expr.spot, length * count / 64)) return {};
  std::string repeated;
  repeated.reserve(length * count);
  for (std::size_t i = 0; i < count && length > 0; ++i) repeated += text.text();
  const Kind kind = text.is(Kind::markup) || text.is(Kind::markdown) ? text.kind() : Kind::text;
  return with_more_origins(Value::scalar(kind, std::move(repeated)), text.origins());
}

}  // namespace candor::templates
