// Dates, periods, lists and numbers as a language writes them, from CLDR's data. Nothing here looks at the machine's
// locale or time zone: the same call gives the same bytes everywhere.
//
// `locale` is a BCP 47 tag, usually `Catalogue::locale()`. Digits are Latin (0-9) in every language, so that a figure
// in a policy is the same to whoever compares two languages of it, unless the tag chooses others (`fa-u-nu-arabext`,
// see with_digits in locale.h). The calendar is always the Gregorian one, also before 1582: policies are dated by it,
// and CLDR would print 2569 in Thai and 1404 in Persian. A locale ICU has no data for is written by CLDR's root
// (`2026 M02 9`), never by the machine's own locale. What ICU prints is kept as it is: narrow no-break spaces, and the
// invisible marks U+200E/U+200F that Arabic medium dates, Persian lists and some Hebrew names contain.
//
// All results are UTF-8. The functions may be called from any thread; each thread keeps its own ICU objects.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace candor::language {

enum class DateStyle { long_form, medium };  ///< `February 9, 2026`, `Feb 9, 2026`

/// `date` must be a day that exists (base/date.h reads strictly; ICU's own reading of dates is never used).
std::string format_date(Date date, DateStyle style, std::string_view locale);

/// Units CLDR can write. Business days are not among them: a message says those.
enum class TimeUnit { minute, hour, day, week, month, year };

/// `7 years`, `7년`, `13 months`.
std::string format_period(std::int64_t count, TimeUnit unit, std::string_view locale);

/// `1,234`, `1.234`.
std::string format_number(std::int64_t number, std::string_view locale);

/// Lists of items that are already escaped for the output. One item is itself, none is the empty text.
std::string list_and(std::span<const std::string> items, std::string_view locale);  ///< `a, b, and c`, `a, b 및 c`
std::string list_or(std::span<const std::string> items, std::string_view locale);   ///< `a, b, or c`
/// A bare enumeration for cells and after colons: `a, b, c`, `a、b、c`. CLDR's own unit lists glue by spaces in Korean,
/// so the separator is the one CLDR writes between the first items of an and-list (Arabic has a word there).
std::string list_plain(std::span<const std::string> items, std::string_view locale);

}  // namespace candor::language
