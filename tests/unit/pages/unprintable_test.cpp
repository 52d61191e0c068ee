// A feed is XML, which has no way to write most control characters. YAML and messages refuse them, so only a record
// that another tool wrote brings one here: the diagnostic `unprintable-character`, which no project shows.
#include <catch2/catch.hpp>

#include <algorithm>

#include "load/project.h"
#include "render/render_page.h"
#include "unit/render/sample_company.h"

using namespace candor;
using test::day;

namespace {

/// What is found when the feed tells a change in these words.
Diagnostics feed_that_tells(const std::string& sentence) {
  Diagnostics diagnostics;
  const RenderTools tools(load_built_in(diagnostics).words);
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14"}});
  const CompanyToShow company = test::company_of(record);
  const std::vector<Page> pages = plan_company(test::site_of(), company, day("2026-06-01"));
  const auto feed = std::find_if(pages.begin(), pages.end(), [](const Page& page) { return page.layout == "feed"; });
  REQUIRE(feed != pages.end());
  PageMaterials materials;
  for (const std::string& version : feed->changes_of) materials.told[version] = {{"x", sentence}};
  render_page(*feed, materials, tools, diagnostics);
  return diagnostics;
}

}  // namespace

TEST_CASE("a control character in a change that the feed tells is named with the feed's address") {
  CHECK(feed_that_tells("A change.").empty());
  const Diagnostics diagnostics = feed_that_tells("A ch\x07nge.");
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found()[0].id == "unprintable-character");
  CHECK(diagnostics.found()[0].message == "`en/acme/privacy/feed.atom` would hold a control character");
}
