// Hostile templates give a diagnostic with a place, never a crash, a hang or a full memory.
#include <catch2/catch.hpp>

#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

Outcome hostile(const std::string& source, const Limits& limits = {}) {
  return render_source(source, Context(Value::map({{"xs", Value::list(std::vector<Value>(100, Value::number(1)))}})),
                       OutputKind::plain, {}, {}, limits);
}

}  // namespace

TEST_CASE("a template that goes too far is stopped") {
  const std::string loop = "{% for a in xs %}";
  const std::string end = "{% endfor %}";
  const auto source = GENERATE_COPY(
      as<std::string>(), repeated(loop, 10) + "x" + repeated(end, 10), "{{ 'x' * 1000000000 }}",
      "{{ 9223372036854775807 * 'xx' }}",
      "{% set ns = namespace(s='xxxxxxxx') %}{% for a in xs %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
      "{% set ns = namespace(l=[1, 2]) %}{% for a in xs %}{% set ns.l = ns.l + ns.l %}{% endfor %}",
      "{% set ns = namespace(l=[1]) %}{% for a in xs %}{% set ns.l = [ns.l] %}{% endfor %}",
      "{% set ns = namespace(l=[1]) %}{% for a in xs %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}",
      "{% set ns = namespace(l={}) %}{% for a in xs %}{% set ns.l = {'a': ns.l} %}{% endfor %}",
      "{% set ns = namespace(l=[1]) %}{% for a in xs %}{% set ns.l = ns.l|batch(1)|list %}{% endfor %}",
      "{% for a in xs %}{% for b in xs %}{{ 'x' * 100000 }}{% endfor %}{% endfor %}", "{{ range(100000)|length }}",
      "{% set s = 'x' * 1000000 %}{% for a in xs %}{{ s|replace('x', "
      "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')|length }}{% endfor %}",
      "{{ ('x' * 1000000)|list|join('x' * 1000) }}", "{{ ['x' * 10000000, 'y' * 10000000]|join }}",
      "{{ " + repeated("(", 500) + "1" + repeated(")", 500) + " }}",
      "{{ " + repeated("[", 150) + repeated("]", 150) + " }}", "{{ " + repeated("[", 500) + repeated("]", 500) + " }}",
      "{{ " + repeated("-", 500) + "1 }}", "{{ " + repeated("not ", 500) + "1 }}",
      "{{ 1" + repeated(" + 1", 5000) + " }}", "{{ xs" + repeated("|list", 500) + " }}",
      "{{ xs" + repeated(".a", 500) + " }}", "{{ 'a' if 1 else " + repeated("'a' if 1 else ", 500) + "'b' }}",
      "{{ [" + repeated("1,", 10000) + "]|length }}", repeated("{% if xs %}", 500) + repeated("{% endif %}", 500),
      repeated("{% for x in xs %}", 500) + repeated("{% endfor %}", 500),
      "{{ " + repeated("{'a':", 500) + "1" + repeated("}", 500) + " }}",
      "{{ xs" + repeated("[xs", 500) + repeated("]", 500) + " }}",
      "{{ xs is " + repeated("eq(xs is ", 300) + "odd" + repeated(")", 300) + " }}");
  INFO(source.substr(0, 100));
  const Outcome outcome = hostile(source);
  REQUIRE_FALSE(outcome.rendered);
  REQUIRE_FALSE(outcome.found.empty());
  CHECK((outcome.id() == "template-limit" || outcome.message() == "brackets nest more than 200 deep"));
  CHECK(outcome.found.size() == 1);
}

TEST_CASE("a template that includes itself is refused, and a chain of includes ends") {
  Diagnostics diagnostics;
  TemplateSet parts;
  parts.add("a", compile("{% include 'b' %}", "a", OutputKind::plain, diagnostics));
  parts.add("b", compile("{% include 'a' %}", "b", OutputKind::plain, diagnostics));
  CHECK(render_source("{% include 'a' %}", {}, OutputKind::plain, {}, parts).id() == "template-include");
  for (int i = 0; i < 30; ++i) {
    const std::string next = std::to_string(i + 1);
    parts.add(std::to_string(i), compile("{% include '" + next + "' %}", "p" + next, OutputKind::plain, diagnostics));
  }
  CHECK(render_source("{% include '0' %}", {}, OutputKind::plain, {}, parts).id() == "template-limit");
}

TEST_CASE("mistakes and addresses are bounded too") {
  const std::string url = "<a href=\"{% for a in xs %}{% for b in xs %}{{ a }}/{% endfor %}{% endfor %}\">";
  CHECK(render_source(url, Context(Value::map({{"xs", Value::list(std::vector<Value>(100, Value::text("x")))}})),
                      OutputKind::html)
            .id() == "template-limit");
  const Outcome mistakes =
      hostile("{% for a in xs %}{% for b in xs %}{% for c in xs %}{{ nobody }}{% endfor %}{% endfor %}{% endfor %}",
              {.steps = 100'000});
  CHECK(mistakes.found.size() == 2);  // the name, once, and the limit
  CHECK(hostile("{% set a = xs %}{% for i in range(12) %}{% endfor %}{{ 'y' if [xs] is eq([xs]) }}").text() == "y");
}

TEST_CASE("the limits are the caller's") {
  CHECK(hostile("{% for x in xs %}{{ x }}{% endfor %}", {.steps = 100}).id() == "template-limit");
  CHECK(hostile("{% for x in xs %}{{ x }}{% endfor %}", {.output_bytes = 50}).id() == "template-limit");
  CHECK(hostile("{% for x in xs %}{{ x }}{% endfor %}", {.steps = 1000, .output_bytes = 100}).rendered);
  CHECK(hostile(repeated("{{ a }}{{ b }}{{ c }}\n", 100), {.errors = 5}).found.size() == 5);
}

TEST_CASE("sources that are no templates at all give one diagnostic with a place") {
  const auto source =
      GENERATE(as<std::string>(), "{{", "{%", "{#", "{% %}", "{{ }}", "{{ \xFF }}", "\xC3", "{% raw %}", "{{ '\\",
               "{{ '", "{{ \"\\u", "{% for %}", "{% set %}", "{% include %}", "{{ ( }}", "{{ [ }}", "{{ { }}",
               "{{ a. }}", "{{ a[ }}", "{{ a( }}", "{{ |a }}", "{{ is is is }}", "{% endif %}", "{{ 0x }}",
               "{{ 99999999999999999999 }}", "{{ 1_ }}", "{% if %}", "{% if 1 %}{% else", "{{ @ }}", "{% set x.y %}",
               "{% for a b in c %}", "{% for 1 in c %}", "{% set 1 = 2 %}", "{{ a(b=1, 2) }}", "{{ a(*b) }}",
               "{{ a(**b) }}", "{{ a(b=1, b=2) }}", "{{ 'a'() }}", "{{ a.b() }}", "{{ a|b.c }}", "{{ loop.index }}",
               "{{ 1 is }}", "{{ not }}", "{{ , }}", "{{ a,b }}", "{% set x = 1, 2 %}");
  INFO(source);
  const Outcome outcome = hostile(source);
  CHECK_FALSE(outcome.rendered);
  REQUIRE(outcome.found.size() == 1);
  CHECK(outcome.found[0].place.line == 1);
  CHECK(outcome.found[0].place.column >= 1);
}

TEST_CASE("every prefix and every hole of a template is read without harm") {
  const std::string source =
      "{% set ns = namespace(a=1) %}{% for k, v in {'a': [1, \"\\x41\"]}.items() if v is not none -%}\n {{ loop.index "
      "~ v[0]|string "
      "if k == 'a' else -1 }}{# c #}{% raw %}{{{% endraw %}{% else %}{% endfor %}{% set q|upper %}x{% endset %}{{ q }}";
  for (std::size_t i = 0; i <= source.size(); ++i) {
    hostile(source.substr(0, i));
    hostile(source.substr(i));
    if (i < source.size()) hostile(source.substr(0, i) + source.substr(i + 1));
    hostile(source.substr(0, i) + "}" + source.substr(i));
  }
  CHECK(hostile(source).text() == "11{{X");
}

TEST_CASE("a source too long is refused") {
  CHECK(hostile(std::string(2 * 1024 * 1024, 'x')).id() == "template-limit");
  CHECK(hostile(std::string(1000 * 1000, 'x')).rendered);
}
