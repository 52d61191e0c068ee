#include "language/segments.h"

#include <catch2/catch.hpp>

using namespace candor::language;

namespace {

/// `a| |b`: the pieces between bars.
std::string pieces(std::string_view text, const std::vector<std::size_t>& ends) {
  std::string barred;
  std::size_t start = 0;
  for (const std::size_t end : ends) {
    if (start > 0) barred += '|';
    barred += text.substr(start, end - start);
    start = end;
  }
  CHECK(start == text.size());
  return barred;
}

std::string words(std::string_view text, std::string_view locale) {
  return pieces(text, word_boundaries(text, locale));
}

}  // namespace

TEST_CASE("words are cut where words are, in bytes") {
  CHECK(words("We keep it, don't we?", "en") == "We| |keep| |it|,| |don't| |we|?");
  CHECK(words("개인정보를 7년간 보관합니다.", "ko") == "개인정보를| |7|년간| |보관합니다|.");
  CHECK(words("個人情報を保管します。", "ja") == "個人|情報|を|保管|し|ます|。");
  CHECK(words("เราเก็บข้อมูล", "th") == "เรา|เก็บ|ข้อมูล");
  CHECK(words("👩‍👩‍👧 a", "en") == "👩‍👩‍👧| |a");
}

TEST_CASE("sentences are cut likewise") {
  const std::string_view text = "We keep it. You may ask! 보관합니다. 끝";
  CHECK(pieces(text, sentence_boundaries(text, "en")) == "We keep it. |You may ask! |보관합니다. |끝");
}

TEST_CASE("an empty text has no pieces, malformed bytes are cut and not lost") {
  CHECK(word_boundaries("", "en").empty());
  for (const std::string_view text : {"\xFF", "a\xC3", "\xE2\x82 a", "\x80\x80 b\xF0\x9F"}) {
    const auto ends = word_boundaries(text, "en");
    REQUIRE_FALSE(ends.empty());
    CHECK(ends.back() == text.size());
  }
}

TEST_CASE("the caller's vector is cleared first") {
  std::vector<std::size_t> ends{99, 100};
  word_boundaries("a b", "en", ends);
  CHECK(ends == std::vector<std::size_t>{1, 2, 3});
  word_boundaries("", "en", ends);
  CHECK(ends.empty());
}

TEST_CASE("texts sort as their language sorts them") {
  CHECK(sort_key("Ärger", "de") < sort_key("Zug", "de"));
  CHECK(sort_key("ärger", "sv") > sort_key("zug", "sv"));
  CHECK(sort_key("가", "ko") < sort_key("나", "ko"));
  CHECK(sort_key("a", "en") == sort_key("a", "en"));
  CHECK(sort_key("", "en") < sort_key("a", "en"));
}

TEST_CASE("text becomes NFC") {
  CHECK(to_nfc("e\xCC\x81") == "é");
  CHECK(to_nfc("각") == "각");
  CHECK_FALSE(is_nfc("e\xCC\x81"));
  CHECK(is_nfc("é 각 plain"));
  CHECK(is_nfc(""));
  CHECK(to_nfc("e\xCC\x81 a\xFF"
               "b\xE2\x82") ==
        "é a\xFF"
        "b\xE2\x82");
}
