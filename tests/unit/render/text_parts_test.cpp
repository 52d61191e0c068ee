// A text cut into the pieces a page prints, each in one language.
#include <catch2/catch.hpp>

#include "markdown/read_markdown.h"
#include "render/print_tree.h"
#include "render/text_parts.h"

using namespace candor;

namespace {

/// The sections a page prints, each as its language and its headings: `en: Security, Breach`.
std::vector<std::string> sections_of(std::string_view markdown) {
  Diagnostics diagnostics;
  const TreeNode text = markdown::read_text(markdown, "ko.md", diagnostics);
  REQUIRE(diagnostics.in_order().empty());
  std::vector<std::string> sections;
  const Value parts = text_parts(text, render::HtmlOptions{});
  for (const Value& section : parts.at("sections").items()) {
    const Value* language = section.find("language");
    std::string told = language && language->is_defined() ? language->text() + ":" : "own:";
    const std::string& html = section.at("html").text();
    for (std::size_t at = html.find("</h"); at != std::string::npos; at = html.find("</h", at + 1)) {
      const std::size_t begin = html.rfind('>', at) + 1;
      told += " " + html.substr(begin, at - begin);
    }
    sections.push_back(told);
  }
  return sections;
}

}  // namespace

TEST_CASE("a section in another language is one piece with all that stands beneath it") {
  CHECK(sections_of(
            "# T {: #t}\n\n## A {: #a}\n\n## B {: #b lang=en}\n\n### C {: #c lang=en}\n\n#### D {: #d lang=en}\n\n"
            "### E {: #e lang=en}\n\n## F {: #f}\n") == std::vector<std::string>{"own: A", "en: B C D E", "own: F"});
}

TEST_CASE("two of them beside each other are two pieces: a reader who follows a link to the second is told as well") {
  CHECK(sections_of("# T {: #t}\n\n## A {: #a lang=en}\n\n## B {: #b lang=en}\n\n## C {: #c lang=ja}\n") ==
        std::vector<std::string>{"en: A", "en: B", "ja: C"});
}

TEST_CASE("beneath a section, one in a third language is a piece of its own") {
  CHECK(sections_of("# T {: #t}\n\n## A {: #a lang=en}\n\n### B {: #b lang=ja}\n\n## C {: #c}\n") ==
        std::vector<std::string>{"en: A", "ja: B", "own: C"});
}
