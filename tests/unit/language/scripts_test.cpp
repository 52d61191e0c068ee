#include <catch2/catch.hpp>

#include "language/scripts.h"

using candor::language::is_in_foreign_script;

TEST_CASE("words in a script that a language is not written in are foreign to it") {
  CHECK(is_in_foreign_script("개인정보 처리방침", "en"));
  CHECK(is_in_foreign_script("Политика", "de-AT"));
  CHECK(is_in_foreign_script("プライバシーポリシー", "ko"));
  CHECK(is_in_foreign_script("개인정보", "ja"));
}

TEST_CASE("Latin letters, signs and a word among others are at home everywhere") {
  CHECK_FALSE(is_in_foreign_script("Privacy policy", "en"));
  CHECK_FALSE(is_in_foreign_script("API", "ko"));
  CHECK_FALSE(is_in_foreign_script("개인정보 처리방침 (AI)", "ko"));
  CHECK_FALSE(is_in_foreign_script("個人情報の取扱い", "ja"));
  CHECK_FALSE(is_in_foreign_script("隐私政策", "zh-Hans"));
  CHECK_FALSE(is_in_foreign_script("the committee (개인정보) in Seoul", "en"));
  CHECK_FALSE(is_in_foreign_script("2026-01-01: 12 %", "en"));
  CHECK_FALSE(is_in_foreign_script("개인정보", "xx"));
  CHECK_FALSE(is_in_foreign_script("", "en"));
}
