#include "template/builtins.h"

#include <algorithm>

#include "template/characters.h"
#include "template/run.h"

namespace candor::templates {

namespace {

constexpr std::int64_t longest_range = 10'000;

bool needs_number(const Call& call, const Value& value) {
  if (value.is(Kind::number)) return true;
  call.fail("`" + std::string(call.name()) + "` of " + kind_in_words(value), "it takes a number");
  return false;
}

bool is_defined(const Call& call) { return call.arg(0).is_defined(); }
bool is_undefined(const Call& call) { return !call.arg(0).is_defined(); }
bool is_none(const Call& call) { return call.arg(0).is(Kind::none); }
bool is_string(const Call& call) { return is_text(call.arg(0)); }
bool is_number(const Call& call) { return call.arg(0).is(Kind::number) || call.arg(0).is(Kind::flag); }
bool is_integer(const Call& call) { return call.arg(0).is(Kind::number); }
bool is_boolean(const Call& call) { return call.arg(0).is(Kind::flag); }
bool is_mapping(const Call& call) { return call.arg(0).is(Kind::map); }
bool is_sequence(const Call& call) {
  return call.arg(0).is(Kind::list) || call.arg(0).is(Kind::map) || is_text(call.arg(0));
}
bool is_markup(const Call& call) { return call.arg(0).is(Kind::markup); }
bool is_flag_true(const Call& call) { return call.arg(0).is_yes(); }
bool is_flag_false(const Call& call) { return call.arg(0).is(Kind::flag) && !call.arg(0).is_yes(); }

bool is_odd(const Call& call) { return needs_number(call, call.arg(0)) && call.arg(0).number() % 2 != 0; }
bool is_even(const Call& call) { return needs_number(call, call.arg(0)) && call.arg(0).number() % 2 == 0; }

bool is_divisible(const Call& call) {
  const Value& by = *call.parameter(1, "num");
  if (!needs_number(call, call.arg(0)) || !needs_number(call, by)) return false;
  if (by.number() == 0) return call.fail("division by 0").is_defined();
  return by.number() == -1 || call.arg(0).number() % by.number() == 0;
}

bool is_lower(const Call& call) {
  const std::string& text = call.arg(0).text();
  return lower_case(text) == text && upper_case(text) != text;
}

bool is_upper(const Call& call) {
  const std::string& text = call.arg(0).text();
  return upper_case(text) == text && lower_case(text) != text;
}

/// Comparing lists takes as long as walking one.
bool may_compare(const Call& call) { return call.arg(0).size() == 0 || call.charge(weight(call.arg(0))); }

bool is_equal(const Call& call) { return may_compare(call) && equal(call.arg(0), *call.parameter(1, "b")); }
bool is_unequal(const Call& call) { return may_compare(call) && !equal(call.arg(0), *call.parameter(1, "b")); }

int ordered(const Call& call) {
  const Value& other = *call.parameter(1, "b");
  const auto found = order(call.arg(0), other);
  if (!found) call.fail(kind_in_words(call.arg(0)) + " is compared with " + kind_in_words(other));
  return found.value_or(0);
}

bool is_less(const Call& call) { return ordered(call) < 0; }
bool is_less_or_equal(const Call& call) { return ordered(call) <= 0; }
bool is_greater(const Call& call) { return ordered(call) > 0; }
bool is_greater_or_equal(const Call& call) { return ordered(call) >= 0; }

bool is_in(const Call& call) {
  const Value& value = call.arg(0);
  const Value& container = *call.parameter(1, "seq");
  if (container.is(Kind::map)) return is_text(value) && container.find(value.text());
  if (is_text(container) && is_text(value)) return container.text().find(value.text()) != std::string::npos;
  if (!container.is(Kind::list) && container.is_defined()) {
    return call.fail(kind_in_words(value) + " is looked for in " + kind_in_words(container)).is_defined();
  }
  return may_compare(call) && call.charge(container.size()) &&
         std::any_of(container.items().begin(), container.items().end(),
                     [&](const Value& item) { return equal(value, item); });
}

// Facts. Silence is not denial: `[]` and `no` are said, `unstated` is a promise without content.

bool is_unstated_word(const Value& value) { return is_text(value) && value.text() == "unstated"; }

bool is_denied(const Call& call) {
  const Value& value = call.arg(0);
  return (value.is(Kind::list) && value.size() == 0) || (value.is(Kind::flag) && !value.is_yes()) ||
         (value.is(Kind::choice) && value.text() == "no");
}

bool is_unstated(const Call& call) { return is_unstated_word(call.arg(0)); }
bool is_stated(const Call& call) { return call.arg(0).is_defined() && !is_unstated_word(call.arg(0)); }

bool is_empty(const Call& call) {
  const Value& value = call.arg(0);
  if (value.is(Kind::list) || value.is(Kind::map)) return value.size() == 0;
  return !value.is_defined() || value.is(Kind::none) || (is_text(value) && value.text().empty());
}

Value range(const Call& call) {
  for (const Value& arg : call.args()) {
    if (!needs_number(call, arg)) return {};
  }
  const bool has_start = call.args().size() > 1;
  const std::int64_t start = has_start ? call.arg(0).number() : 0;
  const std::int64_t stop = has_start ? call.arg(1).number() : call.arg(0).number();
  const std::int64_t step = call.args().size() > 2 ? call.arg(2).number() : 1;
  if (step == 0) return call.fail("a range in steps of 0");
  std::vector<Value> numbers;
  for (std::int64_t i = start; step > 0 ? i < stop : i > stop;) {
    if (static_cast<std::int64_t>(numbers.size()) >= longest_range) {
      return call.fail("a range of more than 10000 numbers", "walk the list itself", "template-limit");
    }
    numbers.push_back(Value::number(i));
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  if (!call.charge(numbers.size())) return {};
  return Value::list(std::move(numbers));
}

/// Never called: `set` knows it (run.cpp). It is here so that its name is known.
Value make_namespace(const Call& call) { return call.fail("namespace() stands inside an expression"); }

BuiltIn test(std::string_view name, bool (*code)(const Call&), bool by_value = false) {
  return {.name = name, .test = code, .takes_undefined = true, .by_value = by_value};
}

BuiltIn comparing(std::string_view name, bool (*code)(const Call&)) {
  return {.name = name, .test = code, .required = 1, .parameters = {"b"}, .takes_undefined = true, .by_value = true};
}

std::vector<BuiltIn> all_filters() {
  std::vector<BuiltIn> all = text_filters();
  for (const auto& part : {list_filters(), attribute_filters()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::span<const BuiltIn> built_in_filters() {
  static const std::vector<BuiltIn> table = all_filters();
  return table;
}

std::span<const BuiltIn> built_in_tests() {
  static const std::vector<BuiltIn> table = {
      test("defined", is_defined),
      test("undefined", is_undefined),
      test("none", is_none),
      test("string", is_string),
      test("number", is_number),
      test("integer", is_integer),
      test("boolean", is_boolean),
      test("mapping", is_mapping),
      test("sequence", is_sequence),
      test("iterable", is_sequence),
      test("escaped", is_markup),
      test("true", is_flag_true, true),
      test("false", is_flag_false, true),
      test("odd", is_odd),
      test("even", is_even),
      {.name = "divisibleby", .test = is_divisible, .required = 1, .parameters = {"num"}},
      test("lower", is_lower),
      test("upper", is_upper),
      comparing("eq", is_equal),
      comparing("equalto", is_equal),
      comparing("==", is_equal),
      comparing("ne", is_unequal),
      comparing("!=", is_unequal),
      comparing("lt", is_less),
      comparing("lessthan", is_less),
      comparing("<", is_less),
      comparing("le", is_less_or_equal),
      comparing("<=", is_less_or_equal),
      comparing("gt", is_greater),
      comparing("greaterthan", is_greater),
      comparing(">", is_greater),
      comparing("ge", is_greater_or_equal),
      comparing(">=", is_greater_or_equal),
      {.name = "in", .test = is_in, .required = 1, .parameters = {"seq"}, .takes_undefined = true, .by_value = true},
      // Candor's own
      test("denied", is_denied, true),
      test("unstated", is_unstated, true),
      test("stated", is_stated),
      test("empty", is_empty),
  };
  return table;
}

std::span<const BuiltIn> built_in_functions() {
  static const std::vector<BuiltIn> table = {
      {.name = "range", .filter = range, .required = 1, .parameters = {"start", "stop", "step"}},
      {.name = "namespace", .filter = make_namespace, .variadic = true},
  };
  return table;
}

const BuiltIn* find_built_in(std::span<const BuiltIn> table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const BuiltIn& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace candor::templates
