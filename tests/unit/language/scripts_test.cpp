#include <catch2/catch.hpp>

#include "language/scripts.h"

using candor::language::Scripts;

TEST_CASE("words in a script that a language is not written in are foreign to it") {
  CHECK(Scripts("en").are_foreign_to("개인정보 처리방침"));
  CHECK(Scripts("de-AT").are_foreign_to("Политика"));
  CHECK(Scripts("ko").are_foreign_to("プライバシーポリシー"));
  CHECK(Scripts("ja").are_foreign_to("개인정보"));
}

TEST_CASE("Latin letters, signs and a word among others are at home everywhere") {
  CHECK_FALSE(Scripts("en").are_foreign_to("Privacy policy"));
  CHECK_FALSE(Scripts("ko").are_foreign_to("API"));
  CHECK_FALSE(Scripts("ko").are_foreign_to("개인정보 처리방침 (AI)"));
  CHECK_FALSE(Scripts("ja").are_foreign_to("個人情報の取扱い"));
  CHECK_FALSE(Scripts("zh-Hans").are_foreign_to("隐私政策"));
  CHECK_FALSE(Scripts("en").are_foreign_to("the committee (개인정보) in Seoul"));
  CHECK_FALSE(Scripts("en").are_foreign_to("2026-01-01: 12 %"));
  CHECK_FALSE(Scripts("xx").are_foreign_to("개인정보"));
  CHECK_FALSE(Scripts("en").are_foreign_to(""));
}
