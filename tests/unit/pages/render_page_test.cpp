// Every page of a company with a past, a future, a language added later and a draft, rendered with the real templates
// and words: what holds for all pages alike.
#include <catch2/catch.hpp>

#include "compare/compare_texts.h"
#include "load/project.h"
#include "markdown/read_markdown.h"
#include "render/render_page.h"
#include "unit/render/sample_company.h"

using namespace candor;
using test::day;

namespace {

const RenderTools& tools() {
  static Diagnostics diagnostics;
  static const RenderTools made(load_built_in(diagnostics).words);
  return made;
}

PageMaterials materials_for(const Page& page) {
  PageMaterials materials;
  Diagnostics diagnostics;
  const auto tree = [&](const PageText& text) { return markdown::read_text(*text.markdown, text.name, diagnostics); };
  if (page.text.markdown) materials.text = std::make_shared<const TreeNode>(tree(page.text));
  if (page.old_text.markdown) {
    materials.redline =
        std::make_shared<const Redline>(compare_texts(tree(page.old_text), *materials.text, page.language));
  }
  CHECK(diagnostics.empty());
  for (const std::string& version : page.changes_of) {
    materials.told[version] = {{"x", "A **change** & more."}};
  }
  materials.facts = test::texts({{"company", "Acme"}});
  materials.changes = test::texts({{"schema", "1"}});
  return materials;
}

struct Rendered {
  Page page;
  std::string bytes;
};

std::vector<Rendered> render_all(const std::vector<Page>& pages) {
  std::vector<Rendered> rendered;
  Diagnostics diagnostics;
  for (const Page& page : pages) {
    rendered.push_back({page, render_page(page, materials_for(page), tools(), diagnostics)});
  }
  for (const Diagnostic& found : diagnostics.found()) {
    UNSCOPED_INFO(found.place.file << ":" << found.place.line << ": " << found.message);
  }
  CHECK(diagnostics.empty());
  return rendered;
}

/// A company that has everything a page can speak of.
std::vector<Rendered> everything(const std::string& today, bool sample = false) {
  const Record record = test::record_of({{"2025-11-03", {}, {"en"}},
                                         {"2026-04-14", "2026-05-01", {"en", "ko"}},
                                         {"2026-04-14-2", "2026-05-01", {"en", "ko"}},
                                         {"2026-06-01", "2026-08-01", {"en", "ko", "de"}, {}, sample}});
  CompanyToShow company = test::company_of(record);
  company.documents[0].ended = sample;
  Text draft;
  draft.language = "en";
  draft.markdown =
      "# Privacy {: #privacy}\n\n## One {: #one}\n\nNew words.\n\n## Zwei {: #two lang=de}\n\nWorte.\n\n## Three {: "
      "#three}\n\nWords.\n";
  company.documents[0].draft = {draft};
  const Site site = test::site_of();
  std::vector<Page> pages = plan_company(site, company, day(today));
  for (Page& page : plan_site(site, {summarise_company(site, company, day(today))}, {}, day(today))) {
    pages.push_back(std::move(page));
  }
  return render_all(pages);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

std::string bytes_at(const std::vector<Rendered>& rendered, const std::string& address) {
  for (const Rendered& one : rendered) {
    if (one.page.address == address) return one.bytes;
  }
  return {};
}

}  // namespace

TEST_CASE("every page has one title heading, its language, and nothing that leaves readers less alone") {
  for (const char* today : {"2026-04-20", "2026-07-01", "2026-09-01"}) {
    for (const Rendered& one : everything(today)) {
      if (!one.page.address.ends_with(".html")) continue;
      INFO(today << " " << one.page.address);
      CHECK(count(one.bytes, "<h1") == 1);
      CHECK(holds(one.bytes, "<html lang=\"" + one.page.language + "\" dir=\"ltr\">"));
      CHECK(holds(one.bytes,
                  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action "
                  "'none'"));
      CHECK(count(one.bytes, "rel=\"stylesheet\"") == 1);
      for (const char* never :
           {"<script", "<style", " style=", "<img", "<iframe", "javascript:", " onclick", ">site."}) {
        CHECK_FALSE(holds(one.bytes, never));
      }
    }
  }
}

TEST_CASE("a document's page says what is announced, and what changed") {
  const std::string page = bytes_at(everything("2026-07-01"), "en/acme/privacy/index.html");
  CHECK(holds(page, "From August 1, 2026, a new version applies."));
  CHECK(holds(page, "href=\"2026-06-01/\""));
  CHECK(holds(page, "A <strong>change</strong> &amp; more."));
  CHECK(holds(page, "<link rel=\"alternate\" hreflang=\"ko\" href=\"https://example.com/ko/acme/privacy/\">"));
  CHECK(holds(page, "<link rel=\"canonical\" href=\"https://example.com/en/acme/privacy/\">"));
  CHECK(holds(page, "<link rel=\"privacy-policy\" href=\"./\">"));
}

TEST_CASE("an old version says from when to when it was in force, links to what applies, and is not indexed") {
  const std::string page = bytes_at(everything("2026-07-01"), "en/acme/privacy/2025-11-03/index.html");
  CHECK(holds(page,
              "This version is in force from November 3, 2025 through April 30, 2026. A later version replaces it."));
  CHECK(holds(page, "<a href=\"../\">Read what applies today</a>"));
  CHECK(holds(page, "<meta name=\"robots\" content=\"noindex\">"));
}

TEST_CASE("the second version of a day is told from the first") {
  const std::string page = bytes_at(everything("2026-07-01"), "en/acme/privacy/versions/index.html");
  CHECK(holds(page, "April 14, 2026, no. 2"));
  CHECK(holds(page, "replaced before it took effect"));
}

TEST_CASE("a section in another language says so where it stands, in its own language tag") {
  const std::string page = bytes_at(everything("2026-07-01"), "en/acme/privacy/draft/index.html");
  CHECK(holds(page, "It is shown in: German."));
  CHECK(holds(page, "<h2 id=\"two\" lang=\"de\" dir=\"ltr\">"));
  CHECK_FALSE(holds(page, "<h2 id=\"three\" lang"));
}

TEST_CASE("a sample says on every page that it is one") {
  for (const Rendered& one : everything("2026-07-01", true)) {
    const bool is_company_page = one.page.address.ends_with(".html") && holds(one.page.address, "/acme/");
    if (!is_company_page) continue;
    INFO(one.page.address);
    CHECK((holds(one.bytes, "A sample made from a public policy.") || holds(one.bytes, "공개된 방침을 바탕으로")));
    CHECK(holds(one.bytes, "noindex"));
    CHECK_FALSE(holds(one.bytes, "rel=\"alternate\" hreflang"));
  }
}

TEST_CASE("a feed's ids stay when the site moves and when its title changes") {
  const Record record = test::record_of({{"2025-11-03"}, {"2026-04-14"}});
  Diagnostics diagnostics;
  std::set<std::string> ids;
  for (const char* address : {"https://example.com/", "https://elsewhere.example/legal/"}) {
    const std::string base = address;
    const auto pages = plan_company(test::site_of(base), test::company_of(record), day("2026-07-01"));
    const Page page = test::page_at(pages, "en/acme/privacy/feed.atom");
    const std::string feed = render_page(page, materials_for(page), tools(), diagnostics);
    CHECK(holds(feed, "href=\"" + base + "en/acme/privacy/2026-04-14/changes/\""));
    CHECK(holds(feed, "<updated>2026-04-14T00:00:00Z</updated>"));
    for (std::size_t at = feed.find("<id>"); at != std::string::npos; at = feed.find("<id>", at + 1)) {
      ids.insert(feed.substr(at, 60));
    }
  }
  CHECK(ids.size() == 3);
  CHECK(diagnostics.empty());
}

TEST_CASE("the sitemap lists what may be indexed, with its languages, and nothing dated") {
  const std::string map = bytes_at(everything("2026-07-01"), "sitemap.xml");
  CHECK(holds(map, "<loc>https://example.com/en/acme/privacy/</loc>"));
  CHECK(holds(map, "<lastmod>2026-05-01</lastmod>"));
  CHECK(holds(map,
              "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.com/en/acme/privacy/\" />"));
  CHECK_FALSE(holds(map, "/2026-04-14/"));
  CHECK_FALSE(holds(map, "/draft/"));
}

TEST_CASE("facts are published with the version they belong to") {
  const std::string facts = bytes_at(everything("2026-07-01"), "en/acme/privacy/2026-06-01/facts.json");
  CHECK(holds(facts, "\"schema\": 1"));
  CHECK(holds(facts, "\"version\": \"2026-06-01\""));
  CHECK(holds(facts, "\"sha256\": \"hash-2026-06-01\""));
}
