// Markdown output: which kinds of value print, how, and which are mistakes.
#include <catch2/catch.hpp>

#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

Context names_in_markdown() {
  return Context(Value::map({{"text", Value::text("a *b* [c]")},
                             {"author", Value::scalar(Kind::markdown, "*a* [b](https://c.example)")},
                             {"done", Value::markup("**x**")},
                             {"date", Value::scalar(Kind::date, "2026-04-14")},
                             {"korean", Value::text("2026. 2. 9.")},
                             {"mail", Value::scalar(Kind::email, "a_b@c.example")},
                             {"url", Value::scalar(Kind::url, "https://c.example/a_(b)")},
                             {"evil", Value::text("javascript:x")},
                             {"period", Value::scalar(Kind::period, "7 years")},
                             {"party", Value::reference("stripe", "parties.stripe")},
                             {"choice", Value::scalar(Kind::choice, "processor")},
                             {"flag", Value::flag(true)},
                             {"list", Value::list({Value::text("a"), Value::text("b_")})},
                             {"map", Value::map({{"k", Value::text("v")}})},
                             {"number", Value::number(7)}}));
}

Outcome markdown(const std::string& source) { return render_source(source, names_in_markdown()); }

}  // namespace

TEST_CASE("plain kinds print their text escaped, an author's Markdown and finished text as they are") {
  CHECK(markdown("{{ text }}").text() == "a \\*b\\* \\[c\\]");
  CHECK(markdown("{{ author }}").text() == "*a* [b](https://c.example)");
  CHECK(markdown("{{ done }}").text() == "**x**");
  CHECK(markdown("On {{ date }}, {{ period }}, {{ mail }}, {{ number }}.").text() ==
        "On 2026-04-14, 7 years, a_b@c.example, 7.");
  CHECK(markdown("{{ party }}").text() == "stripe");
}

TEST_CASE("what begins a list does so only at a line's beginning, and is escaped only there") {
  CHECK(markdown("{{ korean }}").text() == "2026\\. 2. 9.");
  CHECK(markdown("From {{ korean }}").text() == "From 2026. 2. 9.");
  CHECK(markdown("- {{ korean }}").text() == "- 2026\\. 2. 9.");
  CHECK(markdown("| {{ korean }} |").text() == "| 2026. 2. 9. |");
}

TEST_CASE("words of closed lists, flags, lists, maps and none are not printed") {
  for (const std::string name : {"choice", "flag", "list", "map", "none", "flag == true", "number > 3"}) {
    INFO(name);
    const Outcome outcome = markdown("a {{ " + name + " }}");
    CHECK(outcome.id() == "template-value");
    CHECK(outcome.found[0].help != "");
  }
}

TEST_CASE("a literal of the template is a text like any other") {
  CHECK(markdown("{{ '*' }}{{ 'a' if flag }}").text() == "\\*a");
  CHECK(markdown("{{ list|join(' ') }}").text() == "a b\\_");
}

TEST_CASE("joining finished and plain text escapes the plain") {
  CHECK(markdown("{{ done ~ ' *' }}").text() == "**x**&#32;\\*");
  CHECK(markdown("{{ [done, '*']|join('_') }}").text() == "**x**\\_\\*");
  CHECK(markdown("{{ author ~ '*' }}").text() == "*a* [b](https://c.example)\\*");
  CHECK(markdown("{% set q %}**{{ text }}**{% endset %}{{ q }}").text() == "**a \\*b\\* \\[c\\]**");
}

TEST_CASE("an address in a link's destination is judged and kept whole") {
  CHECK(markdown("[x]({{ url }})").text() == "[x](https://c.example/a\\_\\(b\\))");
  CHECK(markdown("[x](/en/{{ mail }}/)").text() == "[x](/en/a_b@c.example/)");
  CHECK(markdown("[x]({{ evil }})").id() == "template-escape");
  CHECK(markdown("[{{ text }}](/) ({{ text }})").text() == "[a \\*b\\* \\[c\\]](/) (a \\*b\\* \\[c\\])");
  CHECK(markdown("[x]({{ done }})").id() == "template-value");
}

TEST_CASE("a value inside a code span does not compile, the code filter makes one") {
  CHECK(markdown("`{{ text }}`").id() == "template-escape");
  CHECK(markdown("`` a `{{ text }}").id() == "template-escape");
  CHECK(markdown("`a` {{ number }} \\`{{ number }}").text() == "`a` 7 \\`7");
  CHECK(markdown("{{ mail|code }}").text() == "`a_b@c.example`");
}

TEST_CASE("strong and emph escape what they hold") {
  CHECK(markdown("{{ text|strong }} {{ number|emph }}").text() == "**a \\*b\\* \\[c\\]\xE2\x81\xA0** *7*");
  CHECK(markdown("{{ author|strong }}").text() == "**\xE2\x81\xA0*a* [b](https://c.example)\xE2\x81\xA0**");
  CHECK(render_source("<p>{{ text|strong }}", names_in_markdown(), OutputKind::html).id() == "template-value");
}
