// JSON as it is printed: its layout, what stands in quotes, what is left out.
#include <catch2/catch.hpp>

#include "json/write_json.h"

using namespace candor;
using namespace candor::json;

namespace {

Value example() {
  return Value::record({{"a", Value::number(-7)},
                        {"left out", Value()},
                        {"b", Value::list({Value::flag(true), Value::none(), Value::list({})})},
                        {"c", Value::record({{"d", Value::map({})}, {"e", Value::scalar(Kind::period, "7 years")}})}});
}

}  // namespace

TEST_CASE("two spaces a level, what is empty on one line, a line feed at the end") {
  CHECK(write_json(example()) ==
        "{\n"
        "  \"a\": -7,\n"
        "  \"b\": [\n"
        "    true,\n"
        "    null,\n"
        "    []\n"
        "  ],\n"
        "  \"c\": {\n"
        "    \"d\": {},\n"
        "    \"e\": \"7 years\"\n"
        "  }\n"
        "}\n");
  CHECK(write_json(Value::list({})) == "[]\n");
}

TEST_CASE("all on one line, without blanks") {
  CHECK(write_json(example(), Layout::one_line) == R"({"a":-7,"b":[true,null,[]],"c":{"d":{},"e":"7 years"}})");
}

TEST_CASE("what ends a string, moves a cursor or turns text around is an escape; what is no UTF-8 is U+FFFD") {
  const auto written = [](const std::string& text) { return write_json(Value::text(text), Layout::one_line); };
  CHECK(written("a\"b\\c\nd\x1b") == R"("a\"b\\c\nd\u001b")");
  CHECK(written("\xe2\x80\xae\x7f\xc2\x9b") == R"("\u202e\u007f\u009b")");
  CHECK(written("한국어") == "\"한국어\"");
  CHECK(written("\xff") == "\"\xef\xbf\xbd\"");
  CHECK(write_json(Value::map({{"\x1b", Value::number(1)}}), Layout::one_line) == R"({"\u001b":1})");
}
