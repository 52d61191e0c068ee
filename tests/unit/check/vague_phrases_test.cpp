// Which phrases are found in which texts. What packs make of them is tested with their cases (tests/laws/).
#include <catch2/catch.hpp>

#include "check/vague_phrases.h"

namespace candor {

namespace {

Value list(const std::vector<std::string>& phrases) {
  std::vector<Value> items;
  for (const std::string& phrase : phrases) items.push_back(Value::text(phrase));
  return Value::list(std::move(items));
}

Value topic(const std::string& name, const std::string& kind, const std::vector<std::string>& phrases) {
  return Value::record({{name, Value::record({{kind, list(phrases)}})}});
}

VaguePhrases sample() {
  VaguePhrases phrases;
  phrases.add("en", topic("retention", "within", {"as long as necessary", "may", "[here](", "Straße", "[your"}));
  phrases.add("en", topic("recipients", "whole", {"third parties"}));
  phrases.add("ko", topic("retention", "within", {"필요한 기간 동안", " 등 "}));
  return phrases;
}

std::string found(const std::string& text, const std::string& topic = "retention", const std::string& language = "en") {
  return std::string(VaguePhrases::first_in(VaguePhrases::prepared(text), sample().phrases_of(language, topic)));
}

}  // namespace

TEST_CASE("a phrase is found whatever the capitals and line ends") {
  CHECK(found("Kept As long\n  as\u00A0NECESSARY.") == "as long as necessary");
  CHECK(found("STRASSE") == "Straße");
  CHECK(found("as long as it is necessary") == "");
}

TEST_CASE("a phrase is no part of a word") {
  CHECK(found("we may") == "may");
  CHECK(found("(may)") == "may");
  CHECK(found("in Mayfair") == "");
  CHECK(found("dismay") == "");
  CHECK(found("read it [here](https://acme.example)") == "[here](");
}

TEST_CASE("a phrase that ends in a digit ends a number") {
  VaguePhrases phrases;
  phrases.add("en", topic("sections", "within", {"section 2"}));
  const auto found = [&](const std::string& text) {
    return VaguePhrases::first_in(VaguePhrases::prepared(text), phrases.phrases_of("en", "sections"));
  };
  CHECK(found("see Section 2.") == "section 2");
  CHECK(found("see Section 2.1") == "section 2");
  CHECK(found("see Section 230") == "");
}

TEST_CASE("a phrase that opens a bracket is not about the words of a link") {
  CHECK(found("for [your company]") == "[your");
  CHECK(found("see [your rights](#rights)") == "");
  CHECK(found("see [your rights](#rights) at [your company]") == "[your");
  CHECK(found("a bracket left open: [your company") == "[your");
}

TEST_CASE("a number stands where a phrase has its sign") {
  VaguePhrases phrases;
  phrases.add("en", topic("in_years", "within", {"# years", "at least # years old"}));
  phrases.add("ko", topic("in_years", "within", {"#년간"}));
  const auto words = [&](const char* text, const char* language) {
    std::string all;
    for (const auto& figure :
         VaguePhrases::figures_in(VaguePhrases::prepared(text), phrases.phrases_of(language, "in_years"))) {
      all += figure.words + "=" + figure.number + ";";
    }
    return all;
  };
  CHECK(words("For 10 years, then 2 Years.", "en") == "10 years=10;2 years=2;");
  CHECK(words("At least 16 years old", "en") == "16 years=16;at least 16 years old=16;");
  CHECK(words("1,500 years, 2.5 years, 3 yearsish", "en") == "");
  CHECK(words("2026년 9월부터 10년간", "ko") == "10년간=10;");
}

TEST_CASE("Korean words carry particles, and a list's end may be the text's") {
  CHECK(found("필요한 기간 동안에는", "retention", "ko") == "필요한 기간 동안");
  CHECK(found("이름, 이메일 등", "retention", "ko") == " 등 ");
  CHECK(found("이름 등록", "retention", "ko") == "");
}

TEST_CASE("all phrases of a topic are found, in the list's order") {
  const VaguePhrases phrases = sample();
  const auto all = VaguePhrases::all_in(VaguePhrases::prepared("We may keep it as long as necessary."),
                                        phrases.phrases_of("en", "retention"));
  CHECK(all == std::vector<std::string_view>{"as long as necessary", "may"});
  CHECK(VaguePhrases::all_in(VaguePhrases::prepared("We keep it a month."), phrases.phrases_of("en", "retention"))
            .empty());
  CHECK(VaguePhrases::all_in(VaguePhrases::prepared("may"), phrases.phrases_of("fr", "retention")).empty());
}

TEST_CASE("some phrases say nothing only when they are all that is said") {
  CHECK(found("Third parties.", "recipients") == "third parties");
  CHECK(found("third parties that deliver parcels", "recipients") == "");
}

TEST_CASE("a kind of a language has its list, another language has none") {
  CHECK(sample().has_language("en-GB"));
  CHECK(found("as long as necessary", "retention", "en-GB") == "as long as necessary");
  CHECK_FALSE(sample().has_language("fr"));
  CHECK(found("as long as necessary", "retention", "fr") == "");
  CHECK(sample().has_topic("recipients"));
  CHECK_FALSE(sample().has_topic("weather"));
}

TEST_CASE("a project's own phrases stand beside the built-in ones") {
  VaguePhrases phrases = sample();
  phrases.add("en", topic("retention", "within", {"until the cows come home"}));
  const auto first = [&](const std::string& text) {
    return VaguePhrases::first_in(VaguePhrases::prepared(text), phrases.phrases_of("en", "retention"));
  };
  CHECK(first("until the cows come home") == "until the cows come home");
  CHECK(first("as long as necessary") == "as long as necessary");
}

}  // namespace candor
