// Words know their facts: each stretch of output names what is behind it.
#include <catch2/catch.hpp>

#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

Value record(const std::string& path, std::vector<Value::Entry> entries) {
  return fact(path, Value::record(std::move(entries)));
}

Context stated_facts() {
  return Context(record(
      "",
      {{"company", record("company", {{"name", fact("company.name", Value::text("Acme"))}})},
       {"sale", record("sale", {{"sells", fact("sale.sells", Value::flag(false))},
                                {"shares", fact("sale.shares", Value::flag(true))},
                                {"how", fact("sale.how", Value::scalar(Kind::choice, "hedged"))}})},
       {"recipients", fact("recipients", Value::list({}))},
       {"todo", fact("todo", Value::list({fact("todo.0", Value::scalar(Kind::choice, "delete")),
                                          fact("todo.1", Value::scalar(Kind::choice, "anonymize"))}))},
       {"retention",
        record(
            "retention",
            {{"billing", record("retention.billing", {{"keep", fact("retention.billing.keep", Value::text("7 years"))},
                                                      {"kept", fact("retention.billing.kept", Value::flag(true))}})},
             {"logs", record("retention.logs", {{"keep", fact("retention.logs.keep", Value::text("30 days"))},
                                                {"kept", fact("retention.logs.kept", Value::flag(true))}})}})},
       {"rights", record("rights", {{"access", record("rights.access", {})},
                                    {"erasure", record("rights.erasure", {{"except", fact("rights.erasure.except",
                                                                                          Value::text("law"))}})}})},
       {"years", fact("years", Value::number(7))}}));
}

std::string spans_of(const std::string& source, const Environment& environment = {}) {
  return spans(render_source(source, stated_facts(), OutputKind::markdown, environment));
}

}  // namespace

TEST_CASE("a printed value attaches its fact to its stretch, and no map it was reached through") {
  CHECK(spans_of("We are {{ company.name }}.") == "Acme<company.name>");
  CHECK(spans_of("{{ retention.billing.keep }}, {{ retention['logs'].keep }}") ==
        "7 years<retention.billing.keep> 30 days<retention.logs.keep>");
  CHECK(spans_of("No fact {{ 'here' }}.") == "");
}

TEST_CASE("a loop's item has its own origin") {
  CHECK(spans_of("{% for id, row in retention.items() %}{{ id }}: {{ row.keep }}. {% endfor %}") ==
        "7 years<retention.billing.keep> 30 days<retention.logs.keep>");
}

TEST_CASE("a thing of which only its existence is stated is stated by its name") {
  CHECK(spans_of("{% for id, right in rights.items() %}{{ id }} {% endfor %}") == "access<rights.access>");
  CHECK(spans_of("{{ rights|items|map(attribute='0')|join(' ') }}") == "access erasure<rights.access>");
}

TEST_CASE("a flag read by a condition is behind all words of the branch taken") {
  CHECK(spans_of("{% if sale.shares %}We share.{% endif %} End.") == "We share.<sale.shares>");
  CHECK(spans_of("{% if sale.sells %}We sell.{% else %}We do not.{% endif %}") == "We do not.<sale.sells>");
  CHECK(spans_of("{% if not sale.sells %}No.{% endif %}") == "No.<sale.sells>");
  CHECK(spans_of("{% if sale.sells == false %}No.{% endif %}") == "No.<sale.sells>");
  CHECK(spans_of("{% if sale.sells is true %}A{% else %}B{% endif %}") == "B<sale.sells>");
  CHECK(spans_of("{% if sale.sells %}A{% elif sale.shares %}B{% endif %}") == "B<sale.sells,sale.shares>");
  CHECK(spans_of("{% if sale.shares and not sale.sells %}A{% endif %}") == "A<sale.shares,sale.sells>");
  CHECK(spans_of("{% if sale.shares or sale.sells %}A{% endif %}") == "A<sale.shares>");
}

TEST_CASE("a choice compared is behind the branch, nested conditions add up") {
  CHECK(spans_of("{% if sale.how == 'hedged' %}A{% endif %}") == "A<sale.how>");
  CHECK(spans_of("{% if sale.how != 'plain' %}A{% endif %}") == "A<sale.how>");
  CHECK(spans_of("{% if sale.how in ['hedged', 'x'] %}A{% endif %}") == "A<sale.how>");
  CHECK(spans_of("{% if 'delete' in todo %}A{% endif %}") == "A<todo.0>");
  CHECK(spans_of("{% if 'keep' not in todo %}A{% endif %}") == "A<todo.0,todo.1>");
  CHECK(spans_of("{% if sale.shares %}a{% if sale.how == 'hedged' %}b{{ company.name }}{% endif %}c{% endif %}d") ==
        "a<sale.shares> b<sale.shares,sale.how> Acme<company.name,sale.shares,sale.how> c<sale.shares>");
}

TEST_CASE("conditions that only ask whether something is there attach nothing") {
  CHECK(spans_of("{% if retention %}A{% endif %}") == "");
  CHECK(spans_of("{% if retention.billing.keep %}A{% endif %}") == "");
  CHECK(spans_of("{% if company.name is defined %}A{% endif %}") == "");
  CHECK(spans_of("{% if sale.sells is defined %}A{% endif %}") == "");
  CHECK(spans_of("{% if sale.sells is stated %}A{% endif %}") == "");
  CHECK(spans_of("{% if retention|length > 1 %}A{% endif %}") == "");
  CHECK(spans_of("{% if recipients %}A{% else %}B{% endif %}") == "");
}

TEST_CASE("a denial that the words rest on is stated by them") {
  CHECK(spans_of("{% if recipients is denied %}Nobody.{% endif %}") == "Nobody.<recipients>");
  CHECK(spans_of("{% if sale.sells is denied %}No.{% endif %}") == "No.<sale.sells>");
  CHECK(spans_of("{% if retention is denied %}A{% else %}B{% endif %}") == "");
}

TEST_CASE("values that are made keep what they were made from") {
  CHECK(spans_of("{{ company.name|upper }}") == "ACME<company.name>");
  CHECK(spans_of("{{ company.name ~ ': ' ~ retention.billing.keep }}") ==
        "Acme: 7 years<company.name,retention.billing.keep>");
  CHECK(spans_of("{{ [company.name, retention.logs.keep]|join(', ') }}") ==
        "Acme, 30 days<company.name,retention.logs.keep>");
  CHECK(spans_of("{{ years + 1 }} {{ -years }}") == "8<years> -7<years>");
  CHECK(spans_of("{{ retention.values()|map(attribute='keep')|join }}") ==
        "7 years30 days<retention.billing.keep,retention.logs.keep>");
  CHECK(spans_of("{{ todo|length }}") == "2<todo>");
  CHECK(spans_of("{{ company.name|replace('Ac', 'ac') }}") == "acme<company.name>");
  CHECK(spans_of("{{ company.name|strong }}") == "**Acme**<company.name>");
  CHECK(spans_of("{{ company.nick|default(company.name) }}").find("error") == 0);  // a closed record has no `nick`
}

TEST_CASE("a captured block comes from all that was printed in it") {
  CHECK(spans_of("{% set q %}We, {{ company.name }}, keep it {{ years }} years.{% endset %}<{{ q }}>") ==
        "We, Acme, keep it 7 years.<company.name,years>");
}

TEST_CASE("what was chosen by a flag comes from the flag, wherever it is printed") {
  CHECK(spans_of("{{ 'yes' if sale.shares else 'no' }}") == "yes<sale.shares>");
  CHECK(spans_of("{% if sale.shares %}{% set w = 'share' %}{% else %}{% set w = 'keep' %}{% endif %}We {{ w }}.") ==
        "share<sale.shares>");
  CHECK(spans_of("{% set ns = namespace(w=[]) %}{% if sale.shares %}{% set ns.w = ns.w + ['x'] %}{% endif %}{{ "
                 "ns.w|join }}") == "x<sale.shares>");
  CHECK(spans_of("{% set both = sale.shares and not sale.sells %}{% if both %}A{% endif %}") ==
        "A<sale.sells,sale.shares>");
  CHECK(spans_of("{% set hedged = sale.how == 'hedged' %}{{ 'maybe' if hedged }}") == "maybe<sale.how>");
  CHECK(spans_of("{% set ns = namespace(w='') %}{% if sale.shares %}{% set ns.w = 'x' %}{% endif %}{{ ns.w }}") ==
        "x<sale.shares>");
}

TEST_CASE("a loop's own condition is behind what its turns print") {
  CHECK(spans_of("{% for id, r in retention.items() if r.kept %}{{ id }};{% endfor %}") ==
        "billing;<retention.billing.kept> logs;<retention.logs.kept>");
  CHECK(spans_of("{% for id, r in retention.items() if not r.kept %}x{% else %}all{% endfor %}") ==
        "all<retention.billing.kept,retention.logs.kept>");
}

TEST_CASE("neighbouring stretches of the same origin are one, and spans are in order") {
  const Outcome outcome = render_source("{% if sale.shares %}a{{ 'b' }}c{% endif %}", stated_facts());
  REQUIRE(outcome.rendered);
  REQUIRE(outcome.rendered->spans.size() == 1);
  CHECK(outcome.rendered->spans[0].begin == 0);
  CHECK(outcome.rendered->spans[0].end == 3);
}

TEST_CASE("a host function's words come from what the host says, or else from what went in") {
  Environment environment;
  environment.add_function("t", [](const Call& call) {
    auto message = std::make_shared<Origin>();
    message->source = Origin::Source::message;
    message->path = call.arg(0).text();
    std::vector<OriginPtr> origins = {message};
    add_origins(origins, call.named("name")->origins());
    return Value::markup("Hello " + call.named("name")->text()).with_origins(origins);
  });
  environment.add_filter("shout", [](const Call& call) { return Value::text(call.arg(0).text() + "!"); });
  CHECK(spans_of("{{ t('greet', name=company.name) }}", environment) == "Hello Acme<greet,company.name>");
  CHECK(spans_of("{{ company.name|shout }}", environment) == "Acme\\!<company.name>");
}
