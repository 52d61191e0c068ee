#include <catch2/catch.hpp>

#include <functional>

#include "render/page_key.h"
#include "sample_company.h"

using namespace candor;

namespace {

Page some_page() {
  Page page;
  page.address = "en/index.html";
  page.layout = "document";
  page.language = "en";
  page.input = test::texts({{"title", "Privacy"}, {"link", "../"}});
  page.text = {std::make_shared<const std::string>("# A"), "hash-a", "en", "a.md"};
  page.old_text = {std::make_shared<const std::string>("# B"), "hash-b", "en", "b.md"};
  page.changes_of = {"2026-04-14"};
  page.facts_of = "2026-04-14";
  page.bytes = std::make_shared<const std::string>("x");
  page.bytes_hash = "hash-x";
  return page;
}

}  // namespace

TEST_CASE("equal pages under equal tools have equal keys, whoever made them") {
  CHECK(page_key(some_page(), "tools") == page_key(some_page(), "tools"));
  CHECK(page_key(some_page(), "tools").size() == 64);
}

TEST_CASE("a change of any field, or of the tools, changes the key") {
  const std::pair<const char*, std::function<void(Page&)>> changes[] = {
      {"address", [](Page& p) { p.address = "ko/index.html"; }},
      {"layout", [](Page& p) { p.layout = "version"; }},
      {"language", [](Page& p) { p.language = "ko"; }},
      {"document", [](Page& p) { p.document = "terms"; }},
      {"input's text",
       [](Page& p) {
         p.input = test::texts({{"title", "Terms"}, {"link", "../"}});
       }},
      {"input's name",
       [](Page& p) {
         p.input = test::texts({{"name", "Privacy"}, {"link", "../"}});
       }},
      {"input's kind",
       [](Page& p) {
         p.input = Value::list({Value::text("title"), Value::text("Privacy")});
       }},
      {"input's order",
       [](Page& p) {
         p.input = test::texts({{"link", "../"}, {"title", "Privacy"}});
       }},
      {"text's hash", [](Page& p) { p.text.hash = "hash-c"; }},
      {"text's language", [](Page& p) { p.text.language = "ko"; }},
      {"text's name", [](Page& p) { p.text.name = "c.md"; }},
      {"text's absence", [](Page& p) { p.text.markdown = nullptr; }},
      {"old text's hash", [](Page& p) { p.old_text.hash = "hash-c"; }},
      {"old text and text", [](Page& p) { std::swap(p.text, p.old_text); }},
      {"changes", [](Page& p) { p.changes_of.push_back("2026-05-01"); }},
      {"facts", [](Page& p) { p.facts_of = "2026-05-01"; }},
      {"bytes", [](Page& p) { p.bytes_hash = "hash-y"; }},
      {"bytes' absence", [](Page& p) { p.bytes = nullptr; }},
  };
  std::set<std::string> keys{page_key(some_page(), "tools"), page_key(some_page(), "other tools")};
  CHECK(keys.size() == 2);
  for (const auto& [field, change] : changes) {
    INFO(field);
    Page page = some_page();
    change(page);
    CHECK(keys.insert(page_key(page, "tools")).second);
  }
}

TEST_CASE("text moved from one value to its neighbour changes the key") {
  Page one = some_page();
  Page two = some_page();
  one.input = test::texts({{"a", "bc"}, {"d", ""}});
  two.input = test::texts({{"a", "b"}, {"d", "c"}});
  CHECK(page_key(one, "") != page_key(two, ""));
}
