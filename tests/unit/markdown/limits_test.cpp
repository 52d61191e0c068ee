// Texts that make cmark-gfm slow or large, each at the largest size the bounds let through. Every one was found by
// letting sizes grow until the time did so faster.
#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <string_view>

#include "markdown/author_markdown.h"
#include "markdown/limits.h"
#include "markdown/read_markdown.h"

namespace {

using candor::Diagnostics;
using candor::markdown::find_excess;

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

struct Hostile {
  const char* name;
  std::function<std::string(std::size_t bytes)> text;
};

std::string growing(std::size_t bytes, const std::function<std::string(std::size_t)>& line) {
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) out += line(i);
  return out;
}

const Hostile hostile[] = {
    {"opening brackets", [](std::size_t n) { return repeated("[", n); }},
    {"opening images", [](std::size_t n) { return repeated("![[]()", n); }},
    {"brackets in lines", [](std::size_t n) { return repeated("[\n", n); }},
    {"links in emphasis", [](std::size_t n) { return repeated("*[a](b) ", n); }},
    {"links never closed", [](std::size_t n) { return repeated("[a](<b", n); }},
    {"titles never closed", [](std::size_t n) { return repeated("[a](b \"", n); }},
    {"brackets within brackets", [](std::size_t n) { return std::string(n / 2, '[') + std::string(n / 2, ']'); }},
    {"emphasis of two kinds", [](std::size_t n) { return repeated("*a _b ", n); }},
    {"emphasis within emphasis", [](std::size_t n) { return repeated("*a **b ", n / 2) + repeated("b** a* ", n / 2); }},
    {"asterisks", [](std::size_t n) { return std::string(n, '*') + "a" + std::string(n, '*'); }},
    {"backquotes of all lengths",
     [](std::size_t n) { return growing(n, [](std::size_t i) { return "e" + std::string(i, '`'); }); }},
    {"less-than signs", [](std::size_t n) { return repeated("<", n); }},
    {"declarations never closed", [](std::size_t n) { return repeated("a <!A ", n); }},
    {"comments never closed", [](std::size_t n) { return repeated("a <!-- ", n); }},
    {"instructions never closed", [](std::size_t n) { return repeated("a <?", n); }},
    {"sections never closed", [](std::size_t n) { return repeated("a <![CDATA[", n); }},
    {"tags never closed", [](std::size_t n) { return repeated("<a b=\"", n); }},
    {"ampersands", [](std::size_t n) { return repeated("&#x", n); }},
    {"quotes", [](std::size_t n) { return repeated(">", n); }},
    {"quotes on every line", [](std::size_t n) { return repeated(repeated("> ", 48) + "a\n", n); }},
    {"lines after quotes", [](std::size_t n) { return repeated("> ", 48) + "a\n" + repeated("a\n", n); }},
    {"lists", [](std::size_t n) { return repeated("- ", n); }},
    {"lists on every line", [](std::size_t n) { return repeated(repeated("- ", 48) + "a\n", n); }},
    {"blank lines after lists", [](std::size_t n) { return repeated("- ", 48) + "a\n" + repeated("\n", n); }},
    {"lines after lists", [](std::size_t n) { return repeated("- ", 48) + "a\n" + repeated("a\n", n); }},
    {"empty items", [](std::size_t n) { return repeated("-\n", n); }},
    {"lists ever deeper",
     [](std::size_t n) { return growing(n, [](std::size_t i) { return std::string(2 * i, ' ') + "- a\n"; }); }},
    {"a wide table", [](std::size_t n) { return repeated("|a", n / 2) + "\n" + repeated("|-", n / 2) + "\n"; }},
    {"a wide table of short rows",
     [](std::size_t n) { return repeated("|a", 190) + "\n" + repeated("|-", 190) + "\n" + repeated("a\n", n); }},
    {"a table started over and over", [](std::size_t n) { return repeated("|\n|-\n", n); }},
    {"delimiter rows after lines", [](std::size_t n) { return repeated("a\n", n / 2) + repeated("|-|\n", n / 2); }},
    {"many tables", [](std::size_t n) { return repeated("|a|\n|-|\n\n", n); }},
    {"a long address, used again and again",
     [](std::size_t n) { return "[a]: /" + std::string(n / 2, 'x') + "\n\n" + repeated("[a]", n / 2); }},
    {"a long title, used again and again",
     [](std::size_t n) { return "[a]: /x '" + repeated("x\n", n / 50) + "'\n\n" + repeated("[a] ", n); }},
    {"a letter a line", [](std::size_t n) { return repeated("x\n", n); }},
    {"one line", [](std::size_t n) { return std::string(n, 'a'); }},
    {"carriage returns", [](std::size_t n) { return repeated("a\r", n); }},
    {"backslashes", [](std::size_t n) { return repeated("\\", n); }},
    {"tabs", [](std::size_t n) { return repeated("\t", n); }},
    {"bad bytes", [](std::size_t n) { return repeated("\xFF", n); }},
};

/// In lines, so that the bound on a line's length is not what refuses it.
std::string in_lines(const std::string& text, const char* line_end) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size(); begin += 50'000) out += text.substr(begin, 50'000) + line_end;
  return out;
}

/// The largest of these texts that the bounds let through, within a tenth.
std::string largest_read(const std::function<std::string(std::size_t)>& text) {
  std::size_t read = 0;
  std::size_t refused = candor::markdown::longest_text + 1;
  while (refused - read > refused / 10) {
    const std::size_t middle = read + (refused - read) / 2;
    (find_excess(text(middle)) ? refused : read) = middle;
  }
  return text(read);
}

}  // namespace

TEST_CASE("no text within the bounds keeps the reader busy", "[slow]") {
  for (const Hostile& example : hostile) {
    for (const char* line_end : {"", "\n", "\n\n"}) {
      DYNAMIC_SECTION(example.name << ", line end of " << std::string(line_end).size()) {
        const std::string text = largest_read(
            [&](std::size_t n) { return *line_end ? in_lines(example.text(n), line_end) : example.text(n); });
        CHECK(text.size() >= 24);
        candor::markdown::read_foreign(text);  // about a second; who does not come back meets the time limit of ctest
      }
    }
  }
}

TEST_CASE("texts beyond the bounds are refused before they are parsed, and say where") {
  struct Case {
    const char* name;
    std::string text;
    int line;
    const char* what;
  };
  const Case cases[] = {
      {"too long", repeated("a\n", candor::markdown::longest_text + 2), 262145, "a text of"},
      {"a long line", "a\n\n" + std::string(100'000, 'x'), 3, "a line of 100000 bytes"},
      {"quotes", "a\n" + std::string(100'000, '>').substr(0, 60'000) + "\n", 2, "quotes or lists"},
      {"lists far to the right", "a\n" + std::string(130, ' ') + "- a\n", 2, "quotes or lists"},
      {"columns", "\n" + repeated("|a", 400) + "\n" + repeated("|-", 400) + "\n", 3, "100 columns"},
      {"cells", repeated("|a", 120) + "\n" + repeated("|-", 120) + "\n" + repeated("a\n", 10'000), 986, "cells"},
      {"delimiter rows", repeated("|-|\n", 4 * 50), 41, "rows like"},
      {"openers", "a\n\n" + repeated(repeated("[", 1000) + "\n", 30'000), 2, "signs like"},
      {"definitions", "[a]: /" + std::string(40'000, 'x') + "\n\n" + repeated("[a]\n", 10'000), 2,
       "reference definition"},
  };
  for (const Case& example : cases) {
    DYNAMIC_SECTION(example.name) {
      Diagnostics diagnostics;
      candor::markdown::read_text(example.text, "en.md", diagnostics);
      REQUIRE(diagnostics.found().size() == 1);
      CHECK(diagnostics.found()[0].id == "markdown-limit");
      CHECK(diagnostics.found()[0].place.line == example.line);
      CHECK(diagnostics.found()[0].message.find(example.what) != std::string::npos);
      Diagnostics of_field;
      candor::markdown::check_author_markdown(example.text, {"a.yaml", 1, 1, 1}, of_field);
      CHECK(of_field.has_errors());
    }
  }
}

TEST_CASE("what policies hold is far within the bounds") {
  std::string table = "| a | b | c | d |\n|---|---|---|---|\n";
  for (int row = 0; row < 1000; ++row) table += "| *name* | [x](https://example.com) | `y` | \"z\" & (more) |\n";
  std::string text;
  for (int section = 0; section < 200; ++section)
    text += "## A\n\n" + repeated("words and [links](/a), ", 500) + "\n\n- a\n  - b\n    - c\n\n";
  CHECK_FALSE(find_excess(table));
  CHECK_FALSE(find_excess(text));
}

TEST_CASE("hostile texts of our own give findings, not a crash") {
  for (const Hostile& example : hostile) {
    INFO(example.name);
    Diagnostics diagnostics;
    candor::markdown::read_text(example.text(20'000), "en.md", diagnostics);
    candor::markdown::check_author_markdown(example.text(20'000), {"a.yaml", 1, 1, 1}, diagnostics);
    CHECK(diagnostics.found().size() <= 30'000);
  }
}
