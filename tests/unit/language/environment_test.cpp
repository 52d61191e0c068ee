// The same call gives the same bytes whatever LC_ALL and TZ say. ICU reads both once, at its first use, so each
// environment needs a process of its own: this program runs itself.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <iostream>

#include "language/formats.h"
#include "language/locale.h"
#include "language/segments.h"
#include "language/speaker.h"
#include "language/zone.h"

using namespace candor;
using namespace candor::language;

namespace {

const std::string mark = "---8<---";

std::string everything() {
  using namespace std::chrono_literals;
  std::string all;
  const auto add = [&](const std::string& text) { all += text + "\n"; };
  for (const std::string locale : {"en", "ko", "ar", "th", "fa", "tlh", "xx"}) {
    add(format_date(2026y / 2 / 9, DateStyle::long_form, locale));
    add(format_date(2026y / 2 / 9, DateStyle::medium, locale));
    add(format_period(13, TimeUnit::month, locale));
    add(format_number(1234567, locale));
    add(list_and(std::vector<std::string>{"a", "b", "c"}, locale));
    add(country_name("DE", locale).value_or("?") + language_name("de", locale) + own_name(locale));
    Diagnostics diagnostics;
    const auto catalogue =
        compile_catalogue({locale, "latn"}, {{locale, "x", "{n} {n, number}", {}, {}, {}}}, nullptr, diagnostics);
    add(speaker_for(catalogue).format("x", std::vector<Argument>{{"n", 1234}}).value_or("?"));
    for (const std::size_t end : word_boundaries("Ada is 9:30. เราเก็บ", locale)) all += std::to_string(end) + " ";
    all += sort_key("äöå", locale);
  }
  add(iso_text(*date_in_zone(1'776'124'800, "UTC")) + iso_text(*date_in_zone(1'776'124'800, "Asia/Seoul")));
  return all;
}

std::string run_in(const std::string& environment) {
  std::array<char, 4096> path{};
  REQUIRE(readlink("/proc/self/exe", path.data(), path.size() - 1) > 0);
  const std::string command = "env " + environment + " '" + path.data() + "' '[say-everything]'";
  FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  for (std::size_t got = 1; got > 0;) {
    std::array<char, 4096> buffer{};
    got = fread(buffer.data(), 1, buffer.size(), pipe);
    output.append(buffer.data(), got);
  }
  CHECK(pclose(pipe) == 0);
  const std::size_t from = output.find(mark);
  const std::size_t to = output.rfind(mark);
  REQUIRE(from < to);
  return output.substr(from, to - from);
}

}  // namespace

TEST_CASE("say everything", "[.][say-everything]") { std::cout << mark << everything() << mark << std::endl; }

TEST_CASE("the machine's locale and time zone change nothing") {
  const std::string plain = run_in("-u LC_ALL -u LANG -u TZ");
  CHECK(plain.find("2026년 2월 9일") != std::string::npos);
  CHECK(run_in("LC_ALL=ko_KR.UTF-8 TZ=Asia/Seoul") == plain);
  CHECK(run_in("LC_ALL=th_TH LANG=fa_IR TZ=America/Los_Angeles") == plain);
  CHECK(run_in("LC_ALL=C TZ=Pacific/Kiritimati") == plain);
}
