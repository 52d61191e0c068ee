// UTF-8: what is well-formed, how it is walked and counted, and what never reaches a terminal.
#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace candor;

TEST_CASE("text of every length of sequence is well-formed, also past eight plain letters") {
  CHECK_FALSE(find_bad_utf8("keep ü 한 👪 and more plain letters"));
  CHECK_FALSE(find_bad_utf8("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"));  // around the surrogates, and the last
}

TEST_CASE("the first byte that is not well-formed is found (Unicode 15, table 3-7)") {
  CHECK(find_bad_utf8("abcdefghij\xFFk") == 10U);
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\x80", "\xED\xA0\x80", "\xF0\x8F\x80\x80",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xC3"}) {
    CHECK(find_bad_utf8(bad) == 0U);
  }
}

TEST_CASE("a malformed byte is read as U+FFFD and passed at once") {
  const std::string_view text = "\xC3(";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == 1);
  CHECK(next_code_point(text, at) == U'(');
  CHECK(count_code_points("12345678\xC3한👪") == 11);
}

TEST_CASE("what is written is read again as the same") {
  for (const char32_t c : {U'a', U'ü', U'한', U'👪', char32_t{0x10FFFF}}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == c);
    CHECK(at == text.size());
  }
}

TEST_CASE("a terminal is shown no control, nor what turns text around") {
  CHECK(safe_for_terminal("a\tb\nc") == "a b\nc");
  CHECK(safe_for_terminal("\x1b[31m\u202e\u2066\u009b\ufeff\r") == "\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd");
}

TEST_CASE("an excerpt is one line, counts characters, and says that there was more") {
  CHECK(excerpt("한국어\n글", 5) == "한국어 글");
  CHECK(excerpt("한국어\n글", 3) == "한국어…");
}

TEST_CASE("the code point before a place is read back whole, and never from too far") {
  const std::string text = "aé한";
  CHECK(code_point_before(text, text.size()) == U'한');
  CHECK(code_point_before(text, 3) == U'é');
  CHECK(code_point_before(text, 1) == U'a');
  CHECK(code_point_before("\x80\x80\x80\x80\x80\x80", 6) == U'\uFFFD');
}
