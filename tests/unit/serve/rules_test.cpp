// Who is answered, at which addresses, and when a save is over.
#include <catch2/catch.hpp>

#include "serve/addresses.h"
#include "serve/folder_watch.h"
#include "serve/request_rules.h"

using namespace candor;
using namespace candor::serve;

TEST_CASE("only this machine's own name for itself is answered") {
  CHECK(is_own_host("127.0.0.1:4000", 4000));
  CHECK(is_own_host("localhost:4000", 4000));
  CHECK(is_own_host("LocalHost:4000", 4000));
  CHECK(is_own_host("localhost", 80));
  for (const std::string host :
       {"", "localhost", "127.0.0.1", "localhost:4001", "evil.example:4000", "localhost.evil.example:4000",
        "127.0.0.1:4000.evil.example", "127.0.0.2:4000", "[::1]:4000", "0.0.0.0:4000", "localhost:4000 ",
        " localhost:4000", "user@localhost:4000", "localhost:04000", "2130706433:4000"}) {
    INFO(host);
    CHECK_FALSE(is_own_host(host, 4000));
  }
}

TEST_CASE("another site's page gets nothing, but its links lead here") {
  CHECK(is_for_another_site("cross-site", "no-cors"));
  CHECK(is_for_another_site("cross-site", "cors"));
  CHECK(is_for_another_site("same-site", "cors"));  // another port of this machine
  CHECK_FALSE(is_for_another_site("cross-site", "navigate"));
  CHECK_FALSE(is_for_another_site("same-origin", "cors"));
  CHECK_FALSE(is_for_another_site("none", "navigate"));
  CHECK_FALSE(is_for_another_site("", ""));
}

TEST_CASE("only looking is offered") {
  CHECK(only_looks("GET"));
  CHECK(only_looks("HEAD"));
  for (const std::string method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", ""})
    CHECK_FALSE(only_looks(method));
}

TEST_CASE("an address that was written is read back") {
  for (const View view : all_views) {
    for (const std::string version : {"", "2026-03-01"}) {
      const DocumentAddress written{
          .company = "acme", .document = "privacy", .language = "zh-Hant", .view = view, .version = version};
      const auto address = read_address(address_of(written));
      REQUIRE(address);
      CHECK(address->what == Address::What::document);
      CHECK(address->document.company == "acme");
      CHECK(address->document.document == "privacy");
      CHECK(address->document.language == "zh-Hant");
      CHECK(address->document.view == view);
      CHECK(address->document.version == version);
    }
  }
  CHECK(read_address("/")->what == Address::What::start);
  CHECK(read_address("/_/events")->what == Address::What::events);
  CHECK(read_address("/_/asset/preview.css")->name == "preview.css");
  CHECK(read_address("/_/source/content/acme/company.yaml")->name == "content/acme/company.yaml");
}

TEST_CASE("anything else is no address") {
  for (const std::string path :
       {"", "x", "//", "/_/", "/_/x", "/acme", "/acme/", "/acme/privacy/en", "/acme/privacy/en/",
        "/acme/privacy/en/draft", "/acme/privacy/en/drafts/", "/acme//en/draft/", "/acme/privacy/en/draft/a/b/"}) {
    INFO(path);
    CHECK_FALSE(read_address(path));
  }
}

TEST_CASE("a place is named without blanks, and linked to its line") {
  const Place place{.file = "content/acme/our facts é.yaml", .line = 22};
  CHECK(place_name(place) == "content/acme/our%20facts%20%C3%A9.yaml:22");
  CHECK(source_address(place) == "/_/source/content/acme/our%20facts%20%C3%A9.yaml#L22");
  CHECK(source_address({.file = "content/site.yaml"}) == "/_/source/content/site.yaml");
}

TEST_CASE("a save is over when nothing more comes, and one that never ends is cut") {
  std::vector<std::set<std::string>> coming = {{"b"}, {"a", "c"}, {}, {"late"}};
  std::size_t asked = 0;
  const auto wait = [&] { return coming.at(asked++); };
  CHECK(gather_until_quiet({"a"}, 20, wait) == std::set<std::string>{"a", "b", "c"});
  CHECK(asked == 3);
  int times = 0;
  const auto storm = [&] { return std::set<std::string>{std::to_string(++times)}; };
  CHECK(gather_until_quiet({"0"}, 5, storm).size() == 6);
}
