#include <catch2/catch.hpp>

#include "language/characters.h"

using namespace candor::language;

TEST_CASE("letters and digits of every script are told from signs") {
  for (const char32_t c : {U'a', U'Z', U'0', U'é', U'ß', U'한', U'漢', U'か', U'ก', U'ع', U'٣'})
    CHECK(is_letter_or_digit(c));
  for (const char32_t c : {U' ', U'.', U'_', U'—', U'。', U'、', U'「', U'🙂', U'؟', U'\u00A0'})
    CHECK_FALSE(is_letter_or_digit(c));
}

TEST_CASE("white space of every width is white space") {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\u00A0', U'\u202F', U'\u3000'}) CHECK(is_white_space(c));
  for (const char32_t c : {U'a', U'\u200B', U'\uFEFF', U'.'}) CHECK_FALSE(is_white_space(c));
}

TEST_CASE("letters with capitals are told from others") {
  for (const char32_t c : {U'a', U'Z', U'é', U'ß', U'Σ', U'ж'}) CHECK(is_cased_letter(c));
  for (const char32_t c : {U'한', U'漢', U'ع', U'0', U'['}) CHECK_FALSE(is_cased_letter(c));
}
