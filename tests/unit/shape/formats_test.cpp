// The strict readers, each with what it takes and what it refuses.
#include "shape/formats.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "model/period.h"
#include "shape/language_tag.h"

using namespace candor;
using shape::fault_in;
using shape::Format;

namespace {

void takes(Format format, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    INFO(text);
    CHECK_FALSE(fault_in(format, text));
  }
}

void refuses(Format format, const std::string& id, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    INFO(text);
    const auto fault = fault_in(format, text);
    REQUIRE(fault);
    CHECK(fault->id == id);
    CHECK_FALSE(fault->help.empty());
  }
}

}  // namespace

TEST_CASE("dates are days of the calendar") {
  takes(Format::date, {"2026-04-14", "2024-02-29", "1000-01-01", "9999-12-31"});
  refuses(Format::date, "bad-date",
          {"", "2026-02-31", "2026-02-29", "2026-00-10", "26-04-14", "2026-4-14", "2026-04-14 ", " 2026-04-14",
           "2026-04-1x", "２０２６-04-14", "+026-04-14"});
}

TEST_CASE("periods are a number and a unit") {
  takes(Format::period,
        {"1 hour", "72 hours", "1 business day", "10 business days", "9999 days", "13 months", "6 weeks"});
  refuses(Format::period, "bad-period",
          {"", "0 days", "-1 days", "+1 day", "1.5 years", "7", "years", "7  years", "7 Years", "7\u00a0years",
           "10000 days", "99999999999999999999 days", "7 years ", "1 years", "2 year", "a year", "7 years 2 months"});
}

TEST_CASE("countries and languages are codes in use") {
  takes(Format::country, {"KR", "US", "NO", "GB", "DE"});
  refuses(Format::country, "bad-country", {"", "kr", "UK", "EU", "XX", "ZZ", "KOR", "K", "K R", " KR"});
  takes(Format::language, {"en", "ko", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "yue", "de-CH-1996", "sl-rozaj",
                           "en-u-ca-gregory", "en-x-private", "sr-Latn"});
  refuses(Format::language, "bad-language",
          {"", "e", "english", "EN", "pt_BR", "pt-br", "xx", "en-", "-en", "en--US", "en-ZZ", "en-Xxxx", "de-1996-1996",
           "en-u", "en-a-bbb-a-ccc", "x-private", "i-klingon", "한국어", "en US"});
}

TEST_CASE("a tag's canonical case is that of RFC 5646") {
  CHECK(shape::canonical_case("ZH-hANT-tw") == "zh-Hant-TW");
  CHECK(shape::canonical_case("EN-us-U-CA-Gregory") == "en-US-u-ca-gregory");
}

TEST_CASE("e-mail addresses reach somebody") {
  takes(Format::email, {"privacy@example.com", "a+b@c-d.example", "o'neil@example.co.kr", "1@2.example"});
  refuses(Format::email, "bad-email",
          {"",
           "a",
           "@example.com",
           "a@",
           "a@b",
           "a@b@c.de",
           "a b@c.de",
           "a@b c.de",
           ".a@b.de",
           "a.@b.de",
           "a..b@c.de",
           "a@.de",
           "a@b..de",
           "a@-b.de",
           "a@b.d",
           "a@1.2.3.4",
           "[email\u00a0protected]",
           "[email protected]",
           "a@b.de ",
           "가@b.de",
           "a@b.de\n",
           "<a@b.de>",
           std::string(65, 'a') + "@b.de",
           "a@" + std::string(64, 'b') + ".de"});
}

TEST_CASE("web addresses are whole, plain and of an allowed scheme") {
  takes(Format::url, {"https://example.com", "http://a.example:8080/b?c=d#e", "https://example.com/%ED%95%9C",
                      "mailto:a@b.de", "mailto:a@b.de?subject=x", "tel:+8212345678", "https://xn--3e0b707e.example/"});
  refuses(Format::url, "bad-url",
          {"",
           "example.com",
           "/x",
           "//example.com",
           "javascript:alert(1)",
           "JAVASCRIPT:alert(1)",
           "java\nscript:x",
           "data:text/html,x",
           "view-source:javascript:x",
           "feed:javascript:x",
           "blob:https://a.de/x",
           "file:///etc/passwd",
           "ftp://a.de",
           "https:/a.de",
           "https://",
           "https:///x",
           "https://a",
           "https://1.2.3.4/",
           "https://[::1]/",
           "https://user@a.de/",
           "https://a.de@b.de/",
           "https://a.de:x/",
           "https://a.de:/",
           "https://a.de:99999/",
           "https://a.de/ x",
           "https://a.de\\b",
           "https://a.de/%zz",
           "https://a.de/%",
           "https://a..de/",
           "https://-a.de/",
           "https://аpple.com/",
           "https://a.de/한",
           "https://a.de/<x>",
           "https://a.de/\"x",
           "https://a.de/#a#b",
           "mailto:",
           "mailto:a",
           "tel:",
           "tel:abc",
           " https://a.de",
           "https://a.de\t",
           "https://" + std::string(3000, 'a') + ".de"});
}

TEST_CASE("ids are short and lower case") {
  takes(Format::id, {"a", "2fa", "billing-records", "a-1-b"});
  refuses(Format::id, "bad-id", {"", "A", "a_b", "a b", "a--b", "-a", "a-", "a.b", "é", "a/b", ".."});
}

TEST_CASE("time zones are names") {
  takes(Format::time_zone, {"UTC", "Asia/Seoul", "America/Argentina/Buenos_Aires", "Etc/GMT+9"});
  refuses(Format::time_zone, "bad-time-zone",
          {"", "KST", "+09:00", "/Asia", "Asia/", "Asia//Seoul", "a/b/c/d", "../etc", "Asia/Se oul"});
}

TEST_CASE("a period reads and writes the same") {
  for (const char* text : {"1 year", "13 months", "10 business days", "72 hours"}) {
    const auto period = read_period(text);
    REQUIRE(period);
    CHECK(to_text(*period) == text);
  }
}

TEST_CASE("periods are compared where the calendar leaves no doubt") {
  const auto order = [](const char* a, const char* b) { return compare(*read_period(a), *read_period(b)); };
  CHECK(order("30 days", "14 days") == std::strong_ordering::greater);
  CHECK(order("1 year", "12 months") == std::strong_ordering::equal);
  CHECK(order("2 weeks", "14 days") == std::strong_ordering::equal);
  CHECK(order("72 hours", "3 days") == std::strong_ordering::equal);
  CHECK(order("14 days", "1 month") == std::strong_ordering::less);
  CHECK_FALSE(order("30 days", "1 month"));
  CHECK_FALSE(order("365 days", "1 year"));
  CHECK(order("367 days", "1 year") == std::strong_ordering::greater);
  CHECK(order("10 business days", "30 days") == std::strong_ordering::less);
  CHECK_FALSE(order("10 business days", "14 days"));
}
