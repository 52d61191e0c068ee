// Civil dates, read and written strictly as ISO 8601 calendar dates (YYYY-MM-DD), because policies are dated by the
// day and the lenient readers of our libraries take 2026-02-31 for 3 March.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

using Date = std::chrono::year_month_day;

/// Reads `2026-04-14`: exactly ten characters, a day that exists, years 1000 to 9999. Anything else is nothing.
std::optional<Date> read_iso_date(std::string_view text);

/// Writes `2026-04-14`. The date must be a day that exists.
std::string iso_text(Date date);

/// The day `days` later (or earlier, when negative).
Date plus_days(Date date, int days);

}  // namespace candor
