// The source line under a finding: right under what it marks in every script, short, and harmless.
#include <catch2/catch.hpp>

#include "files/memory_files.h"
#include "report/columns.h"
#include "report/source_lines.h"

using namespace candor;

namespace {

std::string shown(const std::string& text, Place place) {
  MemoryFiles files;
  REQUIRE(files.write("a.yaml", text));
  place.file = "a.yaml";
  const ShownLine line = SourceLines(files, "").show(place);
  return line.caret.empty() ? line.text : line.text + "\n" + line.caret;
}

std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a caret stands under the first character, tildes under the others") {
  CHECK(shown("a\nkeep: 7 yeers\n", {.line = 2, .column = 7, .length = 7}) == "keep: 7 yeers\n      ^~~~~~~");
  CHECK(shown("keep: 7 yeers", {.line = 1, .column = 7}) == "keep: 7 yeers\n      ^");
}

TEST_CASE("wide characters take two columns before the caret and under it") {
  CHECK(shown("회사: 모루\n", {.line = 1, .column = 5, .length = 2}) == "회사: 모루\n      ^~~~");
  CHECK(terminal_columns("회사") == 4);
  CHECK(terminal_columns("e\u0301") == 1);
}

TEST_CASE("a place behind the end of the line stands at its end") {
  CHECK(shown("abc\n", {.line = 1, .column = 9, .length = 3}) == "abc\n   ^");
}

TEST_CASE("a long line is shown around the place") {
  const std::string line = repeated("word ", 100) + "MARK " + repeated("word ", 100);
  const std::string text = shown(line, {.line = 1, .column = 501, .length = 4});
  const std::size_t mark = text.find("MARK");
  REQUIRE(mark != std::string::npos);
  CHECK(text.starts_with("…"));
  CHECK(text.size() < 400);
  const std::string caret = text.substr(text.find('\n') + 1);
  CHECK(caret.find('^') + std::string("…").size() - 1 == mark);
  CHECK(caret.ends_with("^~~~"));
}

TEST_CASE("several places on one long line are found whatever their order") {
  MemoryFiles files;
  REQUIRE(files.write("a.yaml", repeated("한 ", 300) + "x"));
  SourceLines lines(files, "");
  const ShownLine late = lines.show({"a.yaml", 1, 601, 1});
  const ShownLine early = lines.show({"a.yaml", 1, 301, 1});
  CHECK(lines.show({"a.yaml", 1, 601, 1}).text == late.text);
  CHECK(late.text.ends_with("x"));
  CHECK(early.text.starts_with("…한 "));
}

TEST_CASE("controls, bidi signs, C1 and carriage returns never reach the terminal") {
  CHECK(shown("a\x1b[31m\u202e\u009b\a\tb\r\n", {.line = 1, .column = 2}) == "a\uFFFD[31m\uFFFD\uFFFD\uFFFD b\n ^");
}

TEST_CASE("nothing is shown of a line or file that is not there") {
  CHECK(shown("a\n", {.line = 7, .column = 1}).empty());
  CHECK(shown("a\n", {.line = 0, .column = 0}).empty());
  const MemoryFiles files;
  CHECK(SourceLines(files, "").show({"none.yaml", 1, 1, 1}).text.empty());
}
