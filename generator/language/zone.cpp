#include "language/zone.h"

#include <unicode/timezone.h>

#include <chrono>
#include <memory>

#include "language/icu.h"

namespace candor::language {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;
// The first second of 1000-01-01 and the last of 9999-12-31, a day narrower so that no offset leads out of them.
constexpr std::int64_t earliest = -30'610'224'000 + seconds_a_day;
constexpr std::int64_t latest = 253'402'300'799 - seconds_a_day;

}  // namespace

bool is_known_zone(std::string_view name) {
  if (name == "UTC") return true;
  if (name.size() > 64 || name.find('/') == std::string_view::npos) return false;
  // Names of ICU's own that IANA does not have.
  if (name == "Etc/Unknown" || name.starts_with("SystemV/")) return false;
  icu::UnicodeString canonical;
  UBool is_system = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(from_utf8(name), canonical, is_system, status);
  return U_SUCCESS(status) && is_system;
}

std::optional<Date> date_in_zone(std::int64_t instant, std::string_view zone) {
  if (instant < earliest || instant > latest || !is_known_zone(zone)) return std::nullopt;
  const std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(from_utf8(zone)));
  std::int32_t raw = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffset(static_cast<UDate>(instant) * 1000.0, 0, raw, daylight, status);
  require(status, "asking a time zone for its offset");
  const std::chrono::milliseconds local{instant * 1000 + raw + daylight};
  return Date{std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{local})};
}

}  // namespace candor::language
