// Expressions on their own, as law packs write them: their value, what they looked at, what they did not find.
#include <catch2/catch.hpp>

#include "template/find_arguments.h"
#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

Context facts() {
  const auto known = [](std::vector<std::string> names) {
    return std::make_shared<std::vector<std::string>>(std::move(names));
  };
  Value billing = Value::record({{"keep", fact("retention.billing.keep", Value::scalar(Kind::period, "7 years"))}},
                                known({"keep", "because"}));
  Value rows = Value::list(
      {fact("recipients.0",
            Value::record({{"role", fact("recipients.0.role", Value::scalar(Kind::choice, "processor"))}})),
       fact("recipients.1",
            Value::record({{"role", fact("recipients.1.role", Value::scalar(Kind::choice, "unstated"))}}))});
  return Context(
      Value::record({{"retention", Value::record({{"billing", std::move(billing)}}, known({"billing", "logs"}))},
                     {"recipients", fact("recipients", std::move(rows))},
                     {"sells", fact("sells", Value::flag(false))},
                     {"denied_list", fact("denied_list", Value::list({}))},
                     {"no_choice", fact("no_choice", Value::scalar(Kind::choice, "no"))},
                     {"vague", fact("vague", Value::text("unstated"))}},
                    known({"retention", "recipients", "sells", "denied_list", "no_choice", "vague", "cookies"})));
}

std::optional<Evaluated> value_of(const std::string& source, Diagnostics& diagnostics) {
  const auto compiled = compile_expression(source, {"laws/gdpr.yaml", 12, 9, 0}, diagnostics);
  return compiled ? evaluate(*compiled, facts(), Environment(), diagnostics) : std::nullopt;
}

bool holds(const std::string& source) {
  Diagnostics diagnostics;
  const auto result = value_of(source, diagnostics);
  INFO(source << ": " << (diagnostics.empty() ? "" : diagnostics.found()[0].message));
  REQUIRE(result);
  return is_true(result->value);
}

std::string read_by(const std::string& source) {
  Diagnostics diagnostics;
  const auto result = value_of(source, diagnostics);
  if (!result) return "error";
  std::string absent;
  for (const std::string& path : result->absent) absent += " -" + path;
  return paths(result->read) + absent;
}

}  // namespace

TEST_CASE("facts are asked whether they are stated, denied, unstated or silent") {
  CHECK(holds("sells is denied"));
  CHECK(holds("denied_list is denied"));
  CHECK(holds("no_choice is denied"));
  CHECK_FALSE(holds("recipients is denied"));
  CHECK_FALSE(holds("cookies is denied"));
  CHECK_FALSE(holds("vague is denied"));
  CHECK(holds("vague is unstated"));
  CHECK(holds("recipients[1].role is unstated"));
  CHECK_FALSE(holds("cookies is unstated"));
  CHECK(holds("sells is stated"));
  CHECK(holds("denied_list is stated"));
  CHECK_FALSE(holds("vague is stated"));
  CHECK_FALSE(holds("cookies is stated"));
  CHECK(holds("cookies is not stated and not cookies"));
  CHECK(holds("denied_list is empty and cookies is empty"));
  CHECK_FALSE(holds("recipients is empty"));
  CHECK_FALSE(holds("sells"));
  CHECK(holds("sells == false and sells == 'no' and sells != 'yes'"));
  CHECK(holds("no_choice == 'no'"));
}

TEST_CASE("an expression says which facts it looked at, and which paths it found silent") {
  CHECK(read_by("retention.billing.keep is defined") == "retention.billing.keep");
  CHECK(read_by("retention.logs.keep is defined") == " -retention.logs.keep");
  CHECK(read_by("retention.billing.keep and retention.billing.because") ==
        "retention.billing.keep -retention.billing.because");
  CHECK(read_by("recipients|length > 5") == "recipients");
  CHECK(read_by("recipients|selectattr('role', 'eq', 'processor')|list") ==
        "recipients,recipients.0.role,recipients.1.role");
  CHECK(read_by("recipients|map(attribute='role')|list|length") == "recipients,recipients.0.role,recipients.1.role");
  CHECK(read_by("sells or cookies") == "sells -cookies");
  CHECK(read_by("true") == "");
}

TEST_CASE("a mistake in an expression has its place in the file it stands in") {
  Diagnostics diagnostics;
  CHECK_FALSE(value_of("sells or  retnetion.billing", diagnostics));
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found()[0].place == Place{"laws/gdpr.yaml", 12, 19, 9});
  CHECK(diagnostics.found()[0].help == "did you mean `retention`?");
}

TEST_CASE("expressions that do not read") {
  const auto source =
      GENERATE(as<std::string>(), "", "a b", "a and", "(a", "a)", "{{ a }}", "a }} b", "% a", "a |", "'a");
  INFO(source);
  Diagnostics diagnostics;
  CHECK_FALSE(compile_expression(source, {"laws/gdpr.yaml", 3, 5, 0}, diagnostics));
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found()[0].id == "template-syntax");
  CHECK(diagnostics.found()[0].place.line == 3);
  CHECK(diagnostics.found()[0].place.column >= 5);
}

TEST_CASE("periods have no order of their own") {
  Diagnostics diagnostics;
  CHECK_FALSE(value_of("retention.billing.keep > '30 days'", diagnostics));
  CHECK(diagnostics.found()[0].help == "periods have an order only by a function that knows their units");
}

TEST_CASE("the host's functions and tests are called with what was given, and may replace the language's own") {
  Environment environment;
  environment.add_test(
      "long", [](const Call& call) { return call.arg(0).text().size() > call.parameter(1, "than")->text().size(); });
  environment.add_filter("upper", [](const Call&) { return Value::text("mine"); });
  environment.add_function("pair", [](const Call& call) { return Value::list({call.arg(0), *call.named("b")}); });
  Diagnostics diagnostics;
  const auto text = [&](const std::string& source) {
    const auto compiled = compile_expression(source, {"x", 1, 1, 0}, diagnostics);
    return evaluate(*compiled, facts(), environment, diagnostics)->value.text();
  };
  CHECK(text("'a' if 'abc' is long('ab') else 'b'") == "a");
  CHECK(text("'a' if 'abc' is long(than='abcd') else 'b'") == "b");
  CHECK(text("['x']|map('upper')|join") == "mine");
  CHECK(text("pair('a', b='b')|join('-')") == "a-b");
  CHECK(diagnostics.empty());
}

TEST_CASE("what counts as true") {
  for (const Value& yes : {Value::flag(true), Value::number(-1), Value::text("no"), Value::list({Value()}),
                           Value::map({{"a", Value()}})}) {
    CHECK(is_true(yes));
  }
  for (const Value& no : {Value(), Value::none(), Value::flag(false), Value::number(0), Value::text(""),
                          Value::list({}), Value::map({})}) {
    CHECK_FALSE(is_true(no));
  }
}

TEST_CASE("what filters are given is found in every branch, written in whatever way") {
  const auto given = [](const std::string& source) {
    Diagnostics diagnostics;
    const auto compiled = compile_expression(source, {}, diagnostics);
    REQUIRE(compiled);
    std::vector<std::string> texts;
    for (const Value& value : find_arguments(*compiled, "earlier_by")) texts.push_back(value.text());
    return texts;
  };
  using Texts = std::vector<std::string>;
  CHECK(given("sells < today|earlier_by(\"12 months\")") == Texts{"12 months"});
  CHECK(given("today | earlier_by( '2 years' ) if sells else [today|earlier_by('1 month')]") ==
        Texts{"2 years", "1 month"});
  CHECK(given("recipients|selectattr('since', 'gt', today|earlier_by('9 weeks'))|list") == Texts{"9 weeks"});
  CHECK(given("'today|earlier_by(\"12 months\")'").empty());
  CHECK(given("today|earlier_by(vague)").empty());
}
