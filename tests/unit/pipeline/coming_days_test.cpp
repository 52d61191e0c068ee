// candor next: a company with very many days ahead is told of the first of them, and that there are more.
#include <catch2/catch.hpp>

#include "base/date.h"
#include "pipeline/find_coming_days.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

/// The company, and as many purposes, each to be looked at again by a day of its own: 2030-01-02, 2030-01-03, ...
ComingDays days_ahead(int number) {
  MemoryFiles files;
  write_project(files);
  std::string facts = "purposes:\n";
  for (int i = 1; i <= number; ++i) {
    const std::string day = iso_text(plus_days(*read_iso_date("2030-01-01"), i));
    facts += "  p" + std::to_string(i) + ": {label: a purpose, review_by: " + day + "}\n";
  }
  put(files, "content/acme/purposes.yaml", facts);
  return find_coming_days(on(files, "2029-12-01"), "acme");
}

}  // namespace

TEST_CASE("two hundred days are looked at, and nobody is left to think that there are no more",
          "[slow]") {
  const ComingDays few = days_ahead(5);
  CHECK(few.outcome.ending == Ending::done);
  CHECK(few.events.size() == 5);
  CHECK(few.outcome.said.empty());
  const ComingDays many = days_ahead(201);
  CHECK(many.outcome.ending == Ending::done);
  CHECK(many.outcome.said == "acme: more than 200 days lie ahead; the later ones were not looked at\n");
}
