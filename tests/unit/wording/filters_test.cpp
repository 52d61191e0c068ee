// Filters and functions: things by reference, words of closed lists, dates, periods and lists as a language writes
// them.
#include <catch2/catch.hpp>

#include "unit/wording/saying.h"

using namespace candor;
using namespace candor::wording;

namespace {

Value typed(Kind kind, const std::string& text) {
  return Value::record({{"x", fact("a.x", Value::scalar(kind, text))}});
}

std::string said(const std::string& source, Kind kind, const std::string& text, const Saying& saying = {}) {
  return say_source(source, typed(kind, text), saying).text();
}

/// Two parties and a purpose of theirs, as facts.
Saying with_things(const std::string& language = "en") {
  const Value parties = Value::map(
      {{"aws", Value::record({{"name", fact("parties.aws.name", Value::text("Amazon"))},
                              {"label", fact("parties.aws.label", Value::text("Amazon (cloud)"))}})},
       {"bare", Value::record({{"country", fact("parties.bare.country", Value::scalar(Kind::country, "DE"))}})}});
  return {.language = language, .facts = Value::record({{"parties", parties}})};
}

Value references(const std::vector<std::string>& ids) {
  std::vector<Value> items;
  for (const std::string& id : ids)
    items.push_back(
        fact("recipients.x.parties." + std::to_string(items.size()), Value::reference(id, "parties." + id)));
  return Value::record({{"xs", Value::list(items)}, {"x", items.front()}});
}

}  // namespace

TEST_CASE("dates, periods, countries, languages and numbers are written by the language") {
  CHECK(said("{{ x|date }}", Kind::date, "2026-02-09") == "February 9, 2026");
  CHECK(said("{{ x|date }}", Kind::date, "2026-02-09", korean) == "2026년 2월 9일");
  CHECK(said("{{ x|period }}", Kind::period, "1 month") == "1 month");
  CHECK(said("{{ x|period }}", Kind::period, "48 hours", korean) == "48시간");
  CHECK(said("{{ x|country }}", Kind::country, "US", korean) == "미국");
  CHECK(said("{{ x|language_name }}", Kind::language, "ko") == "Korean");
  CHECK(said("{{ x|own_name }}", Kind::language, "ko") == "한국어");
  CHECK(say_source("{{ 12345|number }}").text() == "12,345");
}

TEST_CASE("business days, which CLDR does not know, are said by a message and know it") {
  CHECK(said("{{ x|period }}", Kind::period, "1 business day") == "1 business day");
  const Said ten = say_source("{{ x|period }}", typed(Kind::period, "10 business days"));
  CHECK(ten.text() == "10 business days");
  CHECK(ten.origins() == "fact:a.x message:period.business_days");
}

TEST_CASE("a language without words for business days says them in the fallback, marked missing") {
  const Said ten = say_source("{{ x|period }}", typed(Kind::period, "10 business days"), korean);
  CHECK(ten.text() == "10 business days");
  CHECK(ten.origins() == "fact:a.x message:period.business_days missing:period.business_days");
  const Said sentence = say_source("{{ t('greeting', name=x) }}", typed(Kind::period, "10 business days"), korean);
  CHECK(sentence.origins() == "fact:a.x message:period.business_days missing:period.business_days message:greeting");
}

TEST_CASE("a filter refuses what is not of its kind, and text that does not read as one") {
  CHECK(said("{{ x|date }}", Kind::period, "7 years") == "error: `date` takes a date, not a period");
  CHECK(said("{{ x|date }}", Kind::text, "2026-02-31") == "error: `2026-02-31` is not a date");
  CHECK(said("{{ x|period }}", Kind::text, "7 year") == "error: `7 year` is not a period");
}

TEST_CASE("a filter is silent about what is not stated") {
  const Value names = Value::record({{"x", Value()}});
  for (const std::string filter :
       {"date", "period", "country", "number", "upfirst", "names", "list_and", "language_name", "worded('role')"}) {
    INFO(filter);
    const Said said = say_source("a{{ x|" + filter + " }}b", names);
    CHECK(said.text() == "ab");
    CHECK(said.found.empty());
  }
}

TEST_CASE("`the` gives the thing a reference names, whose parts state the reference too") {
  const Said name = say_source("{{ (x|the).name }}", references({"aws"}), with_things());
  CHECK(name.text() == "Amazon");
  CHECK(name.origins() == "fact:parties.aws.name fact:recipients.x.parties.0");
  CHECK(say_source("{{ (x|the).name }}", references({"gone"}), with_things()).text() == "error: `gone` names nothing");
  CHECK(say_source("{{ ('aws'|the).name }}", references({"aws"}), with_things()).text() ==
        "error: `the` takes references, not text");
}

TEST_CASE("`names` takes a label before a name, and is silent about a thing that has none") {
  CHECK(say_source("{{ x|names }}", references({"aws"}), with_things()).text() == "Amazon (cloud)");
  CHECK(say_source("{{ xs|names|list_and }}", references({"aws", "aws"}), with_things()).text() ==
        "Amazon (cloud) and Amazon (cloud)");
  CHECK(say_source("{{ x|names }}", references({"bare"}), with_things()).text() == "");
}

TEST_CASE("`worded` puts each word of a closed list as a message says it") {
  const Value names = Value::record(
      {{"x", Value::scalar(Kind::choice, "processor")},
       {"xs", Value::list({Value::scalar(Kind::choice, "processor"), Value::scalar(Kind::choice, "other")})}});
  CHECK(say_source("{{ x|worded('role') }}", names).text() == "on our instructions");
  CHECK(say_source("{{ xs|worded('role')|list_or }}", names).text() == "on our instructions or alone");
  CHECK(say_source("{{ x|worded('rolle') }}", names).text() == "error: there is no message `rolle`");
}

TEST_CASE("`upfirst` raises the first letter only, as the language does") {
  CHECK(said("{{ x|upfirst }}", Kind::text, "iOS app") == "IOS app");
  CHECK(said("{{ x|upfirst }}", Kind::text, "ſ") != "");
  CHECK(say_source("{{ t('role', value='processor')|upfirst }}").text() == "On our instructions");
  CHECK(said("{{ x|upfirst }}", Kind::date, "2026-02-09") == "error: `upfirst` takes text, not a date");
}

TEST_CASE("lists are joined as the language joins, one item is itself, and each is escaped once") {
  const auto list = [](const std::vector<std::string>& words) {
    std::vector<Value> items;
    for (const std::string& word : words) items.push_back(Value::text(word));
    return Value::record({{"xs", Value::list(items)}});
  };
  CHECK(say_source("{{ xs|list_and }}", list({"a", "b", "c"})).text() == "a, b, and c");
  CHECK(say_source("{{ xs|list_or }}", list({"a", "b"}), korean).text() == "a 또는 b");
  CHECK(say_source("{{ xs|list_and }}", list({"a*b"})).text() == "a\\*b");
  CHECK(say_source("{{ xs|list_and }}", list({})).text().empty());
  CHECK(say_source("{{ xs|list_and|upper }}", list({"a", "b"})).text() == "A AND B");
}

TEST_CASE("a list in words knows the facts of its items") {
  const Value names = Value::record({{"xs", Value::list({fact("a", Value::text("x")), fact("b", Value::text("y"))})}});
  CHECK(say_source("{{ xs|list_and }}", names).origins() == "fact:a fact:b");
}

TEST_CASE("links lead only to sections that the document has") {
  Saying has;
  has.sections["rights"] = "rights";
  has.sections["data"] = "what-is-collected";
  CHECK(say_source("{{ t('bold', name='x', link=link_to('rights')) }}", Value::record({}), has).text() ==
        "**x** is [here](#rights).");
  CHECK(say_source("{{ t('bold', name='x', link=link_to('data')) }}", Value::record({}), has).text() ==
        "**x** is [here](#what-is-collected).");
  CHECK(say_source("{% if text_has('gone') %}a{% else %}b{% endif %}", Value::record({}), has).text() == "b");
  const Said gone = say_source("{{ link_to('right') }}", Value::record({}), has);
  CHECK(gone.text() == "error: the document has no section `right`");
  CHECK(gone.help() == "did you mean `rights`?");
}

TEST_CASE("a template may ask whether there is a message of an id that it put together") {
  CHECK(say_source(
            "{% set id = 'bo' ~ 'ld' %}{{ 'y' if has_message(id) else 'n' }}{{ 'y' if has_message('gone') else 'n' }}")
            .text() == "yn");
}

TEST_CASE("a day is counted back by calendar months, and stays in the month it comes to") {
  CHECK(said("{{ x|earlier_by('12 months')|date }}", Kind::date, "2026-04-14") == "April 14, 2025");
  CHECK(said("{{ x|earlier_by('1 month')|date }}", Kind::date, "2026-03-31") == "February 28, 2026");
  CHECK(said("{{ x|earlier_by('1 year')|date }}", Kind::date, "2024-02-29") == "February 28, 2023");
  CHECK(said("{{ x|earlier_by('2 weeks')|date }}", Kind::date, "2026-01-05") == "December 22, 2025");
  CHECK(said("{{ x|earlier_by('3 days')|date }}", Kind::date, "2026-01-02") == "December 30, 2025");
  CHECK(said("{% if x > '2025-06-01' and x <= '2026-01-01' %}a{% endif %}", Kind::date, "2025-12-31") == "a");
  const std::string fault = "error: `earlier_by` takes a date and a period such as \"12 months\"";
  CHECK(said("{{ x|earlier_by('10 business days') }}", Kind::date, "2026-01-02") == fault);
  CHECK(said("{{ x|earlier_by('2000 years') }}", Kind::date, "2026-01-02") == fault);
  CHECK(said("{{ x|earlier_by('1 month') }}", Kind::text, "today") == fault);
  CHECK(say_source("{{ x|earlier_by('1 month') }}", Value::record({{"x", Value()}})).text().empty());
}

TEST_CASE("templates may ask which laws the company has selected, and the words do not state it") {
  const Value laws = Value::list({fact("regimes.0", Value::scalar(Kind::choice, "kr-pipa"))});
  const Saying says{.facts = Value::record({{"regimes", laws}})};
  const Said korea = say_source("{% if regime('kr-pipa') %}a{% endif %}", Value::record({}), says);
  CHECK(korea.text() == "a");
  CHECK(korea.origins().empty());
  CHECK(say_source("{% if regime('eu-gdpr') %}a{% endif %}", Value::record({}), says).text().empty());
  CHECK(say_source("{% if regime('kr-pipa') %}a{% endif %}").text().empty());
}

TEST_CASE("a language's own template goes before the common one") {
  Diagnostics diagnostics;
  const WordsPtr words =
      compile_words({{"sections/a.md", "common"}, {"sections/a.ja.md", "Japanese"}, {"assets/site.css", "x"}},
                    {{.language = "en"}}, messages_of_tests(), diagnostics);
  REQUIRE(words->find("sections/a.md", "ja"));
  CHECK(words->find("sections/a.md", "ja")->file() == "templates/sections/a.ja.md");
  CHECK(words->find("sections/a.md", "ko")->file() == "templates/sections/a.md");
  CHECK(words->find("sections/b.md", "ja") == nullptr);
  CHECK(words->names("sections/") == std::vector<std::string>{"a"});
  CHECK(words->assets().at("assets/site.css") == "x");
}

TEST_CASE("the fingerprints change with any byte of a template, an asset or a message, and with nothing else") {
  Diagnostics none;
  const auto made = [&](const std::string& bytes, const std::string& css, const std::string& pattern) {
    const WordsPtr words = compile_words({{"sections/a.md", bytes}, {"assets/a.css", css}}, {{.language = "en"}},
                                         {message("en", "a", pattern)}, none);
    return words->fingerprints().templates + words->fingerprints().messages;
  };
  const std::string one = made("x", "y", "z");
  CHECK(one == made("x", "y", "z"));
  CHECK(one != made("X", "y", "z"));
  CHECK(one != made("x", "Y", "z"));
  CHECK(one != made("x", "y", "Z"));
}

TEST_CASE("a note in brackets goes inside the sentence it is about, and both know their facts") {
  const Value facts =
      Value::record({{"x", fact("a.x", Value::text("You can ask."))}, {"y", fact("a.y", Value::text("in Korea"))}});
  const std::string note = "{% set note %} ({{ y }}){% endset %}";
  const Said said = say_source(note + "{{ x|noting(note) }}", facts);
  CHECK(said.text() == "You can ask (in Korea).");
  CHECK(said.origins() == "fact:a.x fact:a.y");
  CHECK(say_source(note + "{{ 'All of it'|noting(note) }}", facts).text() == "All of it (in Korea)");
  CHECK(say_source("{% set silent %}{% endset %}{{ x|noting(silent) }}", facts).text() == "You can ask.");
}

TEST_CASE("a sentence goes on in a line without its own full stop, and the line knows its facts") {
  const Value facts = Value::record({{"x", fact("a.x", Value::text("Consent. You can withdraw it."))}});
  const Said said = say_source("{{ x|unclosed }} (under GDPR).", facts);
  CHECK(said.text() == "Consent. You can withdraw it (under GDPR).");
  CHECK(said.origins() == "fact:a.x");
  CHECK(say_source("{{ 'Contract'|unclosed }}.", facts).text() == "Contract.");
}
