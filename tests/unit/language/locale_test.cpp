#include "language/locale.h"

#include <catch2/catch.hpp>

using namespace candor::language;

TEST_CASE("a language is known by its subtags") {
  for (const char* tag : {"en", "ko", "zh-Hant", "pt-BR", "es-419", "ar-XB", "sr-Latn", "yue", "tlh"}) {
    CAPTURE(tag);
    CHECK(is_known_language(tag));
  }
  for (const char* tag : {"xx", "english", "en-QQ", "en-Xxxx", "en-UK", "kr-KO-x", "zz", "qaa", "", "e", "en_US",
                          "english!", "en-", "-en", "en--US", "en US", "*"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_known_language(tag));
  }
  CHECK_FALSE(is_known_language(std::string(100'000, 'a')));
  CHECK_FALSE(is_known_language(std::string("en\0-US", 6)));
}

TEST_CASE("languages ICU has formats for are told from those it only knows by name") {
  CHECK(has_formats("ko"));
  CHECK(has_formats("pt-BR"));
  CHECK_FALSE(has_formats("tlh"));
  CHECK_FALSE(has_formats("xx"));
}

TEST_CASE("each script runs its way") {
  for (const char* tag : {"ar", "he", "fa", "ur", "az-Arab", "ar-XB", "yi", "dv"}) {
    CAPTURE(tag);
    CHECK(name_of(direction(tag)) == "rtl");
  }
  for (const char* tag : {"en", "ko", "az", "ar-Latn", "zh-Hant", "nonsense!"}) {
    CAPTURE(tag);
    CHECK(name_of(direction(tag)) == "ltr");
  }
  CHECK(script("ko") == "Kore");
  CHECK(script("zh-TW") == "Hant");
  CHECK(script("az-Arab") == "Arab");
  CHECK(script("en") == "Latn");
  CHECK(script("!").empty());
}

TEST_CASE("languages are named in a sentence and by themselves") {
  CHECK(language_name("ko", "en") == "Korean");
  CHECK(language_name("ko", "fr") == "coréen");
  CHECK(language_name("en", "ko") == "영어");
  CHECK(language_name("fa-u-nu-arabext", "en") == "Persian");
  CHECK(language_name("xx", "en") == "xx");
  CHECK(language_name("no tag", "en") == "no tag");
  CHECK(own_name("en") == "English");
  CHECK(own_name("ko") == "한국어");
  CHECK(own_name("fr") == "Français");
  CHECK(own_name("zh-Hant") == "繁體中文");
  CHECK(own_name("pt-BR") == "Português (Brasil)");
}

TEST_CASE("countries are named, and only countries") {
  CHECK(country_name("US", "en") == "United States");
  CHECK(country_name("US", "ko") == "미국");
  CHECK(country_name("KR", "en") == "South Korea");
  CHECK(country_name("KR", "ko") == "대한민국");
  CHECK(country_name("NO", "en") == "Norway");
  CHECK(country_name("HK", "en", NameLength::brief) == "Hong Kong");
  CHECK(country_name("US", "en", NameLength::brief) == "US");
  for (const char* code : {"UK", "DD", "ZZ", "XX", "us", "USA", "EU", "001", ""}) {
    CAPTURE(code);
    CHECK_FALSE(country_name(code, "en"));
  }
}

TEST_CASE("only decimal digits are digits, and Latin ones need no mention") {
  CHECK(are_known_digits("latn"));
  CHECK(are_known_digits("arabext"));
  CHECK_FALSE(are_known_digits("roman"));
  CHECK_FALSE(are_known_digits("nonsense"));
  CHECK_FALSE(are_known_digits(""));
  CHECK(with_digits("fa", "arabext") == "fa-u-nu-arabext");
  CHECK(with_digits("fa", "latn") == "fa");
  CHECK(with_digits("fa", "nonsense") == "fa");
}

TEST_CASE("what writes our words has versions") {
  CHECK(icu_version() == "72.1");
  CHECK(cldr_version() == "42.0");
  CHECK(unicode_version() == "15.0");
}
