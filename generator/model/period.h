// Periods as policies state them: `7 years`, `30 days`, `10 business days`. Months and years have no fixed length, so
// two periods are compared by the shortest and the longest time each can take.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace candor {

struct Period {
  enum class Unit { hour, day, week, month, year, business_day };
  int count = 0;
  Unit unit = Unit::day;

  bool operator==(const Period&) const = default;
};

/// Reads `1 year`, `30 days`, `10 business days`: a whole number from 1 to 9999 without leading zeros, one space, the
/// unit in the singular after 1 and in the plural otherwise. Anything else is nothing.
std::optional<Period> read_period(std::string_view text);

/// Writes what `read_period` reads.
std::string to_text(Period period);

/// The name of the unit in the singular (`business day`), as messages and templates know it.
std::string_view name_of(Period::Unit unit);

/// The shortest and the longest time it can take, in hours. A month has 28 to 31 days, twelve months are a year of 365
/// or 366 days, and a weekend may fall into business days (public holidays are not counted).
struct Hours {
  std::int64_t shortest = 0;
  std::int64_t longest = 0;
};
Hours hours_of(Period period);

/// Which of the two is longer, whenever they run; nothing when that depends on the calendar (`30 days`, `1 month`).
std::optional<std::strong_ordering> compare(Period a, Period b);

/// The day that lies this long before `day`: of a month without such a day its last one (a month before 31 March is 28
/// or 29 February). Nothing for hours and business days, and where no year is left.
std::optional<Date> earlier_by(Date day, Period period);

}  // namespace candor
