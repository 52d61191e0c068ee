#include "wording/written.h"

#include <array>

#include "language/formats.h"
#include "language/locale.h"
#include "language/speaker.h"
#include "model/period.h"
#include "wording/message_call.h"

namespace candor::wording {

namespace {

std::optional<language::TimeUnit> time_unit(Period::Unit unit) {
  switch (unit) {
    case Period::Unit::hour: return language::TimeUnit::hour;
    case Period::Unit::day: return language::TimeUnit::day;
    case Period::Unit::week: return language::TimeUnit::week;
    case Period::Unit::month: return language::TimeUnit::month;
    case Period::Unit::year: return language::TimeUnit::year;
    case Period::Unit::business_day: return std::nullopt;
  }
  return std::nullopt;
}

/// CLDR knows no business days, so a message says them.
std::optional<Value> business_days(int count, const Words& words, const Speech& speech) {
  const FoundMessage found = find_message(words, speech, "period.business_days");
  if (!found.message) return std::nullopt;
  const std::array<language::Argument, 1> arguments = {{{"count", std::int64_t{count}}}};
  const auto said = language::speaker_for(found.catalogue).format("period.business_days", arguments);
  if (!said) return std::nullopt;
  return Value::text(*said).with_origins(found.origins());
}

std::optional<Value> named(const std::optional<std::string>& name) {
  return name ? std::optional(Value::text(*name)) : std::nullopt;
}

std::optional<Value> written_period(const std::string& text, const std::string& locale, const Words& words,
                                    const Speech& speech) {
  const auto period = read_period(text);
  if (!period) return std::nullopt;
  if (const auto unit = time_unit(period->unit))
    return Value::text(language::format_period(period->count, *unit, locale));
  return business_days(period->count, words, speech);
}

}  // namespace

std::optional<Value> written(const Value& value, const Words& words, const Speech& speech) {
  const auto catalogue = words.catalogue(speech.language);
  const std::string locale = catalogue ? catalogue->locale() : speech.language;
  switch (value.kind()) {
    case Kind::date:
      if (const auto date = read_iso_date(value.text())) {
        return Value::text(language::format_date(*date, language::DateStyle::long_form, locale));
      }
      return std::nullopt;
    case Kind::period: return written_period(value.text(), locale, words, speech);
    case Kind::country: return named(language::country_name(value.text(), locale));
    case Kind::language: return named(language::language_name(value.text(), locale));
    case Kind::number: return Value::text(language::format_number(value.number(), locale));
    case Kind::text:
    case Kind::email:
    case Kind::url: return Value::text(value.text());
    default: return std::nullopt;
  }
}

}  // namespace candor::wording
