// Without options and marks the printer gives cmark-gfm's HTML, byte for byte.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "bytes_of.h"
#include "markdown/read_markdown.h"
#include "render/print_tree.h"
#include "unit/print_tree/cmark_html.h"
#include "unit/print_tree/random_markdown.h"

namespace {

using candor::NodeType;
using candor::TreeNode;
using candor::test::bytes_of;

const std::filesystem::path folder = std::filesystem::path(PROJECT_DIR) / "tests/markdown";

std::vector<std::string> small_cases() {
  const std::string all = bytes_of(folder / "cases.txt");
  std::vector<std::string> cases;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find("%%%\n", begin), all.size());
    cases.push_back(all.substr(begin, end - begin));
    begin = end + 4;
  }
  return cases;
}

bool has_raw_html(const TreeNode& node) {
  return node.type == NodeType::html_block || node.type == NodeType::html_inline ||
         std::any_of(node.children.begin(), node.children.end(), has_raw_html);
}

std::string printed(std::string_view markdown) {
  return candor::render::print_html(candor::markdown::read_foreign(markdown));
}

}  // namespace

TEST_CASE("whole texts print as cmark-gfm prints them") {
  std::size_t texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    ++texts;
    DYNAMIC_SECTION(entry.path().filename().string()) {
      const std::string markdown = bytes_of(entry.path());
      CHECK(printed(markdown) == candor::test::cmark_html(markdown));
    }
  }
  CHECK(texts >= 4);
}

TEST_CASE("each small case prints as cmark-gfm prints it") {
  const auto cases = small_cases();
  CHECK(cases.size() >= 300);
  for (const std::string& markdown : cases) {
    const auto tree = candor::markdown::read_foreign(markdown);
    if (markdown.starts_with("---\n")) continue;  // front matter, set aside in foreign Markdown
    INFO(markdown);
    CHECK_FALSE(has_raw_html(tree));
    CHECK(candor::render::print_html(tree) == candor::test::cmark_html(markdown));
  }
}

TEST_CASE("a case without its last line feed prints the same way as cmark's") {
  for (std::string markdown : small_cases()) {
    if (markdown.starts_with("---\n")) continue;
    markdown.pop_back();
    INFO(markdown);
    CHECK(printed(markdown) == candor::test::cmark_html(markdown));
  }
}

TEST_CASE("markdown nobody would write prints as cmark-gfm prints it") {
  for (unsigned seed = 0; seed < 1500; ++seed) {
    candor::test::RandomMarkdown random(seed);
    const std::string markdown = "a" + random.text(5 + static_cast<int>(seed % 80));
    INFO("seed " << seed << ":\n" << markdown);
    REQUIRE(printed(markdown) == candor::test::cmark_html(markdown));
  }
}

TEST_CASE("raw HTML is printed as its source text") {
  CHECK(printed("a <b>c</b>\n") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
  CHECK(printed("<script>x</script>\n") == "<pre><code>&lt;script&gt;x&lt;/script&gt;\n</code></pre>\n");
}

TEST_CASE("an address outside the allow-list goes nowhere") {
  CHECK(printed("[a](javascript:alert%281%29)\n") == "<p><a href=\"\">a</a></p>\n");
  CHECK(printed("![a](data:image/png;base64,xx)\n") == "<p><img src=\"\" alt=\"a\" /></p>\n");
  CHECK(printed("[a](//evil.example)\n") == "<p><a href=\"\">a</a></p>\n");
}
