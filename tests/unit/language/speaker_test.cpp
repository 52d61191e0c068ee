#include "language/speaker.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace candor;
using namespace candor::language;

namespace {

CataloguePtr catalogue_of(const std::string& language, const std::string& pattern, const std::string& digits = "latn") {
  Diagnostics diagnostics;
  auto catalogue = compile_catalogue({language, digits}, {{language, "x", pattern, {}, {}, {}}}, nullptr, diagnostics);
  REQUIRE(diagnostics.empty());
  return catalogue;
}

std::string say(const std::string& language, const std::string& pattern, std::vector<Argument> arguments,
                const std::string& digits = "latn") {
  return speaker_for(catalogue_of(language, pattern, digits)).format("x", arguments).value_or("(nothing)");
}

}  // namespace

TEST_CASE("texts are put in as they are") {
  CHECK(say("en", "We keep {items} for {period}.", {{"items", "a \\* {b} 'c'"}, {"period", "7 years"}}) ==
        "We keep a \\* {b} 'c' for 7 years.");
  CHECK(say("ko", "수집 항목: {items}", {{"items", "이메일, 이름"}}) == "수집 항목: 이메일, 이름");
}

TEST_CASE("numbers choose their branch and are written with the locale's digits") {
  const std::string days = "{n, plural, =0 {none} one {# day} other {# days}}";
  CHECK(say("en", days, {{"n", 0}}) == "none");
  CHECK(say("en", days, {{"n", 1}}) == "1 day");
  CHECK(say("en", days, {{"n", 12345}}) == "12,345 days");
  CHECK(say("pl", "{n, plural, one {# dzień} few {# dni} many {# dni!} other {# dnia}}", {{"n", 5}}) == "5 dni!");
  CHECK(say("en", "the {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", {{"n", 22}}) == "the 22nd");
  CHECK(say("en", "{n, number} and {n, number, integer}", {{"n", 1000}}) == "1,000 and 1,000");
}

TEST_CASE("a number is written in Latin digits unless the language chooses its own") {
  CHECK(say("fa", "{n, plural, one {#} other {# / {n}}}", {{"n", 1404}}) == "1,404 / 1,404");
  CHECK(say("fa", "{n, number}", {{"n", 1404}}, "arabext") == "۱٬۴۰۴");
  CHECK(say("ar", "{n, number}", {{"n", 25}}) == "25");
}

TEST_CASE("a choice takes its branch, and any other word `other`") {
  const std::string role = "{role, select, processor {for us} other {as {role}}}";
  CHECK(say("en", role, {{"role", "processor"}}) == "for us");
  CHECK(say("en", role, {{"role", "controller"}}) == "as controller");
}

TEST_CASE("a word with hyphens takes the branch written with underscores, since ICU's keywords have no hyphens") {
  const std::string law = "{law, select, eu_gdpr {GDPR} other {{law}}}";
  CHECK(say("en", law, {{"law", "eu-gdpr"}}) == "GDPR");
  CHECK(say("en", law, {{"law", "eu_gdpr"}}) == "GDPR");
  CHECK(say("en", law, {{"law", "us-ca-ccpa"}}) == "us-ca-ccpa");
}

TEST_CASE("apostrophes are as they look, two are one, and a lone quoted brace is a brace") {
  CHECK(say("en", "we don't, the firm''s '{'{x}'}'", {{"x", "1"}}) == "we don't, the firm's {1}");
}

TEST_CASE("nothing is said with arguments that do not fit") {
  const auto catalogue = catalogue_of("en", "{a} {n, number}");
  Speaker& speaker = speaker_for(catalogue);
  const Message& message = *catalogue->find("x");
  const auto misfit = [&](std::vector<Argument> arguments) {
    CHECK_FALSE(speaker.format("x", arguments));
    return find_misfit(message, arguments).value();
  };
  CHECK(misfit({{"a", "b"}}).kind == Misfit::Kind::missing);
  CHECK(misfit({{"a", "b"}}).name == "n");
  CHECK(misfit({{"a", "b"}, {"n", 1}, {"c", "d"}}).kind == Misfit::Kind::unexpected);
  CHECK(misfit({{"a", "b"}, {"n", "1"}}).kind == Misfit::Kind::wrong_kind);
  CHECK(misfit({{"a", 1}, {"n", 1}}).wanted == ArgumentKind::text);
  CHECK_FALSE(find_misfit(message, std::vector<Argument>{{"n", 1}, {"a", "b"}}));
  CHECK_FALSE(speaker.format("y"));
}

TEST_CASE("verbatim words are said byte for byte") {
  Diagnostics diagnostics;
  const std::string words = "NOTICE: don''t '{sell} {0";
  const auto catalogue = compile_catalogue({"ko", "latn"}, {{"ko", "x", words, {}, "en", {}}}, nullptr, diagnostics);
  CHECK(speaker_for(catalogue).format("x") == words);
}

TEST_CASE("each thread has a speaker of its own, and says the same") {
  const auto catalogue = catalogue_of("en", "{n, plural, one {# day} other {# days}}");
  Speaker* const mine = &speaker_for(catalogue);
  CHECK(mine == &speaker_for(catalogue));
  std::vector<std::string> said(4);
  std::vector<Speaker*> speakers(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < said.size(); ++i) {
      threads.emplace_back([&, i] {
        speakers[i] = &speaker_for(catalogue);
        for (int n = 0; n < 200; ++n) said[i] += *speakers[i]->format("x", std::vector<Argument>{{"n", n}});
      });
    }
  }
  for (std::size_t i = 0; i < said.size(); ++i) {
    CHECK(said[i] == said[0]);
    CHECK(speakers[i] != mine);
  }
}

TEST_CASE("a new catalogue is never answered by an old one's speaker") {
  for (int i = 0; i < 50; ++i) {
    const std::string words = "words " + std::to_string(i);
    CHECK(say("en", words, {}) == words);
  }
}
