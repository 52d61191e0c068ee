#include "check/check_law_links.h"

#include <algorithm>
#include <set>

namespace candor {

namespace {

using templates::Call;

/// `data` and `account` of `data.account.purposes.0`; empty where a value is no fact in an entry.
struct Owner {
  std::string_view topic;
  std::string_view id;
};

Owner owner_of(const Value& reference) {
  const std::string_view path = reference.path();
  const std::size_t topic_end = path.find('.');
  if (topic_end == std::string_view::npos) return {};
  const std::string_view rest = path.substr(topic_end + 1);
  const std::size_t end = rest.find('.');
  return end == std::string_view::npos ? Owner{} : Owner{path.substr(0, topic_end), rest.substr(0, end)};
}

/// Is the one the other, or a part of it (`account.email` of `account`)?
bool is_part_of(std::string_view one, std::string_view whole) {
  return one.starts_with(whole) && (one.size() == whole.size() || one[whole.size()] == '.');
}

bool are_overlapping(std::string_view one, std::string_view other) {
  return is_part_of(one, other) || is_part_of(other, one);
}

using Fits = bool (*)(std::string_view, std::string_view);

/// Do both link the same two things? The one may name what the other stands in.
bool are_one_link(const Value& reference, const Value& other, Fits fits) {
  const Owner from = owner_of(reference);
  const Owner from_other = owner_of(other);
  if (from.id.empty() || from_other.id.empty()) return false;
  return from.topic == from_other.topic ? fits(from.id, from_other.id) && fits(reference.text(), other.text())
                                        : fits(from.id, other.text()) && fits(reference.text(), from_other.id);
}

bool is_linked(const Call& call, Fits fits) {
  const auto& others = call.arg(1).items();
  if (!call.charge(1 + others.size())) return false;
  return std::any_of(others.begin(), others.end(),
                     [&](const Value& other) { return are_one_link(call.arg(0), other, fits); });
}

bool is_within_ids(const Call& call) {
  const auto& ids = call.arg(1).items();
  if (!call.charge(1 + ids.size())) return false;
  return std::any_of(ids.begin(), ids.end(),
                     [&](const Value& id) { return is_part_of(call.arg(0).text(), id.text()); });
}

/// The ids of what the references stand in, each once.
Value owners(const Call& call) {
  const auto& references = call.arg(0).items();
  std::vector<Value> found;
  if (!call.charge(1 + references.size())) return {};
  std::set<std::string_view> known;
  for (const Value& reference : references) {
    const std::string_view id = owner_of(reference).id;
    if (!id.empty() && known.insert(id).second) found.push_back(Value::text(std::string(id)));
  }
  return Value::list(std::move(found));
}

}  // namespace

void add_links(templates::Environment& environment) {
  environment.add_filter("owners", owners, {{0, 0, "references|owners"}});
  environment.add_test("within", is_within_ids, {{1, 1, "reference is within(ids)"}});
  environment.add_test("linked_in", [](const Call& call) { return is_linked(call, is_part_of); },
                       {{1, 1, "reference is linked_in(references)"}});
  environment.add_test("partly_linked_in", [](const Call& call) { return is_linked(call, are_overlapping); },
                       {{1, 1, "reference is partly_linked_in(references)"}});
}

}  // namespace candor
