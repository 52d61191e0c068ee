// t(): from a template's call to a sentence, in Markdown and in HTML, and what is wrong with a call.
#include <catch2/catch.hpp>

#include "unit/wording/saying.h"

using namespace candor;
using namespace candor::wording;

namespace {

const Saying html{.file = "pages/case.html"};

Value name(const std::string& text) { return Value::record({{"name", fact("company.name", Value::text(text))}}); }

}  // namespace

TEST_CASE("a text put into a sentence is escaped for Markdown, the sentence's own Markdown counts") {
  CHECK(say_source("{{ t('greeting', name=name) }}", name("Acme")).text() == "Hello Acme.");
  CHECK(say_source("{{ t('greeting', name=name) }}", name("*x* [a](b) <b>")).text() ==
        "Hello \\*x\\* \\[a\\](b) \\<b>.");
  CHECK(say_source("{{ t('bold', name=name, link='#rights') }}", name("A_b_")).text() ==
        "**A_b\\_** is [here](\\#rights).");
}

TEST_CASE("a name that ends in a full stop ends the sentence") {
  CHECK(say_source("{{ t('greeting', name=name) }}", name("Acme Inc.")).text() == "Hello Acme Inc.");
}

TEST_CASE("in HTML the sentence is text: pattern and arguments are escaped, markup arguments are not") {
  CHECK(say_source("<p>{{ t('greeting', name=name) }}</p>", name("<b> & \"x\""), html).text() ==
        "<p>Hello &lt;b&gt; &amp; \"x\".</p>");
  const std::string with_link = "{% set link %}<a href=\"x\">y & z</a>{% endset %}{{ t('greeting', name=link) }}";
  const Said said = say_source(with_link, name("Acme"), html);
  CHECK(said.text() == "Hello <a href=\"x\">y & z</a>.");
}

TEST_CASE("markup stands at each of its places in an HTML sentence") {
  const std::string source = "{% set link %}<b>x</b>{% endset %}{{ t('twice', link=link) }}";
  CHECK(say_source(source, name(""), html).text() == "<b>x</b> and <b>x</b>");
}

TEST_CASE("an address with brackets does not end a link before its time") {
  const Value names =
      Value::record({{"at", Value::scalar(Kind::url, "https://a.example/x)(y")}, {"name", Value::text("x")}});
  CHECK(say_source("{{ t('bold', name=name, link=at) }}", names).text() ==
        "**x** is [here](https://a.example/x\\)\\(y).");
}

TEST_CASE("typed values are written as the language writes them") {
  const Value names =
      Value::record({{"period", Value::scalar(Kind::period, "7 years")},
                     {"items", Value::list({Value::text("names"), Value::text("a*b"), Value::text("c")})}});
  CHECK(say_source("{{ t('kept', items=items, period=period) }}", names).text() ==
        "We keep names, a\\*b, and c for 7 years.");
  CHECK(say_source("{{ t('kept', items=items, period=period) }}", names, korean).text() ==
        "보유 항목: names, a\\*b 및 c. 보유 기간: 7년.");
}

TEST_CASE("a number chooses the plural, and stands in a text as the language writes it") {
  CHECK(say_source("{{ t('count', count=1) }}").text() == "1 day");
  CHECK(say_source("{{ t('count', count=1234) }}").text() == "1,234 days");
  CHECK(say_source("{{ t('shown', count=1234) }}").text() == "Figure 1,234.");
  CHECK(say_source("{{ t('count', count=3) }}", Value::record({}), korean).text() == "3일");
}

TEST_CASE("a word of a closed list chooses its branch, a hyphen in it read as `_`") {
  const auto said = [](const std::string& word) {
    return say_source("{{ t('role', value=v) }}", Value::record({{"v", Value::scalar(Kind::choice, word)}})).text();
  };
  CHECK(said("processor") == "on our instructions");
  CHECK(said("eu-gdpr") == "in Europe");
  CHECK(said("controller") == "alone");
}

TEST_CASE("a message that a language lacks is said in the fallback and marked missing") {
  const Said said = say_source("{{ t('only_english', name=name) }}", name("Acme"), korean);
  CHECK(said.text() == "Only in English: Acme.");
  CHECK(said.origins() == "fact:company.name message:only_english missing:only_english");
  CHECK(say_source("{{ t('only_english', name=name) }}", name("Acme")).origins() ==
        "fact:company.name message:only_english");
}

TEST_CASE("a message that the language and its fallback lack is said in Candor's first language and marked") {
  const Said said =
      say_source("{{ t('only_english', name=name) }}", name("Acme"), {.language = "ko", .fallback = "ko"});
  CHECK(said.text() == "Only in English: Acme.");
  CHECK(said.origins() == "fact:company.name message:only_english missing:only_english");
}

TEST_CASE("a message nobody has is an error at its place, with the name that was probably meant") {
  const Said said = say_source("x {{ t('greetings', name=name) }}", name("Acme"));
  CHECK(said.id() == "unknown-message");
  CHECK(said.help() == "did you mean `greeting`?");
  REQUIRE(!said.found.empty());
  CHECK(said.found[0].place.file == "templates/sections/case.md");
  CHECK(said.found[0].place.column == 6);
}

TEST_CASE("arguments that a message does not take, or lacks, are errors") {
  CHECK(say_source("{{ t('greeting') }}").text() == "error: message `greeting` is said without `name`");
  CHECK(say_source("{{ t('greeting', name=name, nmae=name) }}", name("x")).text() ==
        "error: message `greeting` has no place for `nmae`");
  CHECK(say_source("{{ t('count', count=name) }}", name("x")).text() ==
        "error: message `count` wants a number as `count`");
  CHECK(say_source("{{ t('count', count=name) }}", name("x")).id() == "message-argument");
}

TEST_CASE("a sentence about a fact that is not stated is not said, and says so to whoever asks") {
  const Value names =
      Value::record({{"name", Value()}, {"kind", fact("a.kind", Value::scalar(Kind::choice, "processor"))}});
  const Said said =
      say_source("x{{ t('greeting', name=name) }}y{% if not t('greeting', name=name) %}z{% endif %}", names);
  CHECK(said.text() == "xyz");
  CHECK(said.found.empty());
}

TEST_CASE("a sentence knows every fact in it, those of a list too") {
  const Value names = Value::record(
      {{"items", Value::list({fact("data.a.label", Value::text("a")), fact("data.b.label", Value::text("b"))})},
       {"period", fact("retention.a.keep", Value::scalar(Kind::period, "30 days"))}});
  CHECK(say_source("{{ t('kept', items=items, period=period) }}", names).origins() ==
        "fact:data.a.label fact:data.b.label fact:retention.a.keep message:kept");
}

TEST_CASE("the company's own word chooses by itself, is stated, and may be left out by a language") {
  const Value facts = Value::record(
      {{"vocabulary",
        Value::record({{"services", fact("vocabulary.services", Value::scalar(Kind::choice, "platform"))}})}});
  const Said said = say_source("{{ t('ours', name=name) }}", name("Acme"), {.facts = facts});
  CHECK(said.text() == "the Platform of Acme");
  CHECK(said.origins() == "fact:company.name fact:vocabulary.services message:ours");
  CHECK(say_source("{{ t('ours', name=name) }}", name("Acme")).text() == "the Service of Acme");
  CHECK(say_source("{{ t('ours', name=name) }}", name("Acme"), {.language = "ko", .facts = facts}).text() ==
        "서비스: Acme");
}
