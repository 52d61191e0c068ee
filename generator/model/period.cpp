#include "model/period.h"

#include <array>
#include <charconv>
#include <utility>

namespace candor {

namespace {

constexpr std::array<std::pair<Period::Unit, std::string_view>, 6> units{{
    {Period::Unit::hour, "hour"},
    {Period::Unit::day, "day"},
    {Period::Unit::week, "week"},
    {Period::Unit::month, "month"},
    {Period::Unit::year, "year"},
    {Period::Unit::business_day, "business day"},
}};

constexpr int most = 9999;

/// Months, when the unit is a whole number of them; else 0.
std::int64_t months_of(Period period) {
  if (period.unit == Period::Unit::month) return period.count;
  return period.unit == Period::Unit::year ? period.count * std::int64_t{12} : 0;
}

}  // namespace

std::optional<Period> read_period(std::string_view text) {
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
  Period period;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), period.count);
  if (error != std::errc{} || period.count > most) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  for (const auto& [unit, name] : units) {
    const std::string wanted = " " + std::string(name) + (period.count == 1 ? "" : "s");
    if (text != wanted) continue;
    period.unit = unit;
    return period;
  }
  return std::nullopt;
}

std::string to_text(Period period) {
  std::string text = std::to_string(period.count);
  text += ' ';
  text += name_of(period.unit);
  if (period.count != 1) text += 's';
  return text;
}

std::string_view name_of(Period::Unit unit) {
  for (const auto& [known, name] : units) {
    if (known == unit) return name;
  }
  return "day";
}

Hours hours_of(Period period) {
  const std::int64_t count = period.count;
  switch (period.unit) {
    case Period::Unit::hour: return {count, count};
    case Period::Unit::day: return {count * 24, count * 24};
    case Period::Unit::week: return {count * 7 * 24, count * 7 * 24};
    case Period::Unit::month: {
      const std::int64_t years = count / 12;
      const std::int64_t months = count % 12;
      return {(years * 365 + months * 28) * 24, (years * 366 + months * 31) * 24};
    }
    case Period::Unit::year: return {count * 365 * 24, count * 366 * 24};
    case Period::Unit::business_day: {
      const std::int64_t weeks = count / 5;
      return {(weeks * 7 + count % 5) * 24, (weeks * 7 + count % 5 + 2) * 24};
    }
  }
  return {};
}

std::optional<std::strong_ordering> compare(Period a, Period b) {
  if (a.unit == b.unit) return a.count <=> b.count;
  if (months_of(a) > 0 && months_of(b) > 0) return months_of(a) <=> months_of(b);
  const Hours left = hours_of(a);
  const Hours right = hours_of(b);
  if (left.longest < right.shortest) return std::strong_ordering::less;
  if (left.shortest > right.longest) return std::strong_ordering::greater;
  const bool both_fixed = left.shortest == left.longest && right.shortest == right.longest;
  if (both_fixed) return std::strong_ordering::equal;
  return std::nullopt;
}

std::optional<Date> earlier_by(Date day, Period period) {
  std::optional<Date> earlier;
  if (period.unit == Period::Unit::day) earlier = plus_days(day, -period.count);
  if (period.unit == Period::Unit::week) earlier = plus_days(day, -7 * period.count);
  if (const std::int64_t months = months_of(period); months > 0) {
    const auto month = day.year() / day.month() - std::chrono::months{months};
    const Date last = std::chrono::sys_days{month / std::chrono::last};
    earlier = day.day() < last.day() ? Date{month / day.day()} : last;
  }
  if (!earlier || earlier->year() < std::chrono::year{1000}) return std::nullopt;  // base/date.h writes no earlier ones
  return earlier;
}

}  // namespace candor
