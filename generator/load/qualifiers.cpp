#include "load/qualifiers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace candor {

namespace {

constexpr std::array kinds_of_ids = {"plans", "regions", "audiences", "platforms"};

void report(Diagnostics& diagnostics, const Value& at, std::string message, std::string help) {
  diagnostics.add({.id = "contradicting-qualifiers",
                   .place = at.place(),
                   .message = std::move(message),
                   .why = "what can never hold would be printed as if it could",
                   .help = std::move(help),
                   .subject = at.path()});
}

bool has(const Value& list, std::string_view id) {
  return std::any_of(list.items().begin(), list.items().end(), [&](const Value& item) { return item.text() == id; });
}

/// Days are ISO dates, which sort as text.
void check_days(const Value& first, const Value& last, std::string_view first_key, std::string_view last_key,
                Diagnostics& diagnostics) {
  if (!first.is(Kind::date) || !last.is(Kind::date) || first.text() <= last.text()) return;
  report(diagnostics, last,
         "`" + std::string(last_key) + ": " + last.text() + "` lies before `" + std::string(first_key) + ": " +
             first.text() + "`",
         "the last day is the first one or a later one");
}

void check_unless(const Value& when, const Value& unless, Diagnostics& diagnostics) {
  for (const char* kind : kinds_of_ids) {
    for (const Value& id : unless.at(kind).items()) {
      if (!has(when.at(kind), id.text())) continue;
      report(diagnostics, id, "`" + id.text() + "` stands in `when." + kind + "` and in `unless." + kind + "`",
             "take it out of one of the two");
    }
  }
}

/// Somewhere below a fact that holds for some plans only: a period for another plan.
void check_plans(const Value& value, const Value& plans, Diagnostics& diagnostics) {
  for (const auto& [key, child] : value.entries()) {
    if (key != "by_plan") {
      check_plans(child, plans, diagnostics);
      continue;
    }
    for (const auto& [plan, period] : child.entries()) {
      if (has(plans, plan)) continue;
      report(diagnostics, period, "a period for plan `" + plan + "`, which `when.plans` leaves out",
             "add the plan to `when.plans`, or leave its period out");
    }
  }
}

}  // namespace

void check_qualifiers(const Value& facts, Diagnostics& diagnostics) {
  if (facts.is(Kind::map)) {
    // A map may be closed to names it does not know: only what is there is asked for.
    const auto entry = [&](std::string_view key) -> const Value& {
      static const Value nothing;
      const Value* found = facts.find(key);
      return found ? *found : nothing;
    };
    const Value& when = entry("when");
    if (when.is(Kind::map)) {
      check_days(when.at("from"), when.at("until"), "from", "until", diagnostics);
      if (entry("unless").is(Kind::map)) check_unless(when, entry("unless"), diagnostics);
      if (when.at("plans").is(Kind::list)) check_plans(facts, when.at("plans"), diagnostics);
    }
    check_days(entry("since"), entry("until"), "since", "until", diagnostics);
  }
  for (const Value& item : facts.items()) check_qualifiers(item, diagnostics);
  for (const auto& [key, child] : facts.entries()) check_qualifiers(child, diagnostics);
}

}  // namespace candor
