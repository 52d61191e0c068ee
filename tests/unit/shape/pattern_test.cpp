#include "shape/pattern.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using candor::shape::Pattern;

TEST_CASE("a pattern is found as ECMA-262 says") {
  struct Row {
    std::string pattern, text;
    bool is_in;
  };
  const std::vector<Row> rows = {
      {"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "billing-records", true},
      {"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "billing-", false},
      {"^[a-z]+$", "word\n", false},  // `$` is the very end
      {"^[a-z]+$", "", false},
      {"b", "abc", true},   // nothing anchors it
      {"^.$", "개", true},  // characters, not bytes
      {"^.$", "개인", false},
      {"^\\u0061\\x62$", "ab", true},
      {"^a.b$", "a\nb", false},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " in " << row.text);
    const auto pattern = Pattern::compile(row.pattern);
    REQUIRE(pattern);
    CHECK(pattern->is_in(row.text) == row.is_in);
  }
}

TEST_CASE("what is no regular expression is no pattern") {
  for (const char* expression : {"(", "[a", "*", "a{2,1}"}) CHECK_FALSE(Pattern::compile(expression));
}

TEST_CASE("a text as long as a file, and one that would take for ever, come to an end") {
  CHECK(Pattern::compile("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")->is_in(std::string(1 << 20, 'a')));
  CHECK_FALSE(Pattern::compile("^(a|a)*$")->is_in(std::string(64, 'a') + "b"));
  CHECK_FALSE(Pattern::compile("^a$")->is_in("\xff"));  // no UTF-8
}
