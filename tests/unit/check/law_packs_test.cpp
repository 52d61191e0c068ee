// Packs made ready to be asked.
#include <catch2/catch.hpp>

#include "check/check_law_packs.h"

namespace candor {

namespace {

Value pack() {
  const Value lack = Value::record({{"if", Value::text("purposes is defined and today | earlier_by('3 years') > last")},
                                    {"lacks", Value::text("it is old")}});
  const Value requirement = Value::record({{"id", Value::text("acme-1")},
                                           {"when", Value::text("today|earlier_by(\"12 months\") > last")},
                                           {"met", Value::list({Value::text("purposes")})},
                                           {"partial", Value::list({lack})}});
  return Value::record({{"id", Value::text("acme")},
                        {"define", Value::map({{"last", Value::text("today|earlier_by('12 months')")}})},
                        {"requirements", Value::list({requirement})}},
                       std::make_shared<const std::vector<std::string>>(
                           std::vector<std::string>{"title", "regime", "regimes", "documents", "lists"}));
}

}  // namespace

TEST_CASE("the periods by which packs count back are read from their expressions, however they are written") {
  Diagnostics found;
  const Laws laws = compile_laws({pack()}, found);
  CHECK(found.empty());
  std::vector<std::string> periods;
  for (const Period period : periods_counted_back(laws)) periods.push_back(to_text(period));
  CHECK(periods == std::vector<std::string>{"12 months", "3 years"});
}

}  // namespace candor
