// What points to where nothing stands. What packs make of it is tested with their cases (tests/laws/integrity/).
#include <catch2/catch.hpp>

#include "check/check_law_pointers.h"

namespace candor {

namespace {

Value one_phrase(const std::string& name, const std::string& phrase) {
  return Value::record({{name, Value::record({{"within", Value::list({Value::text(phrase)})}})}});
}

std::vector<std::string> pointers(std::string_view markdown) {
  VaguePhrases phrases;
  phrases.add("en", one_phrase("points_below", "below"));
  phrases.add("en", one_phrase("points_above", "above"));
  phrases.add("en", one_phrase("points_to_list", "listed below"));
  phrases.add("en", one_phrase("points_to_next", "as follows"));
  return pointers_to_nothing(markdown, "en", phrases);
}

using Pointers = std::vector<std::string>;

}  // namespace

TEST_CASE("the last sentence points below, and nothing is there") {
  CHECK(pointers("## One {: #one}\n\nWords. We say it below.\n") == Pointers{"below"});
  CHECK(pointers("## One {: #one}\n\nWe say it below. Words.\n").empty());
  CHECK(pointers("## One {: #one}\n\nWe say it below.\n\n## Two {: #two}\n\nWords.\n").empty());
}

TEST_CASE("the first sentence points above, and nothing is there") {
  CHECK(pointers("## One {: #one}\n\nAs said above, words.\n") == Pointers{"above"});
  CHECK(pointers("Words.\n\nAs said above, words.\n").empty());
}

TEST_CASE("a list is promised, and none follows") {
  CHECK(pointers("They are listed below. Words.\n") == Pointers{"listed below"});
  CHECK(pointers("They are listed below.\n\n- one\n").empty());
  CHECK(pointers("They are listed below.\n\n1. one\n").empty());
  CHECK(pointers("They are listed below.\n\n| one |\n|---|\n").empty());
  CHECK(pointers("- one\n\nThey are listed below. Words.\n") == Pointers{"listed below"});
}

TEST_CASE("a sentence announces what comes next, and nothing does") {
  CHECK(pointers("They are as follows:\n\n## Two {: #two}\n\n- one\n") == Pointers{"as follows"});
  CHECK(pointers("## One {: #one}\n\nThey are as follows.\n") == Pointers{"as follows"});
  CHECK(pointers("They are as follows:\n\nOne.\n").empty());
  CHECK(pointers("They are as follows: one and two.\n").empty());
}

TEST_CASE("a text without words points nowhere") {
  CHECK(pointers("").empty());
  CHECK(pointers("## One {: #one}\n").empty());
}

TEST_CASE("sentences end at their marks") {
  CHECK(sentences_of("One. Two! Three? four") == std::vector<std::string_view>{"One. ", "Two! ", "Three? ", "four"});
  CHECK(sentences_of("하나。둘") == std::vector<std::string_view>{"하나。", "둘"});
}

}  // namespace candor
