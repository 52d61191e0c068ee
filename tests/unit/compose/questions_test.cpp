// A document of questions and answers: each question is a heading with an id, below it what answers it.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

using Found = std::vector<std::string>;

/// Templates of our own: `first` speaks of data, `second` of plans, `third` links to `first`, `empty` only announces.
Composed compose_questions(
    const std::string& questions, const std::string& sections = "[questions]",
    const std::string& korean = "data.account.label: {source: account data, text: 계정 정보}\n") {
  MemoryFiles files;
  write_project(files);
  put(files, "templates/sections/first.md",
      "## First {: #first}\n\n{% if data is defined %}\n- {{ data.account.label }}\n\n### Below {: "
      "#first-below}\n\nMore.\n{% endif %}\n");
  put(files, "templates/sections/second.md",
      "{% if plans is defined %}\n## Second {: #second}\n\n{{ plans.free.name }}\n{% endif %}\n");
  put(files, "templates/sections/third.md",
      "## Third {: #third}\n\n{% if text_has(\"first\") %}\n{{ t(\"third.there\", link=link_to(\"first\")) }}\n{% "
      "endif %}\n");
  put(files, "templates/sections/empty.md", "## Empty {: #empty}\n\n{% if plans is defined %}\nWords.\n{% endif %}\n");
  put(files, "locales/en/mine.yaml",
      "third.there: {text: \"[There]({link}).\", note: link is an address}\nfirst.title: {text: First}\nsecond.title: "
      "{text: Second}\nempty.title: {text: Empty}\n");
  put(files, "locales/ko/mine.yaml",
      "third.there: {text: \"[There]({link}).\"}\nfirst.title: {text: 첫째}\nsecond.title: {text: 둘째}\nempty.title: "
      "{text: 빈 조항}\n");
  put(files, company_file, "company: {name: Acme}\ndata:\n  account: {label: account data}\n");
  put(files, privacy_file,
      "kind: ai_notice\nlanguages: [en, ko]\ncontrolling: en\nfallback: yes\nsections: " + sections + "\n" +
          (questions.empty() ? "" : "questions:\n" + questions));
  put(files, ko_file, korean);
  return compose(files);
}

/// The English text from its first section on.
std::string english(const Composed& composed) {
  INFO(told(composed.diagnostics));
  CHECK_FALSE(composed.diagnostics.has_errors());
  const std::string& words = composed.words("en");
  const std::size_t begin = words.find("\n## ");
  return begin == std::string::npos ? std::string() : words.substr(begin + 1);
}

}  // namespace

TEST_CASE("a question is a heading; the section that answers it stands below, without a heading of its own") {
  CHECK(english(compose_questions("  what: {ask: \"What *is* it?\", answer: first}\n")) ==
        "## What \\*is\\* it? {: #what}\n\n- account data\n\n### Below {: #first-below}\n\nMore.\n");
}

TEST_CASE("a question is answered by words of one's own, by sections with words around them, or by several in order") {
  CHECK(english(compose_questions("  own: {ask: \"Is it?\", answer: {text: \"Yes, *it* is.\"}}\n")) ==
        "## Is it? {: #own}\n\nYes, *it* is.\n");
  CHECK(english(compose_questions(
            "  all: {ask: \"Is it?\", answer: [{text: Yes.}, {use: first, before: Here., instead: There.}]}\n")) ==
        "## Is it? {: #all}\n\nYes.\n\nThere.\n");
  CHECK(has(english(compose_questions("  all: {ask: \"Is it?\", answer: [first, {text: That is all.}]}\n")),
            "More.\n\nThat is all.\n"));
  CHECK(english(compose_questions("  all: {ask: \"Is it?\", answer: {use: second, after: Ask us.}}\n")) ==
        "## Is it? {: #all}\n\nAsk us.\n");
}

TEST_CASE("questions stand in the author's order, where `sections` says so, or at the end") {
  const std::string two = "  b: {ask: \"B?\", answer: {text: Yes.}}\n  a: {ask: \"A?\", answer: {text: No.}}\n";
  const std::string words = "## B? {: #b}\n\nYes.\n\n## A? {: #a}\n\nNo.\n";
  const std::string story = "## Story {: #story}\n\nWe began.\n";
  const std::string own = "{id: story, title: Story, text: We began.}";
  CHECK(english(compose_questions(two, "[questions, " + own + "]")) == words + "\n" + story);
  CHECK(english(compose_questions(two, "[" + own + ", questions]")) == story + "\n" + words);
  CHECK(english(compose_questions(two, "[" + own + "]")) == story + "\n" + words);
}

TEST_CASE("a question that nothing answers is left out") {
  CHECK(english(
            compose_questions("  plan: {ask: \"Which?\", answer: second}\n  empty: {ask: \"What?\", answer: [empty]}\n"
                              "  what: {ask: \"Is it?\", answer: {text: Yes.}}\n")) == "## Is it? {: #what}\n\nYes.\n");
}

TEST_CASE("a link to a section that answers a question leads to the question") {
  CHECK(has(english(compose_questions(
                "  what: {ask: \"What?\", answer: first}\n  where: {ask: \"Where?\", answer: third}\n")),
            "[There](#what)."));
  CHECK_FALSE(
      has(english(compose_questions("  where: {ask: \"Where?\", answer: [third, {text: Nowhere.}]}\n")), "[There]"));
}

TEST_CASE("a question whose words lack a translation is in the controlling language, whole and marked") {
  const Composed composed = compose_questions("  what: {ask: \"What?\", answer: first}\n");
  CHECK(has(composed.words("ko"), "## What? {: #what lang=en}\n\n- account data\n"));
  REQUIRE(composed.text("ko").missing.size() == 1);
  CHECK(composed.text("ko").missing[0].path == "documents.privacy.questions.what.ask");
  const Composed whole =
      compose_questions("  what: {ask: \"What?\", answer: [first, {text: So it is.}]}\n", "[questions]",
                        "data.account.label: {source: account data, text: 계정 정보}\n"
                        "documents.privacy.questions.what.ask: {source: \"What?\", text: \"무엇입니까?\"}\n"
                        "documents.privacy.questions.what.answer.text: {source: So it is., text: 그렇습니다.}\n");
  CHECK(has(whole.words("ko"), "## 무엇입니까? {: #what}\n\n- 계정 정보\n"));
  CHECK(has(whole.words("ko"), "\n그렇습니다.\n"));
  CHECK(whole.text("ko").missing.empty());
}

TEST_CASE("the words under a question know their facts, and the question its own") {
  const Composed composed = compose_questions("  what: {ask: \"What?\", answer: first}\n");
  CHECK(facts_of_block(composed.text("en"), "account data") == Found{"data.account.label"});
  CHECK(facts_of_block(composed.text("en"), "## What?") == Found{"documents.privacy.questions.what.ask"});
}

TEST_CASE("a question for laws that the company has not chosen is left out") {
  CHECK(english(compose_questions("  ca: {ask: \"In California?\", regimes: [us-ca-ccpa], answer: {text: Yes.}}\n"
                                  "  all: {ask: \"Here?\", answer: {text: Yes.}}\n")) == "## Here? {: #all}\n\nYes.\n");
}

TEST_CASE("a section stands in a document once, be it as an answer") {
  const auto faults = [](const std::string& questions, const std::string& sections) {
    return ids(compose_questions(questions, sections).diagnostics);
  };
  CHECK(faults("  what: {ask: \"What?\", answer: first}\n", "[first, questions]") == Found{"duplicate-section"});
  CHECK(faults("  a: {ask: \"A?\", answer: first}\n  b: {ask: \"B?\", answer: [first]}\n", "[questions]") ==
        Found{"duplicate-section"});
  CHECK(faults("  second: {ask: \"A?\", answer: first}\n", "[second, questions]") == Found{"duplicate-section"});
  CHECK(faults("  first: {ask: \"A?\", answer: first}\n", "[questions]").empty());
}

TEST_CASE("an answer by a section that nobody writes is an error, with the name that was probably meant") {
  const Composed composed = compose_questions("  what: {ask: \"What?\", answer: [frist]}\n");
  REQUIRE(ids(composed.diagnostics) == Found{"unknown-section"});
  CHECK(composed.diagnostics.found()[0].help == "did you mean `first`?");
  CHECK(composed.diagnostics.found()[0].place.line == 7);
}

TEST_CASE("a heading with nothing below it is not printed, unless the author has words for it") {
  CHECK(english(compose_questions("", "[empty, {id: story, title: Story, text: We began.}]")) ==
        "## Story {: #story}\n\nWe began.\n");
  CHECK(english(compose_questions("", "[{use: empty, after: Ask us.}]")) == "## Empty {: #empty}\n\nAsk us.\n");
}
