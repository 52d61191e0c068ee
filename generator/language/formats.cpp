#include "language/formats.h"

#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <limits>
#include <memory>
#include <vector>

#include "language/icu.h"

namespace candor::language {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;

std::unique_ptr<icu::DateFormat> make_date_format(const icu::Locale& locale, icu::DateFormat::EStyle style) {
  std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, locale));
  if (!format) require(U_MISSING_RESOURCE_ERROR, "making a date format");
  UErrorCode status = U_ZERO_ERROR;
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
  // Gregorian all the way back: std::chrono's dates know no Julian calendar, and ICU would switch in 1582.
  calendar->setGregorianChange(-std::numeric_limits<double>::max(), status);
  require(status, "making a calendar");
  format->adoptCalendar(calendar.release());
  return format;
}

icu::DateFormat& date_format(DateStyle style, std::string_view locale) {
  struct Long;
  struct Medium;
  if (style == DateStyle::long_form) {
    return *kept_for<Long>(locale, [](const icu::Locale& l) { return make_date_format(l, icu::DateFormat::kLong); });
  }
  return *kept_for<Medium>(locale, [](const icu::Locale& l) { return make_date_format(l, icu::DateFormat::kMedium); });
}

icu::MeasureUnit icu_unit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::minute: return icu::MeasureUnit::getMinute();
    case TimeUnit::hour: return icu::MeasureUnit::getHour();
    case TimeUnit::day: return icu::MeasureUnit::getDay();
    case TimeUnit::week: return icu::MeasureUnit::getWeek();
    case TimeUnit::month: return icu::MeasureUnit::getMonth();
    case TimeUnit::year: return icu::MeasureUnit::getYear();
  }
  return {};
}

auto in_unit(TimeUnit unit) {
  return NumberFormatter::with().unit(icu_unit(unit)).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
}

/// One formatter per unit, made when it is first wanted.
struct PeriodFormats {
  icu::Locale locale;
  std::map<TimeUnit, LocalizedNumberFormatter> by_unit;
};

template <typename Formatted>
std::string text_of(const Formatted& formatted, UErrorCode status) {
  const icu::UnicodeString text = formatted.toString(status);
  require(status, "formatting");
  return to_utf8(text);
}

template <typename Key>
const icu::ListFormatter& list_format(UListFormatterType type, std::string_view locale) {
  return *kept_for<Key>(locale, [type](const icu::Locale& l) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::ListFormatter> format(
        icu::ListFormatter::createInstance(l, type, ULISTFMT_WIDTH_WIDE, status));
    require(status, "making a list format");
    return format;
  });
}

std::string join(const icu::ListFormatter& format, std::span<const std::string> items) {
  std::vector<icu::UnicodeString> texts;
  texts.reserve(items.size());
  for (const std::string& item : items) texts.push_back(from_utf8(item));
  icu::UnicodeString joined;
  UErrorCode status = U_ZERO_ERROR;
  format.format(texts.data(), static_cast<std::int32_t>(texts.size()), joined, status);
  require(status, "joining a list");
  return to_utf8(joined);
}

struct AndList;
struct OrList;

/// What CLDR writes between the first two of three items: `, `, `、`, ` و`.
std::string make_separator(std::string_view locale) {
  const std::vector<std::string> three{"<", "|", ">"};
  const std::string joined = join(list_format<AndList>(ULISTFMT_TYPE_AND, locale), three);
  const std::size_t from = joined.find('<') + 1;
  return joined.substr(from, joined.find('|') - from);
}

}  // namespace

std::string format_date(Date date, DateStyle style, std::string_view locale) {
  const auto days = std::chrono::sys_days{date}.time_since_epoch();
  icu::UnicodeString text;
  date_format(style, locale).format(static_cast<UDate>(std::chrono::milliseconds{days}.count()), text);
  return to_utf8(text);
}

std::string format_period(std::int64_t count, TimeUnit unit, std::string_view locale) {
  PeriodFormats& formats = kept_for<PeriodFormats>(locale, [](const icu::Locale& l) { return PeriodFormats{l, {}}; });
  auto found = formats.by_unit.find(unit);
  if (found == formats.by_unit.end()) {
    found = formats.by_unit.emplace(unit, in_unit(unit).locale(formats.locale)).first;
  }
  UErrorCode status = U_ZERO_ERROR;
  return text_of(found->second.formatInt(count, status), status);
}

std::string format_number(std::int64_t number, std::string_view locale) {
  struct Number;
  const auto& format = kept_for<Number>(locale, [](const icu::Locale& l) { return NumberFormatter::withLocale(l); });
  UErrorCode status = U_ZERO_ERROR;
  return text_of(format.formatInt(number, status), status);
}

std::string list_and(std::span<const std::string> items, std::string_view locale) {
  return join(list_format<AndList>(ULISTFMT_TYPE_AND, locale), items);
}

std::string list_or(std::span<const std::string> items, std::string_view locale) {
  return join(list_format<OrList>(ULISTFMT_TYPE_OR, locale), items);
}

std::string list_plain(std::span<const std::string> items, std::string_view locale) {
  struct Separator;
  const std::string& separator =
      kept_for<Separator>(locale, [locale](const icu::Locale&) { return make_separator(locale); });
  std::string joined;
  for (const std::string& item : items) {
    if (&item != items.data()) joined += separator;
    joined += item;
  }
  return joined;
}

}  // namespace candor::language
