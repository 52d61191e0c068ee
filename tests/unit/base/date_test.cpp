// Civil dates: only days that exist are read, and what is read is written again.
#include "base/date.h"

#include <catch2/catch.hpp>

using namespace candor;

TEST_CASE("a day that exists is read and written the same") {
  for (const std::string text : {"2026-04-14", "1000-01-01", "9999-12-31", "2024-02-29"}) {
    const auto date = read_iso_date(text);
    REQUIRE(date);
    CHECK(iso_text(*date) == text);
  }
}

TEST_CASE("what is no day of the calendar, or is written otherwise, is not read") {
  for (const std::string_view text :
       {"2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0999-01-01", "2026-4-14", "26-04-14",
        "2026/04/14", " 2026-04-14", "2026-04-14 ", "2026-04-1x", "+026-04-14", "2026-04--4", ""}) {
    INFO(text);
    CHECK_FALSE(read_iso_date(text));
  }
}

TEST_CASE("days are counted over months, years and leap days, forwards and back") {
  const auto after = [](std::string_view text, int days) { return iso_text(plus_days(*read_iso_date(text), days)); };
  CHECK(after("2024-02-28", 1) == "2024-02-29");
  CHECK(after("2025-02-28", 1) == "2025-03-01");
  CHECK(after("2025-12-31", 1) == "2026-01-01");
  CHECK(after("2026-03-01", -1) == "2026-02-28");
}
