// Links by id: found where they are links, and nowhere else.
#include <catch2/catch.hpp>

#include "markdown/links.h"

using namespace candor::markdown;

namespace {

/// Each link as `document|section`, with `[]` behind it when it has no words.
std::vector<std::string> found(std::string_view markdown) {
  std::vector<std::string> all;
  for (const LinkById& link : find_links_by_id(markdown)) {
    CHECK(markdown.substr(link.written_at, link.written.size()) == link.written);
    CHECK(markdown[link.words_end] == ']');
    all.push_back(link.target.document + "|" + link.target.section + (link.has_words ? "" : " []"));
  }
  return all;
}

using All = std::vector<std::string>;

}  // namespace

TEST_CASE("links by id name a section, a document, or a section of a document") {
  CHECK(found("[how long](#retention)") == All{"|retention"});
  CHECK(found("[our terms](document:terms)") == All{"terms|"});
  CHECK(found("[paying](document:terms#payment)") == All{"terms|payment"});
  CHECK(found("[](#retention), [](document:terms)") == All{"|retention []", "terms| []"});
  CHECK(found("[**how** long](#a \"a title\") and\n[two\nlines](#b)") == All{"|a", "|b"});
}

TEST_CASE("other links are left to others") {
  CHECK(found("[a](https://example.com/#b), [c](../terms/), <https://example.com>, [d](mailto:a@b.example)").empty());
  CHECK(found("").empty());
}

TEST_CASE("what only looks like a link is none") {
  CHECK(found("`[x](#a)` and \\[y](#b)").empty());
  CHECK(found("```\n[x](#a)\n```\n\n[z](#c)\n") == All{"|c"});
  CHECK(found("    [x](#a)\n").empty());
  CHECK(found("](#a) and [x](#a").empty());
}

TEST_CASE("a bracket behind a backslash is a word, not the beginning of an empty link") {
  CHECK(found("[a\\[](#b)") == All{"|b"});
  CHECK(found("[a\\\\](#b)") == All{"|b"});
}

TEST_CASE("links stand in lists, quotes and tables too") {
  CHECK(found("- [a](#a)\n\n> [b](#b)\n\n| x |\n| --- |\n| [c](#c) |\n") == All{"|a", "|b", "|c"});
}
