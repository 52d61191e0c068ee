#include "language/formats.h"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

using namespace candor;
using namespace candor::language;
using namespace std::chrono_literals;

namespace {

constexpr Date day{2026y, std::chrono::February, 9d};

std::string long_date(std::string_view locale) { return format_date(day, DateStyle::long_form, locale); }

}  // namespace

TEST_CASE("dates are Gregorian and in Latin digits in every language") {
  CHECK(long_date("en") == "February 9, 2026");
  CHECK(long_date("en-GB") == "9 February 2026");
  CHECK(long_date("ko") == "2026년 2월 9일");
  CHECK(long_date("de") == "9. Februar 2026");
  CHECK(long_date("th") == "9 กุมภาพันธ์ ค.ศ. 2026");
  CHECK(long_date("fa") == "9 فوریهٔ 2026");
  CHECK(long_date("ar") == "9 فبراير 2026");
  CHECK(long_date("ar-SA") == "9 فبراير 2026");
  CHECK(long_date("ja") == "2026年2月9日");
  CHECK(format_date(day, DateStyle::medium, "en") == "Feb 9, 2026");
  CHECK(format_date(day, DateStyle::medium, "ko") == "2026. 2. 9.");
}

TEST_CASE("a tag's own calendar is overruled, its digits are not") {
  CHECK(long_date("th-u-ca-buddhist") == long_date("th"));
  CHECK(long_date("ja-u-ca-japanese") == long_date("ja"));
  CHECK(long_date("fa-u-nu-arabext") == "۹ فوریهٔ ۲۰۲۶");
}

TEST_CASE("old and late dates are Gregorian too") {
  CHECK(format_date({1500y, std::chrono::January, 1d}, DateStyle::long_form, "en") == "January 1, 1500");
  CHECK(format_date({1582y, std::chrono::October, 10d}, DateStyle::long_form, "en") == "October 10, 1582");
  CHECK(format_date({9999y, std::chrono::December, 31d}, DateStyle::long_form, "en") == "December 31, 9999");
}

TEST_CASE("every day of a leap year is written as the day it is") {
  for (auto days = std::chrono::sys_days{2024y / 1 / 1}; days < std::chrono::sys_days{2025y / 1 / 1};
       days += std::chrono::days{1}) {
    const Date date{days};
    const std::string wanted = std::to_string(static_cast<int>(date.year())) + "년 " +
                               std::to_string(static_cast<unsigned>(date.month())) + "월 " +
                               std::to_string(static_cast<unsigned>(date.day())) + "일";
    CHECK(format_date(date, DateStyle::long_form, "ko") == wanted);
  }
}

TEST_CASE("periods are written with their unit") {
  CHECK(format_period(7, TimeUnit::year, "en") == "7 years");
  CHECK(format_period(1, TimeUnit::year, "en") == "1 year");
  CHECK(format_period(7, TimeUnit::year, "ko") == "7년");
  CHECK(format_period(13, TimeUnit::month, "en") == "13 months");
  CHECK(format_period(13, TimeUnit::month, "ko") == "13개월");
  CHECK(format_period(30, TimeUnit::day, "ko") == "30일");
  CHECK(format_period(72, TimeUnit::hour, "en") == "72 hours");
  CHECK(format_period(30, TimeUnit::minute, "en") == "30 minutes");
  CHECK(format_period(2, TimeUnit::week, "ko") == "2주");
  CHECK(format_period(5, TimeUnit::year, "pl") == "5 lat");
  CHECK(format_period(1000, TimeUnit::day, "en") == "1,000 days");
}

TEST_CASE("numbers are grouped as the language groups them") {
  CHECK(format_number(1234567, "en") == "1,234,567");
  CHECK(format_number(1234567, "de") == "1.234.567");
  CHECK(format_number(1234567, "hi") == "12,34,567");
  CHECK(format_number(25, "ar") == "25");
  CHECK(format_number(25, "bn-u-nu-beng") == "২৫");
}

TEST_CASE("lists are joined as the language joins them") {
  const std::vector<std::string> items{"a", "b", "c"};
  CHECK(list_and(items, "en") == "a, b, and c");
  CHECK(list_and(items, "en-GB") == "a, b and c");
  CHECK(list_and(items, "ko") == "a, b 및 c");
  CHECK(list_and(items, "ja") == "a、b、c");
  CHECK(list_or(items, "en") == "a, b, or c");
  CHECK(list_or(items, "ko") == "a, b 또는 c");
  CHECK(list_plain(items, "en") == "a, b, c");
  CHECK(list_plain(items, "ko") == "a, b, c");
  CHECK(list_plain(items, "ja") == "a、b、c");
}

TEST_CASE("a list of one is that one, a list of none is empty, and items keep their bytes") {
  const std::vector<std::string> one{"{0} \\* '|' <b>"};
  for (const std::string_view locale : {"en", "ko", "ar", "he", "es"}) {
    CHECK(list_and(one, locale) == one[0]);
    CHECK(list_plain(one, locale) == one[0]);
    CHECK(list_and({}, locale).empty());
    CHECK(list_or({}, locale).empty());
    CHECK(list_plain({}, locale).empty());
  }
  CHECK(list_and(std::vector<std::string>{"{1}", "{0}"}, "en") == "{1} and {0}");
}

TEST_CASE("a locale without data, or no locale at all, is written by CLDR's root") {
  const std::string root = long_date("und");
  for (const std::string_view locale : {"tlh", "qaa", "not a tag", "", "\xFF"}) {
    CHECK(long_date(locale) == root);
    CHECK(list_and(std::vector<std::string>{"a", "b"}, locale) == "a, b");
  }
}

TEST_CASE("several threads write the same") {
  const auto write = [] {
    std::string all;
    for (int i = 1; i <= 50; ++i) {
      all += format_date(plus_days(day, i), DateStyle::long_form, "ar") + format_period(i, TimeUnit::month, "pl");
    }
    return all;
  };
  const std::string alone = write();
  std::vector<std::string> written(3);
  {
    std::vector<std::jthread> threads;
    for (std::string& all : written) threads.emplace_back([&all, &write] { all = write(); });
  }
  for (const std::string& all : written) CHECK(all == alone);
}
