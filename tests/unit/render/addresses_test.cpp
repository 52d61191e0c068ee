#include <catch2/catch.hpp>

#include "render/addresses.h"

using candor::Addresses;
using candor::file_of;
using candor::relative_link;

TEST_CASE("every address of the site is the one that others link to") {
  const Addresses addresses("https://example.com", true);
  CHECK(Addresses::root().empty());
  CHECK(addresses.site("en") == "en/");
  CHECK(addresses.company("en", "modelux") == "en/modelux/");
  const auto at = addresses.document("en", "modelux", "privacy");
  CHECK(at.document() == "en/modelux/privacy/");
  CHECK(at.versions() == "en/modelux/privacy/versions/");
  CHECK(at.version("2026-04-14") == "en/modelux/privacy/2026-04-14/");
  CHECK(at.changes("2026-04-14") == "en/modelux/privacy/2026-04-14/changes/");
  CHECK(at.since("2026-04-14") == "en/modelux/privacy/2026-04-14/since/");
  CHECK(at.draft() == "en/modelux/privacy/draft/");
  CHECK(at.text("2026-04-14") == "en/modelux/privacy/2026-04-14/text.md");
  CHECK(at.fragment("2026-04-14") == "en/modelux/privacy/2026-04-14/text.fragment");
  CHECK(at.facts_data("2026-04-14") == "en/modelux/privacy/2026-04-14/facts.json");
  CHECK(at.changes_data("2026-04-14") == "en/modelux/privacy/2026-04-14/changes.json");
  CHECK(at.sums("2026-04-14") == "en/modelux/privacy/2026-04-14/SHA256SUMS");
  CHECK(at.feed() == "en/modelux/privacy/feed.atom");
}

TEST_CASE("a site of one company need not name it in its addresses") {
  const Addresses addresses("https://acme.example/legal/", false);
  CHECK(addresses.company("ko", "acme") == "ko/");
  CHECK(addresses.document("ko", "acme", "privacy").versions() == "ko/privacy/versions/");
}

TEST_CASE("a whole URL counts from the base URL, with a path or without") {
  CHECK(Addresses("https://example.com", true).absolute("en/") == "https://example.com/en/");
  CHECK(Addresses("https://example.com/legal", true).absolute("en/") == "https://example.com/legal/en/");
  CHECK(Addresses("https://example.com/legal/", true).from_host("assets/site.css") == "/legal/assets/site.css");
  CHECK(Addresses("https://example.com", true).from_host("") == "/");
}

TEST_CASE("links are relative, whatever the two pages have in common") {
  struct Case {
    const char* from;
    const char* to;
    const char* link;
  };
  const Case cases[] = {
      {"", "en/", "en/"},
      {"en/", "", "../"},
      {"en/", "en/", "./"},
      {"en/modelux/", "ko/modelux/", "../../ko/modelux/"},
      {"en/modelux/privacy/", "en/modelux/privacy/2026-04-14/", "2026-04-14/"},
      {"en/modelux/privacy/2026-04-14/changes/", "en/modelux/privacy/2026-04-14-2/", "../../2026-04-14-2/"},
      {"en/modelux/privacy/versions/", "assets/site.css", "../../../../assets/site.css"},
      {"en/modelux/privacy/feed.atom", "en/modelux/privacy/2026-04-14/", "2026-04-14/"},
      {"en/a/", "en/ab/", "../ab/"},
  };
  for (const Case& c : cases) CHECK(relative_link(c.from, c.to) == c.link);
}

TEST_CASE("a page's file is the index of its folder") {
  CHECK(file_of("") == "index.html");
  CHECK(file_of("en/modelux/") == "en/modelux/index.html");
  CHECK(file_of("robots.txt") == "robots.txt");
}
