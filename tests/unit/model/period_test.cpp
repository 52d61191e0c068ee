// Periods of law have no fixed length: what the calendar decides is left open.
#include "model/period.h"

#include <catch2/catch.hpp>

using namespace candor;

namespace {

struct Pair {
  const char* a;
  const char* b;
  std::optional<std::strong_ordering> order;
};

}  // namespace

TEST_CASE("a period is longer only where it is so in every calendar") {
  const auto less = std::strong_ordering::less;
  const auto equal = std::strong_ordering::equal;
  const auto greater = std::strong_ordering::greater;
  for (const Pair& pair :
       {Pair{"30 days", "1 month", std::nullopt}, Pair{"28 days", "1 month", std::nullopt},
        Pair{"32 days", "1 month", greater}, Pair{"27 days", "1 month", less}, Pair{"12 months", "1 year", equal},
        Pair{"13 months", "1 year", greater}, Pair{"4 weeks", "28 days", equal}, Pair{"72 hours", "3 days", equal},
        Pair{"10 business days", "10 days", greater}, Pair{"365 days", "1 year", std::nullopt}}) {
    INFO(pair.a << " and " << pair.b);
    CHECK(compare(*read_period(pair.a), *read_period(pair.b)) == pair.order);
  }
}

TEST_CASE("a month before a day that its month has not is the last one of that month") {
  const auto before = [](const char* day, const char* period) {
    const auto found = earlier_by(*read_iso_date(day), *read_period(period));
    return found ? iso_text(*found) : "nothing";
  };
  CHECK(before("2026-03-31", "1 month") == "2026-02-28");
  CHECK(before("2024-03-31", "1 month") == "2024-02-29");
  CHECK(before("2024-02-29", "1 year") == "2023-02-28");
  CHECK(before("2026-01-15", "12 months") == "2025-01-15");
  CHECK(before("2026-03-01", "1 day") == "2026-02-28");
  CHECK(before("2026-03-01", "10 business days") == "nothing");
  CHECK(before("1001-01-01", "9999 years") == "nothing");
}

TEST_CASE("what is read is written again") {
  for (const char* text :
       {"1 year", "7 years", "1 month", "30 days", "72 hours", "10 business days", "1 business day"}) {
    INFO(text);
    REQUIRE(read_period(text));
    CHECK(to_text(*read_period(text)) == text);
  }
  for (const char* text : {"0 days", "01 day", "1 days", "2 day", "10000 days", "1  day", "a year", "-1 days", ""}) {
    INFO(text);
    CHECK_FALSE(read_period(text));
  }
}
