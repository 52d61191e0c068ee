#include "check/law_figures.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace candor {

namespace {

struct UnitTopic {
  Period::Unit unit;
  std::string_view topic;
};
constexpr std::array<UnitTopic, 6> units = {{{Period::Unit::hour, "in_hours"},
                                             {Period::Unit::day, "in_days"},
                                             {Period::Unit::week, "in_weeks"},
                                             {Period::Unit::month, "in_months"},
                                             {Period::Unit::year, "in_years"},
                                             {Period::Unit::business_day, "in_business_days"}}};

int as_number(std::string_view digits) {
  constexpr int none = -1;
  int number = none;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? number : none;
}

}  // namespace

void StatedFigures::add(const Value& value) {
  for (const Value& item : value.items()) add(item);
  for (const auto& [key, child] : value.entries()) add(child);
  if (!value.is_scalar()) return;
  if (const auto period = value.is(Kind::period) ? read_period(value.text()) : std::nullopt) {
    periods_.push_back(*period);
  } else if (const int number = as_number(value.text()); number >= 0) {
    numbers_.push_back(number);
  }
}

bool StatedFigures::has(Period period) const {
  return std::any_of(periods_.begin(), periods_.end(), [&](const Period& known) {
    return known == period || compare(known, period) == std::strong_ordering::equal;
  });
}

bool StatedFigures::has(int number) const {
  return std::find(numbers_.begin(), numbers_.end(), number) != numbers_.end();
}

std::vector<SaidPeriod> said_periods(std::string_view prepared, std::string_view language,
                                     const VaguePhrases& phrases) {
  std::vector<SaidPeriod> found;
  for (const auto& [unit, topic] : units) {
    for (SaidNumber& said : said_numbers(prepared, language, topic, phrases)) {
      found.push_back({std::move(said.words), {said.number, unit}});
    }
  }
  return found;
}

std::vector<SaidNumber> said_numbers(std::string_view prepared, std::string_view language, std::string_view topic,
                                     const VaguePhrases& phrases) {
  std::vector<SaidNumber> found;
  for (const VaguePhrases::Figure& figure : VaguePhrases::figures_in(prepared, phrases.phrases_of(language, topic))) {
    if (const int number = as_number(figure.number); number >= 0) found.push_back({figure.words, number});
  }
  return found;
}

}  // namespace candor
