#include "language/check_message.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>

using namespace candor;
using namespace candor::language;

namespace {

MessageSource message(std::string pattern, std::string language = "en") {
  return {std::move(language), "retention.kept", std::move(pattern), {}, {}, {"locales/en/x.yaml", 2, 9, 0}};
}

/// The id of what is wrong with a message, or `reads`.
std::string verdict(const MessageSource& source) {
  Diagnostics diagnostics;
  const auto arguments = check_message(source, diagnostics);
  CHECK(arguments.has_value() == diagnostics.empty());
  return diagnostics.empty() ? "reads" : diagnostics.found().front().id;
}

std::string nested(int depth, const std::string& innermost) {
  std::string pattern;
  for (int i = 0; i < depth; ++i) pattern += "{a" + std::to_string(i) + ", select, other {";
  pattern += innermost;
  for (int i = 0; i < depth; ++i) pattern += "}}";
  return pattern;
}

}  // namespace

TEST_CASE("each pattern of patterns.txt reads, or is refused with its id") {
  std::ifstream cases(PROJECT_DIR "/tests/unit/language/patterns.txt");
  REQUIRE(cases);
  int count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find(" | ");
    const std::size_t second = line.find(" |", first + 3);
    const std::string pattern = line.size() > second + 3 ? line.substr(second + 3) : "";
    const std::string wanted = line.substr(first + 3, second - first - 3);
    DYNAMIC_SECTION(line) { CHECK(verdict(message(pattern, line.substr(0, first))) == wanted); }
    ++count;
  }
  CHECK(count > 60);
}

TEST_CASE("an error of a message has its place, what was seen, why and help") {
  Diagnostics diagnostics;
  check_message(message("kept since {since, date, long}"), diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  const Diagnostic& found = diagnostics.found().front();
  CHECK(found.place == Place{"locales/en/x.yaml", 2, 9, 0});
  CHECK(found.message == "`{since, date, long}` is no type of argument in Candor");
  CHECK(found.help == "write `{since}`, or one of `number`, `plural`, `selectordinal`, `select`");
  CHECK_FALSE(found.why.empty());
  CHECK(found.subject == "en/retention.kept");
}

TEST_CASE("an error shows the part of the pattern it is about") {
  const auto shown = [](const std::string& pattern) {
    Diagnostics diagnostics;
    check_message(message(pattern), diagnostics);
    return diagnostics.empty() ? "" : diagnostics.found().front().message;
  };
  CHECK(shown("les données d'{nom}") == "the apostrophe in `d'{nom}` keeps ICU from seeing the brace after it");
  CHECK(shown("We keep {items for a year.") == "`retention.kept` is no pattern, from `{items for a year.` on");
  CHECK(shown("보관: {항 목}을오래오래오래오래오래오래오래오래오래오래오래오래오래오래오래") ==
        "`retention.kept` is no pattern, from `{항 목}을오래오래오래오래오래오래오래오래오래오래오래오래오래` on");
  CHECK(shown("{a\n{}}") == "`retention.kept` is no pattern, from `{a {}}` on");
  CHECK(shown("{") == "`retention.kept` is no pattern: a `{` is not closed");
}

TEST_CASE("the arguments of a message are found with their kinds, once each") {
  Diagnostics diagnostics;
  const auto uses = check_message(
      message("{b}: {n, plural, one {{n} of {c, select, y {Y} x {X} other {{c}}}} other {#}}"), diagnostics);
  REQUIRE(uses);
  CHECK(*uses == std::vector<ArgumentUse>{{"b", ArgumentKind::text, {}},
                                          {"c", ArgumentKind::choice, {"other", "x", "y"}},
                                          {"n", ArgumentKind::number, {}}});
}

TEST_CASE("hostile patterns are refused at once: ICU would take minutes, gigabytes or the end of the stack") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(verdict(message("{0,number,::scale/1E999999999}")) == "message-argument-name");
  CHECK(verdict(message("{n,number,::scale/1E999999999}")) == "message-argument-type");
  CHECK(verdict(message(nested(5000, "x"))) == "message-too-complex");
  CHECK(verdict(message(std::string(1'000'000, '{'))) == "message-too-complex");
  CHECK(verdict(message(std::string(7000, '{'))) == "message-too-complex");
  CHECK(verdict(message(std::string(7000, '\''))) == "reads");
  CHECK(verdict(message("{n, plural, =99999999999999999999 {a} one {b} other {c}}")) != "message-empty");
  CHECK(verdict(message("\xFF\xFE{n}\xC0")) == "reads");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("a message may be nested eight arguments deep, and no deeper") {
  CHECK(verdict(message(nested(deepest_nesting, "x"))) == "reads");
  CHECK(verdict(message(nested(deepest_nesting, "{x}"))) == "message-too-complex");
  CHECK(verdict(message(nested(deepest_nesting + 1, "x"))) == "message-too-complex");
}

TEST_CASE("a message may have two hundred branches, and be eight thousand bytes long") {
  const auto select = [](int branches) {
    std::string pattern = "{a, select, other {x}";
    for (int i = 1; i < branches; ++i) pattern += " b" + std::to_string(i) + " {y}";
    return pattern + "}";
  };
  CHECK(verdict(message(select(most_branches))) == "reads");
  CHECK(verdict(message(select(most_branches + 1))) == "message-too-complex");
  CHECK(verdict(message(std::string(longest_pattern, 'x'))) == "reads");
  CHECK(verdict(message(std::string(longest_pattern + 1, 'x'))) == "message-too-complex");
}

TEST_CASE("verbatim words are no pattern, and want a language that exists") {
  MessageSource source = message("NOTICE: don't '{sell} {0");
  source.verbatim_language = "en";
  CHECK(verdict(source) == "reads");
  source.verbatim_language = "english";
  CHECK(verdict(source) == "message-verbatim");
}

TEST_CASE("an id is words between dots") {
  for (const std::string id : {"a", "retention.kept", "rights.eu-gdpr.access_2"}) {
    MessageSource source = message("x");
    source.id = id;
    CHECK(verdict(source) == "reads");
  }
  for (const std::string id : {"", ".", "a.", ".a", "a..b", "Retention", "a b", "a/b", "보관"}) {
    MessageSource source = message("x");
    source.id = id;
    CHECK(verdict(source) == "message-id");
  }
}
