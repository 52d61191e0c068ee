#include <algorithm>

#include "template/run.h"

namespace candor::templates {

namespace {

constexpr int deepest_compared = 200;

bool equal_maps(const Value& left, const Value& right, int depth) {
  if (left.size() != right.size()) return false;
  return std::all_of(left.entries().begin(), left.entries().end(), [&](const Value::Entry& entry) {
    const Value* other = right.find(entry.first);
    return other && equal(entry.second, *other, depth + 1);
  });
}

std::optional<int> order_lists(const Value& left, const Value& right, int depth) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    const auto here = order(left.items()[i], right.items()[i], depth + 1);
    if (!here || *here != 0) return here;
  }
  return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

}  // namespace

bool is_text(const Value& value) { return value.is_scalar() && !value.is(Kind::flag) && !value.is(Kind::number); }

bool equal(const Value& left, const Value& right, int depth) {
  if (depth > deepest_compared) return false;
  if (is_text(left) && is_text(right)) return left.text() == right.text();
  if (left.is(Kind::flag) && (right.is(Kind::flag) || is_text(right))) return left.text() == right.text();
  if (right.is(Kind::flag) && is_text(left)) return left.text() == right.text();
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::undefined:
    case Kind::none: return true;
    case Kind::number: return left.number() == right.number();
    case Kind::list:
      return std::equal(left.items().begin(), left.items().end(), right.items().begin(), right.items().end(),
                        [&](const Value& a, const Value& b) { return equal(a, b, depth + 1); });
    case Kind::map: return equal_maps(left, right, depth);
    default: return false;
  }
}

std::optional<int> order(const Value& left, const Value& right, int depth) {
  if (depth > deepest_compared) return std::nullopt;
  // Periods are not ordered by their letters: "9 days" would come after "10 years".
  if (left.is(Kind::period) || right.is(Kind::period)) return std::nullopt;
  if (is_text(left) && is_text(right)) return left.text().compare(right.text());
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case Kind::number: return left.number() < right.number() ? -1 : left.number() > right.number() ? 1 : 0;
    case Kind::flag: return static_cast<int>(left.is_yes()) - static_cast<int>(right.is_yes());
    case Kind::list: return order_lists(left, right, depth);
    default: return std::nullopt;
  }
}

bool is_true(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::none: return false;
    case Kind::flag: return value.is_yes();
    case Kind::number: return value.number() != 0;
    case Kind::list:
    case Kind::map: return value.size() > 0;
    default: return !value.text().empty();
  }
}

void note_by_value(const Value& value, std::vector<OriginPtr>& by_value) {
  if (value.is(Kind::flag) || value.is(Kind::choice)) add_origins(by_value, value.origins());
}

Value with_more_origins(Value value, const std::vector<OriginPtr>& more) {
  if (more.empty()) return value;
  std::vector<OriginPtr> origins = value.origins();
  const std::size_t before = origins.size();
  add_origins(origins, more);
  return origins.size() == before ? value : value.with_origins(std::move(origins));
}

std::size_t weight(const Value& value, int levels, std::size_t most) {
  if (levels == 0) return most + 1;
  std::size_t steps = 1 + value.size() / 8;
  for (const Value& item : value.items()) {
    if (steps > most) break;
    if (item.size() > 0) steps += weight(item, levels - 1, most - steps);
  }
  for (const auto& [key, item] : value.entries()) {
    if (steps > most) break;
    if (item.size() > 0) steps += weight(item, levels - 1, most - steps);
  }
  return steps;
}

std::string kind_in_words(const Value& value) {
  if (!value.is_defined()) return "a fact that is not stated";
  return std::string(name_of(value.kind()));
}

}  // namespace candor::templates
