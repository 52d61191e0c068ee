// What the printer adds when it is asked to.
#include <catch2/catch.hpp>

#include <string>

#include "markdown/read_markdown.h"
#include "render/print_tree.h"

namespace {

using candor::render::HtmlOptions;

std::string printed(std::string_view markdown, const HtmlOptions& options) {
  candor::Diagnostics diagnostics;
  const auto tree = candor::markdown::read_text(markdown, "en.md", diagnostics);
  REQUIRE(diagnostics.empty());
  return candor::render::print_html(tree, options);
}

const HtmlOptions plain;

}  // namespace

TEST_CASE("a heading prints its id") {
  CHECK(printed("## Cookies {: #cookies}\n", plain) == "<h2 id=\"cookies\">Cookies</h2>\n");
  CHECK(printed("## Cookies {: #cookies}\n", {.heading_ids = false}) == "<h2>Cookies</h2>\n");
}

TEST_CASE("a heading links to itself when a label for the link is given") {
  const HtmlOptions options{.anchor_label = [](const std::string& title) { return "Link to “" + title + "”"; }};
  CHECK(printed("## *Our* \"Cookies\" {: #c}\n", options) ==
        "<h2 id=\"c\"><em>Our</em> &quot;Cookies&quot; <a class=\"anchor\" data-aid href=\"#c\" "
        "aria-label=\"Link to “Our &quot;Cookies&quot;”\">#</a></h2>\n");
}

TEST_CASE("headings are shifted, never beyond the sixth level") {
  CHECK(printed("# A {: #a}\n\n###### B {: #b}\n", {.heading_shift = 1}) ==
        "<h2 id=\"a\">A</h2>\n<h6 id=\"b\">B</h6>\n");
}

TEST_CASE("a section in another language says so on each of its blocks, up to the next heading of its level") {
  const HtmlOptions options{.direction = [](const std::string& language) { return language == "ar" ? "rtl" : "ltr"; }};
  CHECK(printed("## A {: #a lang=ar}\n\nb\n\n### C {: #c}\n\n- d\n\n## E {: #e}\n\nf\n", options) ==
        "<h2 id=\"a\" lang=\"ar\" dir=\"rtl\">A</h2>\n<p lang=\"ar\" dir=\"rtl\">b</p>\n"
        "<h3 id=\"c\" lang=\"ar\" dir=\"rtl\">C</h3>\n<ul lang=\"ar\" dir=\"rtl\">\n<li>d</li>\n</ul>\n"
        "<h2 id=\"e\">E</h2>\n<p>f</p>\n");
}

TEST_CASE("a table can stand in a region, with scopes, row headers and labels for the narrow layout") {
  const HtmlOptions options{.table_label = [](const std::string& header) { return "Table: " + header; },
                            .header_scopes = true,
                            .row_headers = true,
                            .cell_labels = true,
                            .data_align = true};
  CHECK(
      printed("| Who | *What* |\n|---|--:|\n| a | b |\n", options) ==
      "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table: Who\">\n"
      "<table>\n<thead>\n<tr>\n<th scope=\"col\">Who</th>\n<th data-align=\"right\" scope=\"col\"><em>What</em></th>\n"
      "</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">a</th>\n"
      "<td data-align=\"right\" data-label=\"What\">b</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("an image can be a link, so that no other host is asked") {
  const auto tree = candor::markdown::read_foreign("![a *b*](https://example.com/x.png) [![c](/d)](/e)\n");
  CHECK(candor::render::print_html(tree, {.images = false}) ==
        "<p><a href=\"https://example.com/x.png\">a b</a> <a href=\"/e\">c</a></p>\n");
}
