#include <catch2/catch.hpp>

#include "render/plan_pages.h"
#include "sample_company.h"

using namespace candor;
using test::addresses_of;
using test::day;
using test::page_at;
using Paths = std::set<std::string>;

namespace {

std::vector<Page> plan(const Record& record, const std::string& today, const Site& site = test::site_of()) {
  return plan_company(site, test::company_of(record), day(today));
}

/// Those below a folder, without its name.
Paths below(const std::vector<Page>& pages, const std::string& folder) {
  Paths found;
  for (const std::string& address : addresses_of(pages)) {
    if (address.starts_with(folder)) found.insert(address.substr(folder.size()));
  }
  return found;
}

std::vector<std::string> languages_linked(const Page& page) {
  std::vector<std::string> languages;
  for (const Value& link : page.input.at("languages").items()) languages.push_back(link.at("language").text());
  return languages;
}

std::vector<std::string> alternates(const Page& page) {
  std::vector<std::string> found;
  for (const Value& link : page.input.at("alternates").items()) {
    found.push_back(link.at("language").text() + " " + link.at("url").text());
  }
  return found;
}

}  // namespace

TEST_CASE("a document that was never released has no page") {
  const Record record = test::record_of({});
  CHECK(plan(record, "2026-07-01").empty());
}

TEST_CASE("one version: its pages, and none against a version before it") {
  const Record record = test::record_of({{"2026-04-14", {}, {"en"}}});
  const auto pages = plan(record, "2026-07-01");
  CHECK(below(pages, "en/acme/") ==
        Paths{"index.html", "privacy/index.html", "privacy/versions/index.html", "privacy/feed.atom",
              "privacy/2026-04-14/index.html", "privacy/2026-04-14/since/index.html", "privacy/2026-04-14/text.md",
              "privacy/2026-04-14/text.fragment", "privacy/2026-04-14/facts.json", "privacy/2026-04-14/SHA256SUMS"});
  CHECK(pages.size() == 10);
  CHECK(page_at(pages, "en/acme/privacy/2026-04-14/since/index.html").input.at("same").is_yes());
  CHECK(*page_at(pages, "en/acme/privacy/2026-04-14/SHA256SUMS").bytes == "sums of 2026-04-14\n");
}

TEST_CASE("a later version adds its changes, told and shown") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14"}});
  const auto pages = plan(record, "2026-07-01");
  const Page changes = page_at(pages, "en/acme/privacy/2026-04-14/changes/index.html");
  CHECK(changes.changes_of == std::vector<std::string>{"2026-04-14"});
  CHECK(changes.old_text.hash == "hash-2025-11-03-en");
  CHECK(changes.text.hash == "hash-2026-04-14-en");
  CHECK(page_at(pages, "en/acme/privacy/2026-04-14/changes.json").facts_of == "2026-04-14");
  CHECK(page_at(pages, "en/acme/privacy/2025-11-03/changes/index.html").address.empty());
  const Page since = page_at(pages, "en/acme/privacy/2025-11-03/since/index.html");
  CHECK(since.old_text.hash == "hash-2025-11-03-en");
  CHECK(since.text.hash == "hash-2026-04-14-en");
  CHECK(page_at(pages, "en/acme/privacy/index.html").text.hash == "hash-2026-04-14-en");
}

TEST_CASE("changes are shown against the version that is replaced, not merely the last one") {
  const Record record = test::record_of(
      {{"2026-01-01"}, {"2026-02-01", "2026-06-01"}, {"2026-03-01", "2026-04-01", {"en", "ko"}, "2026-01-01"}});
  const Page changes = page_at(plan(record, "2026-03-02"), "en/acme/privacy/2026-03-01/changes/index.html");
  CHECK(changes.old_text.hash == "hash-2026-01-01-en");
}

TEST_CASE("an upcoming version is announced by the one in force, and compared with it") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14", "2026-06-01"}});
  const auto pages = plan(record, "2026-05-01");
  const Page document = page_at(pages, "en/acme/privacy/index.html");
  CHECK(document.text.hash == "hash-2025-11-03-en");
  REQUIRE(document.input.at("upcoming").size() == 1);
  CHECK(document.input.at_path("upcoming.0.from").text() == "2026-06-01");
  const Page since = page_at(pages, "en/acme/privacy/2026-04-14/since/index.html");
  CHECK(since.input.at("later").is_yes());
  CHECK(since.old_text.hash == "hash-2025-11-03-en");
  CHECK(since.text.hash == "hash-2026-04-14-en");
}

TEST_CASE("with nothing in force yet, the document's address shows what is to come, marked") {
  const Record record = test::record_of({{"2026-04-14", "2026-06-01"}});
  const auto pages = plan(record, "2026-05-01");
  const Page document = page_at(pages, "en/acme/privacy/index.html");
  CHECK(document.input.at("only_upcoming").is_yes());
  CHECK(document.text.hash == "hash-2026-04-14-en");
  CHECK(document.input.at("upcoming").size() == 0);
  CHECK(page_at(pages, "en/acme/privacy/2026-04-14/since/index.html").input.at("only_upcoming").is_yes());
}

TEST_CASE("a version's own page is the same on every day on which the record is the same") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14", "2026-06-01"}});
  for (const std::string name : {"2025-11-03", "2026-04-14"}) {
    const std::string address = "ko/acme/privacy/" + name + "/index.html";
    CHECK(
        page_at(plan(record, "2026-05-31"), address).input.same_as(page_at(plan(record, "2026-06-01"), address).input));
  }
}

TEST_CASE("a language added later: older versions stay in theirs, and lists link to the controlling one") {
  const Record record = test::record_of({{"2025-11-03", {}, {"en"}}, {"2026-04-14", {}, {"en", "ko"}}});
  const auto pages = plan(record, "2026-07-01");
  CHECK(page_at(pages, "ko/acme/privacy/2025-11-03/index.html").address.empty());
  CHECK(languages_linked(page_at(pages, "en/acme/privacy/2025-11-03/index.html")) == std::vector<std::string>{"en"});
  const Page changes = page_at(pages, "ko/acme/privacy/2026-04-14/changes/index.html");
  CHECK_FALSE(changes.old_text.markdown);
  CHECK(changes.input.at("elsewhere").text() == "../../../../../en/acme/privacy/2026-04-14/changes/");
  const Page versions = page_at(pages, "ko/acme/privacy/versions/index.html");
  CHECK(versions.input.at_path("versions.1.language").text() == "en");
  CHECK(versions.input.at_path("versions.1.link").text() == "../../../../en/acme/privacy/2025-11-03/");
}

TEST_CASE("a language that is only in the upcoming version shows that one and names what is in force") {
  const Record record = test::record_of({{"2025-11-03", {}, {"en"}}, {"2026-04-14", "2026-06-01", {"en", "ko"}}});
  const Page document = page_at(plan(record, "2026-05-01"), "ko/acme/privacy/index.html");
  CHECK(document.text.hash == "hash-2026-04-14-ko");
  CHECK(document.input.at_path("in_force.name").text() == "2025-11-03");
  CHECK(document.input.at_path("in_force.language").text() == "en");
}

TEST_CASE("a language that is given up keeps its address, says so, and is not indexed") {
  const Record record = test::record_of({{"2025-11-03", {}, {"en", "ko"}}, {"2026-04-14", {}, {"en"}}});
  const auto pages = plan(record, "2026-07-01");
  const Page document = page_at(pages, "ko/acme/privacy/index.html");
  CHECK(document.text.hash == "hash-2025-11-03-ko");
  CHECK(document.input.at("outdated").is_yes());
  CHECK(document.input.at("noindex").is_yes());
  CHECK(alternates(page_at(pages, "en/acme/privacy/index.html")) ==
        std::vector<std::string>{"en https://example.com/en/acme/privacy/",
                                 "x-default https://example.com/en/acme/privacy/"});
}

TEST_CASE(
    "the document's address and its versions name their languages to search engines; dated pages are not indexed") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14"}});
  const auto pages = plan(record, "2026-07-01", test::site_of("https://example.com/legal"));
  CHECK(alternates(page_at(pages, "ko/acme/privacy/index.html")) ==
        std::vector<std::string>{"en https://example.com/legal/en/acme/privacy/",
                                 "ko https://example.com/legal/ko/acme/privacy/",
                                 "x-default https://example.com/legal/en/acme/privacy/"});
  for (const Page& page : pages) {
    if (!page.address.ends_with(".html")) continue;
    const bool dated = page.address.find("/202") != std::string::npos;
    CHECK(page.input.at("noindex").is_yes() == dated);
    CHECK(page.input.at("alternates").items().empty() == dated);
  }
}

TEST_CASE("a sample is marked on every page, not indexed, and in no sitemap") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14", {}, {"en", "ko"}, {}, true}});
  for (const Page& page : plan(record, "2026-07-01")) {
    if (!page.address.ends_with(".html")) continue;
    CHECK(page.input.at("noindex").is_yes());
    CHECK(page.input.at("alternates").items().empty());
    CHECK(page.input.at("sample").is_defined());
  }
  const auto summary = summarise_company(test::site_of(), test::company_of(record), day("2026-07-01"));
  CHECK(summary.sample);
  CHECK(summary.indexed.empty());
}

TEST_CASE("with drafts, nothing on the site is indexed, and the draft stands beside what is in force") {
  const Record record = test::record_of({{"2026-04-14"}});
  CompanyToShow company = test::company_of(record);
  Text draft;
  draft.language = "en";
  draft.markdown = "# Privacy {: #privacy}\n\nNew words.\n";
  company.documents[0].draft = {draft};
  Site site = test::site_of();
  site.drafts = true;
  const auto pages = plan_company(site, company, day("2026-07-01"));
  for (const Page& page : pages) {
    if (page.address.ends_with(".html")) CHECK(page.input.at("noindex").is_yes());
  }
  CHECK(*page_at(pages, "en/acme/privacy/draft/index.html").text.markdown == draft.markdown);
  const Page changes = page_at(pages, "en/acme/privacy/draft/changes/index.html");
  CHECK(changes.old_text.hash == "hash-2026-04-14-en");
  CHECK(page_at(pages, "ko/acme/privacy/draft/index.html").address.empty());
}

TEST_CASE("a draft bears today's names, and the record its own") {
  const Record record = test::record_of({{"2026-04-14"}});
  CompanyToShow company = test::company_of(record);
  company.names["en"] = "Acme Renamed";
  Text draft;
  draft.language = "en";
  draft.title = "Privacy and You";
  draft.markdown = "# Privacy and You {: #privacy}\n\nNew words.\n";
  company.documents[0].draft = {draft};
  const auto pages = plan_company(test::site_of(), company, day("2026-07-01"));
  for (const std::string page : {"draft/index.html", "draft/changes/index.html"}) {
    const Value input = page_at(pages, "en/acme/privacy/" + page).input;
    CHECK(input.at("document").at("title").text() == "Privacy and You");
    CHECK(input.at("company").at("name").text() == "Acme Renamed");
  }
  CHECK(page_at(pages, "en/acme/privacy/index.html").input.at("document").at("title").text() != "Privacy and You");
}

TEST_CASE("a site with drafts has no sitemap") {
  const Record record = test::record_of({{"2026-04-14"}});
  Site site = test::site_of();
  site.drafts = true;
  const auto summary = summarise_company(site, test::company_of(record), day("2026-07-01"));
  const auto pages = plan_site(site, {summary}, {}, day("2026-07-01"));
  CHECK(page_at(pages, "sitemap.xml").address.empty());
  CHECK(*page_at(pages, "robots.txt").bytes == "User-agent: *\nDisallow:\n");
}

TEST_CASE("a site of one company has that company's page where others have a list") {
  const Record record = test::record_of({{"2026-04-14"}});
  const Site site = test::site_of("https://acme.example/", "no");
  const auto pages = plan(record, "2026-07-01", site);
  CHECK(page_at(pages, "en/index.html").layout == "company");
  CHECK(page_at(pages, "en/privacy/2026-04-14/index.html").layout == "version");
  const auto summary = summarise_company(site, test::company_of(record), day("2026-07-01"));
  const auto own = addresses_of(plan_site(site, {summary}, {}, day("2026-07-01")));
  CHECK(own == Paths{"index.html", "sitemap.xml", "robots.txt", "404.html"});
}

TEST_CASE("the site's own pages: a choice of languages, a list in each, and files") {
  const Record record = test::record_of({{"2026-04-14"}});
  const auto summary = summarise_company(test::site_of(), test::company_of(record), day("2026-07-01"));
  const Asset css{"site.css", std::make_shared<const std::string>("body{}"), "hash-of-css"};
  const auto pages = plan_site(test::site_of(), {summary}, {css}, day("2026-07-01"));
  CHECK(addresses_of(pages) == Paths{"index.html", "en/index.html", "ko/index.html", "sitemap.xml", "robots.txt",
                                     "404.html", "assets/site.css"});
  CHECK(alternates(page_at(pages, "ko/index.html")) == std::vector<std::string>{"en https://example.com/en/",
                                                                                "ko https://example.com/ko/",
                                                                                "x-default https://example.com/"});
  CHECK(page_at(pages, "404.html").input.at("style_sheet").text() == "/assets/site.css");
  CHECK(*page_at(pages, "robots.txt").bytes ==
        "User-agent: *\nDisallow:\n\nSitemap: https://example.com/sitemap.xml\n");
}

TEST_CASE("no two pages have one address") {
  const Record record =
      test::record_of({{"2025-11-03"}, {"2026-04-14"}, {"2026-04-14-2"}, {"2026-05-01", "2026-06-01"}});
  const auto pages = plan(record, "2026-05-02");
  CHECK(addresses_of(pages).size() == pages.size());
}
