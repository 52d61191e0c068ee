#include "check/check_law_calls.h"

#include <string>

#include "base/suggest.h"
#include "model/period.h"
#include "template/find_arguments.h"

namespace candor {

namespace {

using Of = templates::WrittenCall::Of;
using templates::Takes;

/// What is written out and cannot be meant; empty where nothing is.
std::string wrong_argument(const Takes& takes, const Value& first) {
  if (!first.is_defined()) return "";
  if (takes.first == Takes::First::period && !read_period(first.text()))
    return "`" + first.text() + "`, which is no period";
  return takes.first == Takes::First::text && !first.is(Kind::text) ? "no text" : "";
}

class CallCheck {
 public:
  CallCheck(const templates::Environment& environment, const Place& place, Diagnostics& diagnostics)
      : environment_(environment), place_(place), diagnostics_(diagnostics) {}

  bool is_right(const templates::WrittenCall& call) {
    if (call.of == Of::test && !environment_.has_test(call.name)) {
      diagnostics_.add({.id = "template-unknown-name",
                        .place = place_,
                        .message = "there is no test `" + call.name + "`",
                        .help = suggestion(call.name, environment_.test_names())});
      return false;
    }
    const Takes* taken = takes(call);
    if (!taken || call.has_named) return true;
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
  const Takes* takes(const templates::WrittenCall& call) const {
    if (call.of == Of::function) return environment_.function_takes(call.name);
    return call.of == Of::filter ? environment_.filter_takes(call.name) : environment_.test_takes(call.name);
  }

  const templates::Environment& environment_;
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
