// Links between documents as pages print them.
#include <catch2/catch.hpp>

#include "render/page_key.h"
#include "render/text_links.h"
#include "unit/render/sample_company.h"

using namespace candor;
using namespace candor::test;

TEST_CASE("a link to another document leads there from the page it is printed on") {
  const DocumentLinks from_version{{"terms", "../../terms/"}};
  CHECK(link_on_page("../terms/", from_version) == "../../terms/");
  CHECK(link_on_page("../terms/#payment", from_version) == "../../terms/#payment");
}

TEST_CASE("other links stay as they are") {
  for (const char* link :
       {"#retention", "https://example.com/", "mailto:a@b.example", "/terms/", "terms/", "../a/b/", "../"}) {
    CHECK(link_on_page(link, {}) == link);
  }
}

TEST_CASE("a document that is not on the site is not linked to") { CHECK(link_on_page("../terms/", {}).empty()); }

namespace {

Record with_link(Record record) {
  for (Version& version : record.versions) {
    for (auto& [language, text] : version.texts) text += "\n[Terms](../terms/)\n";
  }
  return record;
}

/// The links of the page at that address: `terms=…`.
std::string links_of(const std::vector<Page>& pages, std::string_view address) {
  for (const Page& page : pages) {
    if (page.address != address) continue;
    std::string links;
    for (const auto& [id, link] : page.documents) links += id + "=" + link + " ";
    return links;
  }
  return "(no such page)";
}

}  // namespace

TEST_CASE("every page of a text knows where the company's documents stand, in a language that they have") {
  const Record privacy = with_link(record_of({{.name = "2026-01-07"}, {.name = "2026-02-02"}}));
  Record terms = record_of({{.name = "2026-01-07", .languages = {"en"}}});
  terms.document = "terms";
  CompanyToShow company = company_of(privacy);
  company.documents.push_back(company_of(terms).documents.front());
  const auto pages = plan_company(site_of("https://example.com/legal"), company, day("2026-03-01"));
  CHECK(links_of(pages, "en/acme/privacy/index.html") == "privacy=./ terms=../terms/ ");
  CHECK(links_of(pages, "en/acme/privacy/2026-01-07/index.html") == "privacy=../ terms=../../terms/ ");
  CHECK(links_of(pages, "en/acme/privacy/2026-02-02/changes/index.html") == "privacy=../../ terms=../../../terms/ ");
  CHECK(links_of(pages, "ko/acme/privacy/index.html") == "privacy=./ terms=../../../en/acme/terms/ ");
  CHECK(links_of(pages, "en/acme/privacy/2026-01-07/text.fragment") ==
        "privacy=https://example.com/legal/en/acme/privacy/ terms=https://example.com/legal/en/acme/terms/ ");
  CHECK(links_of(pages, "en/acme/terms/index.html").empty());
}

TEST_CASE("where the other documents stand is in a page's key") {
  Page page;
  const std::string before = page_key(page, "tools");
  page.documents["terms"] = "../terms/";
  CHECK(page_key(page, "tools") != before);
}
