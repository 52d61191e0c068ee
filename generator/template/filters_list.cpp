// Filters on lists and maps: counting, ordering, choosing ends, taking apart.
#include <algorithm>
#include <unordered_set>

#include "template/builtins.h"
#include "template/characters.h"
#include "template/list_filters.h"
#include "template/run.h"

namespace candor::templates {

Value key_value(const std::string& key, const Value& entry) {
  const bool is_bare = entry.is(Kind::map) && entry.entries().empty();
  return is_bare ? Value::text(key).with_origins(entry.origins()) : Value::text(key);
}

bool items_of(const Call& call, const Value& value, std::vector<Value>& items) {
  if (value.is(Kind::list)) {
    if (!call.charge(value.size())) return false;
    items = value.items();
  } else if (value.is(Kind::map)) {
    if (!call.charge(value.size())) return false;
    for (const auto& [key, entry] : value.entries()) items.push_back(Value::text(key));
  } else if (is_text(value)) {
    if (!call.charge(value.text().size())) return false;
    for (const std::string_view letter : characters_of(value.text())) {
      items.push_back(Value::text(std::string(letter)).with_origins(value.origins()));
    }
  } else if (value.is_defined()) {
    call.fail("`" + std::string(call.name()) + "` of " + kind_in_words(value), "it takes a list");
    return false;
  }
  return true;
}

Value without_case(const Value& key) { return is_text(key) ? Value::text(lower_case(key.text())) : key; }

bool is_on(const Call& call, std::size_t index, std::string_view name) {
  const Value* given = call.parameter(index, name);
  return given && is_true(*given);
}

namespace {

/// Merges two neighbouring ordered halves; true when all could be compared. Not std::stable_sort, which may run out of
/// its range when a comparison fails half way.
bool merge(std::vector<std::size_t>& order_of, std::size_t begin, std::size_t middle, std::size_t end,
           const std::vector<Value>& keys, bool reverse) {
  std::vector<std::size_t> merged;
  merged.reserve(end - begin);
  std::size_t left = begin;
  std::size_t right = middle;
  while (left < middle && right < end) {
    const auto found = order(keys[order_of[right]], keys[order_of[left]]);
    if (!found) return false;
    const bool right_first = reverse ? *found > 0 : *found < 0;
    merged.push_back(right_first ? order_of[right++] : order_of[left++]);
  }
  while (left < middle) merged.push_back(order_of[left++]);
  while (right < end) merged.push_back(order_of[right++]);
  std::copy(merged.begin(), merged.end(), order_of.begin() + static_cast<std::ptrdiff_t>(begin));
  return true;
}

Value length(const Call& call) {
  const Value& value = call.arg(0);
  if (!value.is_defined()) return Value::number(0);
  std::size_t size = value.size();
  if (is_text(value)) {
    size = characters_of(value.text()).size();
    if (!call.charge(size)) return {};
  } else if (!value.is(Kind::list) && !value.is(Kind::map)) {
    return call.fail("the length of " + kind_in_words(value), "texts, lists and maps have a length");
  }
  const Value number = Value::number(static_cast<std::int64_t>(size));
  return value.origins().empty() ? number : number.with_origins(value.origins());
}

Value first(const Call& call) {
  std::vector<Value> items;
  return items_of(call, call.arg(0), items) && !items.empty() ? items.front() : Value();
}

Value last(const Call& call) {
  std::vector<Value> items;
  return items_of(call, call.arg(0), items) && !items.empty() ? items.back() : Value();
}

Value list(const Call& call) {
  if (call.arg(0).is(Kind::list)) return call.arg(0);
  std::vector<Value> items;
  return items_of(call, call.arg(0), items) ? Value::list(std::move(items)) : Value();
}

Value reverse(const Call& call) {
  const Value& value = call.arg(0);
  std::vector<Value> items;
  if (!items_of(call, value, items)) return {};
  std::reverse(items.begin(), items.end());
  if (!is_text(value)) return Value::list(std::move(items));
  std::string text;
  for (const Value& letter : items) text += letter.text();
  return Value::text(std::move(text)).with_origins(value.origins());
}

/// jinja2's rule: a finished text among the items, or as the separator, makes the whole finished.
Value join(const Call& call) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const Value* separator = call.parameter(1, "d");
  const Value* attribute = call.parameter(2, "attribute");
  const Value glue = separator ? *separator : Value::text("");
  bool is_finished = glue.is(Kind::markup);
  for (Value& item : items) {
    if (attribute && !attribute->is(Kind::none)) item = call.attribute(item, attribute->text());
    if (!is_text(item) && !item.is(Kind::number)) {
      return call.fail(kind_in_words(item) + " is joined to a text", "only texts and numbers can be");
    }
    is_finished = is_finished || item.is(Kind::markup) || item.is(Kind::markdown);
  }
  if (!is_text(glue) && !glue.is(Kind::number)) return call.fail("a separator that is " + kind_in_words(glue));
  is_finished = is_finished && call.output() != OutputKind::plain;
  std::string joined;
  std::vector<OriginPtr> origins;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) joined += is_finished ? call.escaped(glue).text() : glue.text();
    joined += is_finished ? call.escaped(items[i]).text() : items[i].text();
    add_origins(origins, items[i].origins());
    if (!call.fits(joined.size())) return {};
  }
  if (!call.charge(joined.size() / 64)) return {};
  const Value made = is_finished ? Value::markup(std::move(joined)) : Value::text(std::move(joined));
  return origins.empty() ? made : made.with_origins(std::move(origins));
}

/// What `sort` orders by: the item, or its attributes, several with commas between.
Value sort_key(const Call& call, const Value& item, const Value* attribute, bool with_case) {
  if (!attribute || attribute->is(Kind::none)) return with_case ? item : without_case(item);
  std::vector<Value> keys;
  std::string_view names = attribute->text();
  while (true) {
    const std::size_t comma = names.find(',');
    const Value key = call.attribute(item, names.substr(0, comma));
    keys.push_back(with_case ? key : without_case(key));
    if (comma == std::string_view::npos) break;
    names.remove_prefix(comma + 1);
  }
  return keys.size() == 1 ? keys[0] : Value::list(std::move(keys));
}

Value sort(const Call& call) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const bool with_case = is_on(call, 2, "case_sensitive");
  std::vector<Value> keys;
  for (const Value& item : items) keys.push_back(sort_key(call, item, call.parameter(3, "attribute"), with_case));
  return sorted(call, items, keys, is_on(call, 1, "reverse"));
}

Value dictsort(const Call& call) {
  const Value& value = call.arg(0);
  const Value* by = call.parameter(2, "by");
  if (!value.is_defined()) return Value::list({});
  if (!value.is(Kind::map)) return call.fail("`dictsort` of " + kind_in_words(value), "it takes a map");
  if (by && by->text() != "key" && by->text() != "value") return call.fail("`dictsort` by `" + by->text() + "`");
  const bool by_value = by && by->text() == "value";
  const bool with_case = is_on(call, 1, "case_sensitive");
  std::vector<Value> items;
  std::vector<Value> keys;
  for (const auto& [key, entry] : value.entries()) {
    items.push_back(Value::list({Value::text(key), entry}));
    const Value sort_by = by_value ? entry : Value::text(key);
    keys.push_back(with_case ? sort_by : without_case(sort_by));
  }
  return sorted(call, items, keys, is_on(call, 3, "reverse"));
}

Value items(const Call& call) {
  const Value& value = call.arg(0);
  if (!value.is_defined()) return Value::list({});
  if (!value.is(Kind::map)) return call.fail("`items` of " + kind_in_words(value), "only a map has items");
  if (!call.charge(value.size())) return {};
  std::vector<Value> pairs;
  for (const auto& [key, entry] : value.entries()) pairs.push_back(Value::list({key_value(key, entry), entry}));
  return Value::list(std::move(pairs));
}

Value unique(const Call& call) {
  std::vector<Value> all;
  if (!items_of(call, call.arg(0), all)) return {};
  const bool with_case = is_on(call, 1, "case_sensitive");
  const Value* attribute = call.parameter(2, "attribute");
  std::unordered_set<std::string> seen;
  std::vector<Value> kept;
  for (const Value& item : all) {
    const Value key = attribute && !attribute->is(Kind::none) ? call.attribute(item, attribute->text()) : item;
    if (key.is(Kind::list) || key.is(Kind::map)) {
      return call.fail("`unique` of " + kind_in_words(key), "it compares texts, numbers and flags");
    }
    const std::string text = with_case ? key.text() : without_case(key).text();
    const char sort = is_text(key) ? 't' : static_cast<char>('a' + static_cast<int>(key.kind()));
    if (seen.insert(sort + text).second) kept.push_back(item);
  }
  return Value::list(std::move(kept));
}

Value batch(const Call& call) {
  std::vector<Value> all;
  if (!items_of(call, call.arg(0), all)) return {};
  const Value& count = *call.parameter(1, "linecount");
  const Value* fill = call.parameter(2, "fill_with");
  if (!count.is(Kind::number) || count.number() < 1 || count.number() > 10'000) {
    return call.fail("batches of " + (count.is(Kind::number) ? count.text() : kind_in_words(count)));
  }
  const auto size = static_cast<std::size_t>(count.number());
  std::vector<Value> batches;
  for (std::size_t i = 0; i < all.size(); i += size) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(i);
    std::vector<Value> row(begin, begin + static_cast<std::ptrdiff_t>(std::min(size, all.size() - i)));
    if (fill && !fill->is(Kind::none)) row.resize(size, *fill);
    batches.push_back(Value::list(std::move(row)));
  }
  return Value::list(std::move(batches));
}

/// The smallest or largest, the first of equals, as Python's min and max.
Value extreme(const Call& call, int wanted) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items) || items.empty()) return {};
  const bool with_case = is_on(call, 1, "case_sensitive");
  const Value* attribute = call.parameter(2, "attribute");
  std::size_t best = 0;
  Value best_key = sort_key(call, items[0], attribute, with_case);
  for (std::size_t i = 1; i < items.size(); ++i) {
    const Value key = sort_key(call, items[i], attribute, with_case);
    const auto found = order(key, best_key);
    if (!found) return call.fail(kind_in_words(key) + " is compared with " + kind_in_words(best_key));
    if (*found == 0 || (*found < 0) != (wanted < 0)) continue;
    best = i;
    best_key = key;
  }
  return items[best];
}

Value min(const Call& call) { return extreme(call, -1); }
Value max(const Call& call) { return extreme(call, 1); }

Value sum(const Call& call) {
  std::vector<Value> items;
  if (!items_of(call, call.arg(0), items)) return {};
  const Value* attribute = call.parameter(1, "attribute");
  const Value* start = call.parameter(2, "start");
  std::int64_t total = start ? start->number() : 0;
  std::vector<OriginPtr> origins;
  for (const Value& item : items) {
    const Value term = attribute && !attribute->is(Kind::none) ? call.attribute(item, attribute->text()) : item;
    if (!term.is(Kind::number)) return call.fail(kind_in_words(term) + " in a sum", "only numbers can be added up");
    if (__builtin_add_overflow(total, term.number(), &total)) return call.fail("the sum is too large");
    add_origins(origins, term.origins());
  }
  const Value number = Value::number(total);
  return origins.empty() ? number : number.with_origins(std::move(origins));
}

}  // namespace

Value sorted(const Call& call, const std::vector<Value>& items, const std::vector<Value>& keys, bool reverse) {
  std::vector<std::size_t> order_of(items.size());
  for (std::size_t i = 0; i < order_of.size(); ++i) order_of[i] = i;
  for (std::size_t width = 1; width < order_of.size(); width *= 2) {
    if (!call.charge(order_of.size())) return {};
    for (std::size_t begin = 0; begin + width < order_of.size(); begin += 2 * width) {
      const std::size_t end = std::min(begin + 2 * width, order_of.size());
      if (!merge(order_of, begin, begin + width, end, keys, reverse)) {
        return call.fail("`" + std::string(call.name()) + "` of values that have no order among them",
                         "order numbers with numbers and texts with texts; silence has no place");
      }
    }
  }
  std::vector<Value> in_order;
  in_order.reserve(items.size());
  for (const std::size_t index : order_of) in_order.push_back(items[index]);
  return Value::list(std::move(in_order));
}

std::vector<BuiltIn> list_filters() {
  return {
      {.name = "length", .filter = length, .takes_undefined = true},
      {.name = "count", .filter = length, .takes_undefined = true},
      {.name = "first", .filter = first, .takes_undefined = true},
      {.name = "last", .filter = last, .takes_undefined = true},
      {.name = "list", .filter = list, .takes_undefined = true, .builds = true},
      {.name = "reverse", .filter = reverse, .takes_undefined = true},
      {.name = "join", .filter = join, .parameters = {"d", "attribute"}},
      {.name = "sort",
       .filter = sort,
       .parameters = {"reverse", "case_sensitive", "attribute"},
       .takes_undefined = true},
      {.name = "dictsort",
       .filter = dictsort,
       .parameters = {"case_sensitive", "by", "reverse"},
       .takes_undefined = true,
       .builds = true},
      {.name = "items", .filter = items, .takes_undefined = true, .builds = true},
      {.name = "unique", .filter = unique, .parameters = {"case_sensitive", "attribute"}, .takes_undefined = true},
      {.name = "batch",
       .filter = batch,
       .required = 1,
       .parameters = {"linecount", "fill_with"},
       .takes_undefined = true,
       .builds = true},
      {.name = "min", .filter = min, .parameters = {"case_sensitive", "attribute"}, .takes_undefined = true},
      {.name = "max", .filter = max, .parameters = {"case_sensitive", "attribute"}, .takes_undefined = true},
      {.name = "sum", .filter = sum, .parameters = {"attribute", "start"}, .takes_undefined = true},
  };
}

}  // namespace candor::templates
