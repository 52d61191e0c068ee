#include <catch2/catch.hpp>

#include "render/timeline.h"
#include "sample_company.h"

using namespace candor;
using test::day;

namespace {

/// `name from–until`, or `name never`, one after the other.
std::string told(const Timeline& timeline) {
  std::string out;
  for (const Span& span : timeline.spans()) {
    out += span.version->name + " ";
    out += span.ever ? iso_text(span.from) + "–" + (span.until ? iso_text(*span.until) : std::string()) : "never";
    out += "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("a version is in force until the day before the next one takes effect") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14", "2026-05-01"}});
  const Timeline timeline(record);
  CHECK(told(timeline) == "2025-11-03 2025-11-03–2026-04-30; 2026-04-14 2026-05-01–; ");
  CHECK(timeline.on(day("2026-04-30"))->version->name == "2025-11-03");
  CHECK(timeline.on(day("2026-05-01"))->version->name == "2026-04-14");
  CHECK(timeline.on(day("2025-11-02")) == nullptr);
  REQUIRE(timeline.after(day("2026-04-14")).size() == 1);
  CHECK(timeline.after(day("2026-05-01")).empty());
}

TEST_CASE("a version whose successor takes effect on the same day never was in force") {
  const Record record = test::record_of({{"2026-01-01"}, {"2026-02-01", "2026-06-01"}, {"2026-03-01", "2026-06-01"}});
  CHECK(told(Timeline(record)) == "2026-01-01 2026-01-01–2026-05-31; 2026-02-01 never; 2026-03-01 2026-06-01–; ");
}

TEST_CASE("a version published later may take effect sooner") {
  const Record record = test::record_of({{"2026-01-01"}, {"2026-02-01", "2026-06-01"}, {"2026-03-01", "2026-04-01"}});
  CHECK(told(Timeline(record)) ==
        "2026-01-01 2026-01-01–2026-03-31; 2026-02-01 2026-06-01–; 2026-03-01 2026-04-01–2026-05-31; ");
}

TEST_CASE("two versions of one day: the second holds, the first never did") {
  const Record record = test::record_of({{"2026-04-14"}, {"2026-04-14-2"}});
  CHECK(told(Timeline(record)) == "2026-04-14 never; 2026-04-14-2 2026-04-14–; ");
}
