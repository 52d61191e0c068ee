// Patterns made of pieces at random: whatever reads can be said and made up, and nothing takes long.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include "language/check_message.h"
#include "language/pseudo.h"
#include "language/speaker.h"

using namespace candor;
using namespace candor::language;

namespace {

constexpr std::array<std::string_view, 34> pieces{"{",
                                                  "}",
                                                  "'",
                                                  "''",
                                                  "#",
                                                  "{n, plural, ",
                                                  "one {",
                                                  "other {",
                                                  "} ",
                                                  "=0 {",
                                                  "=1e999 {",
                                                  "offset:1 ",
                                                  "offset:1e308 ",
                                                  "{c, select, ",
                                                  "{n}",
                                                  "{x}",
                                                  "{n, number}",
                                                  "{o, selectordinal, ",
                                                  "two {",
                                                  "few {",
                                                  "many {",
                                                  "zero {",
                                                  "words ",
                                                  "[a](",
                                                  "]",
                                                  ")",
                                                  "`",
                                                  "한국어",
                                                  "\xFF",
                                                  "\n",
                                                  "|",
                                                  "<",
                                                  "{n, plural, one {a} other {b}}",
                                                  "{c, select, a {} other {c}}"};

std::string random_pattern(std::mt19937& random) {
  std::string pattern;
  // Not std::uniform_int_distribution: its numbers differ between libraries.
  for (unsigned i = 0, count = random() % 14 + 1; i < count; ++i) pattern += pieces[random() % pieces.size()];
  // Often only the closing braces are missing.
  const auto count = [&](char brace) { return std::count(pattern.begin(), pattern.end(), brace); };
  if (random() % 2 == 0) {
    for (auto open = count('{') - count('}'); open > 0; --open) pattern += '}';
  }
  return pattern;
}

std::vector<Argument> samples(const Message& message, std::int64_t number) {
  std::vector<Argument> arguments;
  for (const ArgumentUse& use : message.arguments) {
    if (use.kind == ArgumentKind::number) {
      arguments.push_back({use.name, number});
    } else {
      arguments.push_back({use.name, use.choices.empty() ? "X" : use.choices.front()});
    }
  }
  return arguments;
}

}  // namespace

TEST_CASE("whatever reads can be said, in its language and in the made-up one") {
  std::mt19937 random(7);
  const auto start = std::chrono::steady_clock::now();
  int read = 0;
  for (int i = 0; i < 8000; ++i) {
    const std::string pattern = random_pattern(random);
    CAPTURE(pattern);
    Diagnostics diagnostics;
    const auto en = compile_catalogue({"en", "latn"}, {{"en", "x", pattern, {}, {}, {}}}, nullptr, diagnostics);
    const Message* message = en->find("x");
    REQUIRE((message != nullptr) == diagnostics.empty());
    if (message == nullptr) continue;
    ++read;
    const std::int64_t number = static_cast<std::int64_t>(random()) - 5;
    CHECK(Speaker(*en).format("x", samples(*message, number)));
    const Manner made_up{std::string(pseudo_language), "latn"};
    const auto pseudo = compile_catalogue(made_up, pseudo_sources(*en), en.get(), diagnostics);
    for (const Diagnostic& found : diagnostics.found()) UNSCOPED_INFO(found.message);
    REQUIRE(pseudo->find("x") != nullptr);
    CHECK(Speaker(*pseudo).format("x", samples(*message, number)));
  }
  CHECK(read > 500);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}
