// A redline as data and as text, and the longest common subsequence beneath it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

#include "compare/compare_texts.h"
#include "compare/longest_common.h"
#include "compare/redline_json.h"
#include "compare/redline_text.h"
#include "markdown/read_markdown.h"

using namespace candor;

namespace {

Redline redline_of(std::string_view old_text, std::string_view new_text) {
  return compare_texts(markdown::read_foreign(old_text), markdown::read_foreign(new_text), "en");
}

using Row = std::vector<std::uint32_t>;

Row random_row(std::mt19937& random, std::size_t length, unsigned different) {
  Row row(length);
  for (auto& number : row) number = static_cast<std::uint32_t>(random() % different);
  return row;
}

std::size_t length_by_table(const Row& a, const Row& b) {
  std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1);
  for (const std::uint32_t number : a) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = number == b[j] ? above[j] + 1 : std::max(above[j + 1], row[j]);
    }
    std::swap(above, row);
  }
  return above.back();
}

bool is_common_subsequence(const std::vector<compare::Match>& matches, const Row& a, const Row& b) {
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (a.at(matches[i].old_index) != b.at(matches[i].new_index)) return false;
    const bool rises =
        i == 0 || (matches[i - 1].old_index < matches[i].old_index && matches[i - 1].new_index < matches[i].new_index);
    if (!rises) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the longest common subsequence of short rows is the longest") {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    const Row a = random_row(random, random() % 30, 1 + random() % 12),
              b = random_row(random, random() % 30, 1 + random() % 12);
    const auto matches = compare::longest_common(a, b);
    REQUIRE(is_common_subsequence(matches, a, b));
    REQUIRE(matches.size() == length_by_table(a, b));
  }
}

TEST_CASE("of long unlike rows a good common subsequence is found in bounded time") {
  std::mt19937 random(2);
  const Row a = random_row(random, 4000, 6), b = random_row(random, 5000, 6);
  const auto matches = compare::longest_common(a, b);
  REQUIRE(is_common_subsequence(matches, a, b));
  CHECK(10 * matches.size() > 8 * length_by_table(a, b));
  const Row c = random_row(random, 60000, 4), d = random_row(random, 60000, 4);
  CHECK(is_common_subsequence(compare::longest_common(c, d), c, d));
}

TEST_CASE("what keeps its order is the heaviest run") {
  const std::vector<compare::Match> pairs = {{0, 2}, {1, 0}, {2, 1}, {3, 3}};
  CHECK(compare::heaviest_increasing(pairs, std::vector<std::size_t>{1, 1, 1, 1}) ==
        std::vector<bool>{false, true, true, true});
  CHECK(compare::heaviest_increasing(pairs, std::vector<std::size_t>{9, 1, 1, 1}) ==
        std::vector<bool>{true, false, false, true});
  CHECK(compare::heaviest_increasing({}, {}).empty());
}

TEST_CASE("a redline as data has the names of the design") {
  const Redline redline = redline_of("# One\n\n- a [x](https://a.example)\n", "# One\n\n- a [x](https://b.example)\n");
  const Value value = redline_as_value(redline, "0a", "0b");
  CHECK(value.at("schema").number() == 1);
  CHECK(value.at_path("old.sha256").text() == "0a");
  CHECK(value.at_path("new.sha256").text() == "0b");
  CHECK(value.at_path("counts.stretches").number() == 1);
  CHECK(value.at_path("counts.inserted_words").number() == 0);
  CHECK(value.at_path("tree.0.type").text() == "heading");
  CHECK(value.at_path("tree.0.mark").text() == "none");
  CHECK(value.at_path("tree.0.attrs.level").number() == 1);
  const Value& gone = value.at_path("tree.1.children.0.children.0.children.1");
  CHECK(gone.at("type").text() == "link");
  CHECK(gone.at("mark").text() == "del");
  CHECK(gone.at_path("attrs.url").text() == "https://a.example");
  CHECK(gone.at("same_words").is_yes());
}

TEST_CASE("a moved block has its number and its mark in the data") {
  const Redline redline = redline_of("# A\n\n## B\n\nfew words\n\n## C\n\nmany more words stand here\n",
                                     "# A\n\n## C\n\nmany more words stand here\n\n## B\n\nfew words\n");
  const Value value = redline_as_value(redline, "", "");
  CHECK(value.at_path("tree.1.mark").text() == "move-from");
  CHECK(value.at_path("tree.1.move").number() == 1);
  CHECK(value.at_path("tree.5.mark").text() == "move-to");
  CHECK(value.at_path("counts.moved_blocks").number() == 2);
}

TEST_CASE("a table row's key is in the data") {
  const Redline redline = redline_of("| a | b |\n|---|---|\n| x | y |\n", "| a | b |\n|---|---|\n| x | z |\n");
  CHECK(redline_as_value(redline, "", "").at_path("tree.0.children.1.attrs.key").text() == "x");
}

TEST_CASE("in colour the marks stand as well") {
  RedlineTextOptions options;
  options.colour = true;
  CHECK(redline_as_text(redline_of("kept gone here", "kept come here"), options) ==
        "kept \x1b[31m[-gone-]\x1b[0m\x1b[32m{+come+}\x1b[0m here\n");
}

TEST_CASE("unfolded, all of the text stands") {
  RedlineTextOptions options;
  options.fold = false;
  CHECK(redline_as_text(redline_of("one\n\ntwo\n\nthree", "one\n\ntwo\n\nthree four"), options) ==
        "one\n\ntwo\n\nthree{+ four+}\n");
}

TEST_CASE("as Markdown, words cannot become markup") {
  RedlineTextOptions options;
  options.style = RedlineStyle::markdown;
  CHECK(redline_as_text(redline_of("a \\*b\\* c", "a \\*b\\* \\<d\\>"), options) == "a \\*b\\* {--c--}{++\\<d\\>++}\n");
}

TEST_CASE("what a text holds cannot steer the terminal") {
  const std::string shown = redline_as_text(redline_of("safe", "safe \x1b[2J \xe2\x80\xae"));
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find("\xe2\x80\xae") == std::string::npos);
}
