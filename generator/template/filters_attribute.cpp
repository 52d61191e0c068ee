// Filters that put each item of a list through an attribute, another filter or a test.
#include <algorithm>

#include "template/builtins.h"
#include "template/list_filters.h"
#include "template/run.h"

namespace candor::templates {

namespace {

Value map(const Call& call) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const Value* attribute = call.named("attribute");
  const Value* otherwise = call.named("default");
  if (call.args().size() < 2 && !attribute) return call.fail("`map` needs a filter's name or an attribute");
  std::vector<Value> args(1);  // an item, and what the filter is given besides
  if (call.args().size() > 2) args.insert(args.end(), call.args().begin() + 2, call.args().end());
  for (Value& item : items) {
    if (call.args().size() < 2) {
      item = call.attribute(item, attribute->text());
      if (!item.is_defined() && otherwise) item = *otherwise;
      continue;
    }
    args[0] = std::move(item);
    item = call.filter(call.arg(1).text(), args, call.named());
    if (!call.charge(1)) return {};
  }
  return Value::list(std::move(items));
}

/// select, reject, selectattr, rejectattr: the items for which the test holds, or does not.
Value chosen(const Call& call, bool by_attribute, bool wanted) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const std::size_t test_at = by_attribute ? 2 : 1;
  if (by_attribute && call.args().size() < 2) return call.fail("the attribute's name is missing");
  const bool has_test = call.args().size() > test_at;
  std::vector<Value> args(1);  // what is tested, and what the test is given besides
  if (has_test) {
    args.insert(args.end(), call.args().begin() + static_cast<std::ptrdiff_t>(test_at) + 1, call.args().end());
  }
  std::vector<Value> kept;
  for (Value& item : items) {
    args[0] = by_attribute ? call.attribute(item, call.arg(1).text()) : item;
    const bool holds = has_test ? call.test(call.arg(test_at).text(), args, call.named()) : is_true(args[0]);
    if (!call.charge(1)) return {};
    if (holds == wanted) kept.push_back(std::move(item));
  }
  return Value::list(std::move(kept));
}

Value select(const Call& call) { return chosen(call, false, true); }
Value reject(const Call& call) { return chosen(call, false, false); }
Value selectattr(const Call& call) { return chosen(call, true, true); }
Value rejectattr(const Call& call) { return chosen(call, true, false); }

/// Pairs of a key and the items that have it, ordered by key; the key is written as the first item has it.
Value groupby(const Call& call) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const Value& attribute = *call.parameter(1, "attribute");
  const Value* otherwise = call.parameter(2, "default");
  const bool with_case = is_on(call, 3, "case_sensitive");
  std::vector<Value> pairs;
  std::vector<Value> keys;
  for (const Value& item : items) {
    Value key = call.attribute(item, attribute.text());
    if (!key.is_defined() && otherwise) key = *otherwise;
    pairs.push_back(Value::list({key, item}));
    keys.push_back(with_case ? key : without_case(key));
  }
  const Value in_order = sorted(call, pairs, keys, false);
  std::vector<Value> groups;
  std::vector<Value> group;
  Value group_key;
  const auto close = [&] {
    if (!group.empty()) groups.push_back(Value::list({group_key, Value::list(std::exchange(group, {}))}));
  };
  for (const Value& pair : in_order.items()) {
    const Value& key = pair.items()[0];
    const bool same =
        !group.empty() && (with_case ? equal(key, group_key) : equal(without_case(key), without_case(group_key)));
    if (!same) {
      close();
      group_key = key;
    }
    group.push_back(pair.items()[1]);
  }
  close();
  return Value::list(std::move(groups));
}

}  // namespace

std::vector<BuiltIn> attribute_filters() {
  return {
      {.name = "map", .filter = map, .variadic = true, .takes_undefined = true, .builds = true},
      {.name = "select", .filter = select, .variadic = true, .takes_undefined = true},
      {.name = "reject", .filter = reject, .variadic = true, .takes_undefined = true},
      {.name = "selectattr", .filter = selectattr, .variadic = true, .takes_undefined = true},
      {.name = "rejectattr", .filter = rejectattr, .variadic = true, .takes_undefined = true},
      {.name = "groupby",
       .filter = groupby,
       .required = 1,
       .parameters = {"attribute", "default", "case_sensitive"},
       .takes_undefined = true,
       .builds = true},
  };
}

}  // namespace candor::templates
