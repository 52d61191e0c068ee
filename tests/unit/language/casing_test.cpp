#include "language/casing.h"

#include <catch2/catch.hpp>

using namespace candor::language;

TEST_CASE("only the first letter changes, as the locale writes it") {
  CHECK(with_first_upper("seven years", "en") == "Seven years");
  CHECK(with_first_upper("émail", "fr") == "Émail");
  CHECK(with_first_upper("istek", "tr") == "İstek");
  CHECK(with_first_upper("istek", "en") == "Istek");
  CHECK(with_first_upper("ǆ", "hr") == "ǅ");
}

TEST_CASE("what has no case, or does not begin with a letter, stays") {
  for (const char* text : {"", "7 years", "개인정보", "بيانات", "Already", "**bold**", "\xFFx"}) {
    CHECK(with_first_upper(text, "en") == text);
  }
}

TEST_CASE("texts compare without capitals") {
  CHECK(folded("Straße") == folded("STRASSE"));
  CHECK(folded("ΣΊΣΥΦΟΣ") == folded("σίσυφος"));
  CHECK(folded("개인정보 처리방침") == "개인정보 처리방침");
}
