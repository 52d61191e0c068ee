// What points to where nothing stands, and terms before their definition. What packs make of it is tested with their
// cases (tests/laws/integrity/).
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

TEST_CASE("a name is found as a word, and with a particle behind it") {
  CHECK(find_name("Acme keeps it", "Acme") == 0);
  CHECK(find_name("an Acmes letter", "Acme") == std::string_view::npos);
  CHECK(find_name("Acme는 보관합니다", "Acme") == 0);
  CHECK(find_name("Inputs, and Inputs again", "Inputs", 1) == 12);
  CHECK(find_name("anything", "") == std::string_view::npos);
}

TEST_CASE("a term is used before it is defined where it stands inside of an earlier sentence") {
  const auto is_early = [](const std::string& first_line) {
    Text text{.language = "en", .markdown = first_line + "\n\n- Request payloads (“Inputs”)\n"};
    text.blocks = {{.first_line = 1, .last_line = 1, .section = "summary", .facts = {"data.calls.label"}},
                   {.first_line = 3, .last_line = 3, .section = "data", .facts = {"data.calls.known_as"}}};
    return is_used_before(text, "data.calls.known_as", "Inputs");
  };
  CHECK(is_early("We collect letters, Inputs, and Outputs."));
  CHECK(is_early("We keep Inputs."));
  CHECK_FALSE(is_early("Inputs are kept."));
  CHECK_FALSE(is_early("## What Inputs are {: #inputs}"));
  CHECK_FALSE(is_early("We keep inputs."));
  // A frozen text knows no blocks.
  CHECK_FALSE(is_used_before({.language = "en", .markdown = "We keep Inputs.\n"}, "data.calls.known_as", "Inputs"));
}

}  // namespace candor
