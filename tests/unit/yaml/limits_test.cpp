// Hostile files: each must end quickly, with a diagnostic that has a place, never in a crash or a hang.
#include <catch2/catch.hpp>

#include <string>

#include "yaml/read_yaml.h"

using candor::Diagnostics;
using candor::yaml::Limits;
using candor::yaml::read_yaml;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string text;
  for (std::size_t index = 0; index < times; ++index) text += piece;
  return text;
}

/// Reads it, and fails when it ends in neither a node nor an error. That it ends at all, ctest watches.
std::string first_id(const std::string& source, const Limits& limits = {}) {
  Diagnostics diagnostics;
  const auto node = read_yaml(source, "f.yaml", diagnostics, limits);
  CHECK(node.has_value() == !diagnostics.has_errors());
  CHECK(diagnostics.found().size() < 100);
  return diagnostics.empty() ? "" : diagnostics.in_order().front().id;
}

constexpr std::size_t many = 200'000;

}  // namespace

TEST_CASE("deep nesting is refused in every form") {
  CHECK(first_id(repeated("[", many)) == "yaml-syntax");
  CHECK(first_id(repeated("{a: ", many)) == "yaml-syntax");
  CHECK(first_id(repeated("- ", many)) == "yaml-limit");
  CHECK(first_id("a: " + repeated("[", 33) + repeated("]", 33)) == "yaml-limit");
  CHECK(first_id("a: " + repeated("[", 31) + repeated("]", 31)).empty());
  std::string steps;
  for (int depth = 0; depth < 500; ++depth) steps += std::string(static_cast<std::size_t>(depth), ' ') + "a:\n";
  CHECK(first_id(steps) == "yaml-limit");
}

TEST_CASE("floods of one sign end in an error") {
  for (const std::string piece : {"]", "}", ",",    ":",   "? ",   ": ", "*a ", "&a ", "! ", "|\n", "\"",
                                  "'", "#", "--- ", "a: ", "a:\n", "[]", "{},", "\n-", "%",  "@",   "`"}) {
    INFO(piece);
    const std::string id = first_id(repeated(piece, 50'000));
    const bool is_good = piece == "#" || piece == "\n-" || piece == "'" || piece == "--- ";  // comments, items, a text
    if (!is_good) CHECK_FALSE(id.empty());
  }
}

TEST_CASE("sizes are bounded") {
  CHECK(first_id("a: " + repeated("x", 2U << 20U)) == "yaml-limit");
  CHECK(first_id("a: " + repeated("x", 300U << 10U)) == "yaml-limit");
  CHECK(first_id(repeated("- a\n", 110'000)) == "yaml-limit");
  CHECK(first_id("[" + repeated("a,", many) + "a]") == "yaml-limit");
  CHECK(first_id("a: b\n", Limits{4, 32, 100, 100}) == "yaml-limit");
  CHECK(first_id("a: [b, c]\n", Limits{100, 32, 3, 100}) == "yaml-limit");
  CHECK(first_id("a: [b, c]\n", Limits{100, 1, 10, 100}) == "yaml-limit");
}

TEST_CASE("long lines and many lines stay fast") {
  CHECK(first_id("a: [" + repeated("b, ", 40'000) + "c]\n").empty());
  CHECK(first_id("a: \"" + repeated("\\\\", 100'000) + "\"\n").empty());
  CHECK(first_id("a: |\n" + repeated("  text\n", 30'000)).empty());
  CHECK(first_id("a: \"" + repeated("word\n  ", 20'000) + "\"\n").empty());
  CHECK(first_id(repeated("# comment\n", 100'000)).empty());
  CHECK(first_id(repeated("\n", 1'000'000)).empty());
  CHECK(first_id("a:" + repeated(" ", 1'000'000) + "b\n").empty());
  CHECK(first_id(repeated("a: b\n", 40'000)) == "yaml-duplicate-key");
}

TEST_CASE("unclosed quotes in long files are found at the quote") {
  CHECK(first_id("a: \"" + repeated("x\n  ", 50'000)) == "yaml-unclosed-quote");
  CHECK(first_id("a: 'x\n" + repeated("b: c\n", 50'000)) == "yaml-unclosed-quote");
}

TEST_CASE("every beginning of a good file reads or is an error with a place") {
  const std::string whole =
      "a: \"x \\u00e9\"\nb:\n  - {c: [d, 'e']}\n  - |\n    f\n  - >-\n    g\nh: 값 # i\n\"j\": k\n";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    Diagnostics diagnostics;
    const auto node = read_yaml(whole.substr(0, length), "f.yaml", diagnostics);
    CHECK(node.has_value() == diagnostics.empty());
    for (const auto& one : diagnostics.found()) CHECK(one.place.line > 0);
  }
}

TEST_CASE("every byte of a good file may be any sign, and nothing breaks") {
  const std::string whole = "a: \"x\"\nb:\n  - {c: [d, 'e']}\n  - |\n    f\nh: i # j\n";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char sign : std::string("\"'[]{},:-?|>#&*!%@` \n\t\\~a\0", 27)) {
      std::string changed = whole;
      changed[at] = sign;
      Diagnostics diagnostics;
      const auto node = read_yaml(changed, "f.yaml", diagnostics);
      if (node.has_value() == diagnostics.has_errors()) FAIL(changed);
    }
  }
}
