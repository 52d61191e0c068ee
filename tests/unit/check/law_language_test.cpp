// What expressions of law packs may ask beside the templates' own.
#include <catch2/catch.hpp>

#include <algorithm>

#include "check/check_law_language.h"

namespace candor {

namespace {

Value fact(Kind kind, const std::string& text, const std::string& path) {
  return Value::scalar(kind, text).with_origin(std::make_shared<Origin>(Origin{Origin::Source::fact, path, {}}));
}

Value at(const std::string& path, const Value& value) {
  return value.with_origin(std::make_shared<Origin>(Origin{Origin::Source::fact, path, {}}));
}

/// Two rows that are qualified; `status` is the id of one of them.
Value rows() {
  const Value word = Value::scalar(Kind::choice, "reserved");
  const Value inner = at("rows.status.longer", Value::record({{"status", word}}));
  return Value::map({{"a", at("rows.a", Value::record({{"status", Value::scalar(Kind::choice, "possible")}}))},
                     {"status", at("rows.status", Value::record({{"longer", inner}}))}});
}

/// `account` is not used for `ads`, and for `run.sign-in` alone.
Value data() {
  const Value no = Value::list({fact(Kind::reference, "ads", "data.account.not_used_for.0")});
  const Value only = Value::list({fact(Kind::reference, "run.sign-in", "data.account.used_only_for.0")});
  return Value::map({{"account", at("data.account", Value::record({{"not_used_for", no}, {"used_only_for", only}}))}});
}

Value purposes() {
  const Value of_ads = Value::list({fact(Kind::reference, "account.email", "purposes.ads.data.0")});
  const Value of_run = Value::list({fact(Kind::reference, "account", "purposes.run.uses.0.data.0")});
  return Value::map({{"ads", at("purposes.ads", Value::record({{"data", of_ads}}))},
                     {"run", at("purposes.run", Value::record({{"data", of_run}}))}});
}

Value facts() {
  const Value list =
      Value::list({fact(Kind::reference, "account.email", "list.0"), fact(Kind::reference, "billing", "list.1")});
  return Value::record({{"month", fact(Kind::period, "1 month", "month")},
                        {"days", fact(Kind::period, "30 days", "days")},
                        {"long", fact(Kind::period, "45 days", "long")},
                        {"list", list},
                        {"rows", rows()},
                        {"data", data()},
                        {"purposes", purposes()},
                        {"nested", Value::list({list, Value(), Value::list({fact(Kind::text, "x", "x")})})},
                        {"regimes", Value::list({fact(Kind::choice, "eu-gdpr", "regimes.0")})}},
                       std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"silent"}));
}

std::vector<Text> texts() {
  Text en{.language = "en", .blocks = {{.facts = {"month", "retention.a.keep.at_most", "list"}}}};
  Text ko{.language = "ko", .blocks = {{.facts = {"month", "retention.b.keep", "list"}}}};
  return {en, ko};
}

bool holds(const std::string& expression) {
  Diagnostics found;
  const PrintedFacts stated(texts());
  const Value all = facts();
  const auto environment = law_environment({&stated, &all});
  const auto compiled = templates::compile_expression(expression, {}, found);
  REQUIRE(compiled);
  REQUIRE(templates::check_names(*compiled, environment, found));
  const auto result = templates::evaluate(*compiled, templates::Context(all), environment, found);
  for (const Diagnostic& diagnostic : found.found()) UNSCOPED_INFO(diagnostic.message);
  REQUIRE(result);
  return templates::is_true(result->value);
}

}  // namespace

TEST_CASE("whatever a pack may call says what it takes") {
  const templates::Environment of_packs = law_environment({});
  const templates::Environment of_the_language;
  const auto own = [](std::vector<std::string> all, const std::vector<std::string>& known) {
    std::erase_if(all, [&](const auto& name) { return std::find(known.begin(), known.end(), name) != known.end(); });
    return all;
  };
  const auto functions = own(of_packs.function_names(), of_the_language.function_names());
  const auto filters = own(of_packs.filter_names(), of_the_language.filter_names());
  const auto tests = own(of_packs.test_names(), of_the_language.test_names());
  CHECK(functions.size() + filters.size() + tests.size() == 32);
  for (const auto& name : functions) CHECK((of_packs.function_takes(name) != nullptr));
  for (const auto& name : filters) CHECK((of_packs.filter_takes(name) != nullptr));
  for (const auto& name : tests) CHECK((of_packs.test_takes(name) != nullptr));
}

TEST_CASE("periods are longer always, sometimes or never") {
  CHECK(holds("long is longer_than('1 month')"));
  CHECK_FALSE(holds("days is longer_than('1 month')"));
  CHECK(holds("days is possibly_longer_than('1 month')"));
  CHECK_FALSE(holds("month is possibly_longer_than('1 month')"));
  CHECK_FALSE(holds("silent is longer_than('1 month')"));
}

TEST_CASE("silence about laws means all of them") {
  CHECK(holds("silent is under('uk-gdpr')"));
  CHECK(holds("regimes is under('eu-gdpr')"));
  CHECK_FALSE(holds("regimes is under('uk-gdpr')"));
  CHECK(holds("regime('eu-gdpr') and not regime('uk-gdpr')"));
}

TEST_CASE("a reference to an item names its category") {
  CHECK(holds("'account' is named_in(list)"));
  CHECK(holds("'billing' is named_in(list)"));
  CHECK_FALSE(holds("'acc' is named_in(list)"));
  CHECK_FALSE(holds("'account' is named_in(silent)"));
}

TEST_CASE("an item is within its category, and a category not within its item") {
  CHECK(holds("'account.email' is within(['account'])"));
  CHECK(holds("'account' is within(['account'])"));
  CHECK_FALSE(holds("'account' is within(list)"));
  CHECK_FALSE(holds("'accounts' is within(['account'])"));
  CHECK_FALSE(holds("'account' is within(silent)"));
}

TEST_CASE("two facts link the same things from either end") {
  CHECK(holds("purposes.ads.data[0] is linked_in(data.account.not_used_for)"));
  CHECK_FALSE(holds("purposes.run.data[0] is linked_in(data.account.not_used_for)"));
  CHECK_FALSE(holds("purposes.run.data[0] is linked_in(data.account.used_only_for)"));
  CHECK(holds("purposes.run.data[0] is partly_linked_in(data.account.used_only_for)"));
  CHECK_FALSE(holds("purposes.ads.data[0] is partly_linked_in(data.account.used_only_for)"));
  CHECK(holds("data.account.not_used_for[0] is linked_in(data.account.not_used_for)"));
  CHECK_FALSE(holds("list[0] is linked_in(data.account.not_used_for)"));
  CHECK_FALSE(holds("silent is linked_in(data.account.not_used_for)"));
  CHECK(holds("data.account.not_used_for|owners == ['account']"));
  CHECK(holds("purposes.run.data|owners == ['run']"));
  CHECK(holds("not silent|owners"));
}

TEST_CASE("a fact is printed only where every language states it") {
  CHECK(holds("month is printed"));
  CHECK_FALSE(holds("days is printed"));
  CHECK_FALSE(holds("silent is printed"));
  CHECK(holds("list[0] is printed"));
  CHECK(holds("stated('retention.*.keep')"));
  CHECK_FALSE(holds("stated('retention.*.then')"));
  CHECK_FALSE(holds("stated('retention.a.keep')"));
}

TEST_CASE("lists in a list become one, without silence") { CHECK(holds("nested|flat|length == 3")); }

TEST_CASE("a field is found however deep, and an id that is called like one is none") {
  CHECK(holds("rows|having('status')|map(attribute='0')|list == ['rows.a', 'rows.status.longer']"));
  CHECK(holds("[rows, silent]|having('status', ['reserved'])|map(attribute='0')|list == ['rows.status.longer']"));
  CHECK(holds("not rows|having('status', ['planned'])"));
  CHECK(holds("not silent|having('status')"));
}

TEST_CASE("without texts nothing is stated") {
  const PrintedFacts none{std::vector<Text>{}};
  CHECK_FALSE(none.has_like("month"));
}

}  // namespace candor
