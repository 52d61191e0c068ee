#include "language/zone.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace candor;
using namespace candor::language;

namespace {

std::string day(std::int64_t instant, std::string_view zone) {
  const auto date = date_in_zone(instant, zone);
  return date ? iso_text(*date) : "none";
}

}  // namespace

TEST_CASE("zones are known by IANA's names, spelt as IANA spells them") {
  for (const char* name : {"UTC", "Europe/Berlin", "Asia/Seoul", "America/Argentina/Buenos_Aires", "Etc/GMT+3"}) {
    CAPTURE(name);
    CHECK(is_known_zone(name));
  }
  for (const char* name : {"", "utc", "europe/berlin", "Europe/Belin", "PST", "GMT+3", "+09:00", "Japan", "Etc/Unknown",
                           "SystemV/AST4", "../../etc/passwd", "/"}) {
    CAPTURE(name);
    CHECK_FALSE(is_known_zone(name));
  }
  CHECK_FALSE(is_known_zone(std::string(1'000'000, '/')));
}

TEST_CASE("an instant is another day in another zone") {
  constexpr std::int64_t instant = 1'776'124'800;  // 2026-04-14T00:00:00Z
  CHECK(day(instant, "UTC") == "2026-04-14");
  CHECK(day(instant - 1, "UTC") == "2026-04-13");
  CHECK(day(instant, "America/Los_Angeles") == "2026-04-13");
  CHECK(day(instant + 14 * 3600, "UTC") == "2026-04-14");
  CHECK(day(instant + 15 * 3600, "Asia/Seoul") == "2026-04-15");
  CHECK(day(instant + 15 * 3600 - 1, "Asia/Seoul") == "2026-04-14");
}

TEST_CASE("daylight saving moves midnight") {
  // Berlin is UTC+1 until 2026-03-29T01:00Z, then UTC+2.
  CHECK(day(1'774'738'800 - 1, "Europe/Berlin") == "2026-03-28");  // 2026-03-28T22:59:59Z
  CHECK(day(1'774'738'800, "Europe/Berlin") == "2026-03-29");
  CHECK(day(1'774'821'600 - 1, "Europe/Berlin") == "2026-03-29");  // 2026-03-29T21:59:59Z
  CHECK(day(1'774'821'600, "Europe/Berlin") == "2026-03-30");
}

TEST_CASE("days before 1970 are counted downwards, and days outside a date's years are none") {
  CHECK(day(-1, "UTC") == "1969-12-31");
  CHECK(day(0, "UTC") == "1970-01-01");
  CHECK(day(std::numeric_limits<std::int64_t>::max(), "UTC") == "none");
  CHECK(day(std::numeric_limits<std::int64_t>::min(), "UTC") == "none");
  CHECK(day(0, "Nowhere/Land") == "none");
}
