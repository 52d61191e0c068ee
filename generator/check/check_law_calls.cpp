#include "check/check_law_calls.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/suggest.h"
#include "model/period.h"
#include "template/find_arguments.h"

namespace candor {

namespace {

using Of = templates::WrittenCall::Of;

/// What the first argument must be where it is written out.
enum class First { anything, text, period };

/// What `law_environment` has, beside the value that a filter or test is put to.
struct Taken {
  Of of;
  std::string_view name;
  std::size_t least;
  std::size_t most;
  std::string_view example;
  First first = First::anything;
};
constexpr std::array<Taken, 19> taken_by = {{
    {Of::function, "regime", 1, 1, "regime(\"eu-gdpr\")", First::text},
    {Of::function, "stated", 1, 1, "stated(\"retention.*.keep\")", First::text},
    {Of::function, "said", 1, 1, "said(\"open_ended\")", First::text},
    {Of::function, "untranslated", 0, 0, "untranslated()"},
    {Of::function, "empty_headings", 0, 0, "empty_headings()"},
    {Of::test, "vague_phrase", 1, 1, "label is vague_phrase(\"purposes\")"},
    {Of::test, "phrase_of", 1, 1, "label is phrase_of(\"sensitive\")"},
    {Of::test, "printed", 0, 0, "x is printed"},
    {Of::test, "longer_than", 1, 1, "period is longer_than(\"1 month\")", First::period},
    {Of::test, "possibly_longer_than", 1, 1, "period is possibly_longer_than(\"30 days\")", First::period},
    {Of::test, "named_in", 1, 1, "id is named_in(list)"},
    {Of::test, "has", 1, 1, "for is has(\"complaints\")"},
    {Of::test, "has_entry", 1, 2, "legal_basis is has_entry(\"basis\", \"consent\")"},
    {Of::test, "under", 1, 1, "regimes is under(\"eu-gdpr\")"},
    {Of::test, "covers", 1, 1, "by_plan is covers(plans)"},
    {Of::filter, "repeated", 0, 0, "list|repeated"},
    {Of::filter, "flat", 0, 0, "list|flat"},
    {Of::filter, "having", 1, 2, "data|having(\"status\", [\"possible\"])"},
    {Of::filter, "earlier_by", 1, 1, "today|earlier_by(\"12 months\")", First::period},
}};

/// What is written out and cannot be meant; empty where nothing is.
std::string wrong_argument(const Taken& taken, const Value& first) {
  if (!first.is_defined()) return "";
  if (taken.first == First::period && !read_period(first.text())) return "`" + first.text() + "`, which is no period";
  return taken.first == First::text && !first.is(Kind::text) ? "no text" : "";
}

class CallCheck {
 public:
  CallCheck(const templates::Environment& environment, const Place& place, Diagnostics& diagnostics)
      : tests_(environment.test_names()), place_(place), diagnostics_(diagnostics) {}

  bool is_right(const templates::WrittenCall& call) {
    if (call.of == Of::test && std::find(tests_.begin(), tests_.end(), call.name) == tests_.end()) {
      diagnostics_.add({.id = "template-unknown-name",
                        .place = place_,
                        .message = "there is no test `" + call.name + "`",
                        .help = suggestion(call.name, tests_)});
      return false;
    }
    const auto* taken = std::find_if(taken_by.begin(), taken_by.end(),
                                     [&](const Taken& t) { return t.of == call.of && t.name == call.name; });
    if (taken == taken_by.end() || call.has_named) return true;
    const std::size_t given = call.arguments.size();
    const bool fits = given >= taken->least && given <= taken->most;
    std::string wrong = given == 1 ? "1 argument" : std::to_string(given) + " arguments";
    if (fits) wrong = given == 0 ? "" : wrong_argument(*taken, call.arguments.front());
    if (wrong.empty()) return true;
    diagnostics_.add({.id = "template-value",
                      .place = place_,
                      .message = "`" + call.name + "` is given " + wrong,
                      .why = "nobody could say whether it holds",
                      .help = "write it as in `" + std::string(taken->example) + "`"});
    return false;
  }

 private:
  const std::vector<std::string> tests_;
  const Place& place_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool check_law_calls(const templates::Expression& expression, const templates::Environment& environment,
                     const Place& place, Diagnostics& diagnostics) {
  CallCheck check(environment, place, diagnostics);
  bool all_right = true;
  for (const templates::WrittenCall& call : templates::find_calls(expression)) {
    if (!check.is_right(call)) all_right = false;
  }
  return all_right;
}

}  // namespace candor
