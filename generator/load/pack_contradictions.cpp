#include "load/pack_contradictions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "template/syntax.h"

namespace candor {

namespace {

using templates::Comparison;
using templates::Expr;
using templates::Op;

/// What is asked of one subject.
struct Claim {
  enum class Kind {
    holds,   ///< the subject itself
    equals,  ///< it is one of `values`
    test,    ///< `predicate`: `defined`, `has("complaints")`
  };
  std::string subject;
  Kind kind = Kind::holds;
  bool is_so = true;
  std::string predicate;
  std::vector<std::string> values;
  std::string written;
};

std::string in_quotes(const Value& value) {
  return value.is(Kind::text)     ? "\"" + value.text() + "\""
         : value.is(Kind::number) ? std::to_string(value.number())
         : value.is(Kind::flag)   ? (value.is_yes() ? "true" : "false")
                                  : "none";
}

/// As `Comparison` counts them.
constexpr std::array<std::string_view, 8> comparisons = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"};

/// The sign between the parts, or before the only one; empty for what is written otherwise.
std::string_view sign_of(Op op) {
  switch (op) {
    case Op::negate:
    case Op::subtract: return "-";
    case Op::plus:
    case Op::add: return "+";
    case Op::multiply: return "*";
    case Op::floor_divide: return "//";
    case Op::modulo: return "%";
    case Op::concat: return "~";
    case Op::logic_and: return "and";
    case Op::logic_or: return "or";
    default: return {};
  }
}

std::string spelled(const Expr& expr);

/// A part that takes a sign of its own stands in brackets.
std::string spelled_within(const Expr& expr) {
  const bool is_one = sign_of(expr.op).empty() && expr.op != Op::compare && expr.op != Op::condition;
  return is_one ? spelled(expr) : "(" + spelled(expr) + ")";
}

/// The parts from `first` on and what is given by name, commas between them.
std::string arguments(const Expr& expr, std::size_t first) {
  std::string all;
  const auto add = [&](const std::string& argument) { all += (all.empty() ? "" : ", ") + argument; };
  for (std::size_t i = first; i < expr.parts.size(); ++i) add(spelled(*expr.parts[i]));
  for (const auto& [name, value] : expr.named) add(name + "=" + spelled(*value));
  return all;
}

/// Between the parts stands what `sign` gives for each but the first.
template <class Sign>
std::string chained(const Expr& expr, const Sign& sign) {
  std::string all = spelled_within(*expr.parts[0]);
  for (std::size_t i = 1; i < expr.parts.size(); ++i) {
    all += " " + std::string(sign(i)) + " " + spelled_within(*expr.parts[i]);
  }
  return all;
}

/// What is left to say of a filter or test in brackets, if anything.
std::string in_brackets(const std::string& arguments) { return arguments.empty() ? "" : "(" + arguments + ")"; }

/// One spelling for all that means the same, as an author would write it.
std::string spelled(const Expr& expr) {
  const auto part = [&](std::size_t i) { return spelled_within(*expr.parts[i]); };
  switch (expr.op) {
    case Op::constant: return in_quotes(expr.value);
    case Op::name: return expr.text;
    case Op::attribute: return part(0) + "." + expr.text;
    case Op::subscript: return part(0) + "[" + spelled(*expr.parts[1]) + "]";
    case Op::list: return "[" + arguments(expr, 0) + "]";
    case Op::dict: return "{" + arguments(expr, 0) + "}";
    case Op::call: return expr.text + "(" + arguments(expr, 0) + ")";
    case Op::method: return part(0) + "." + expr.text + "()";
    case Op::filter: return part(0) + "|" + expr.text + in_brackets(arguments(expr, 1));
    case Op::test: return part(0) + " is " + expr.text + in_brackets(arguments(expr, 1));
    case Op::logic_not: return "not " + part(0);
    case Op::negate:
    case Op::plus: return std::string(sign_of(expr.op)) + part(0);
    case Op::compare:
      return chained(expr,
                     [&](std::size_t i) { return comparisons.at(static_cast<std::size_t>(expr.comparisons[i - 1])); });
    case Op::condition:
      return part(0) + " if " + part(1) + (expr.parts.size() > 2 && expr.parts[2] ? " else " + part(2) : "");
    default: return chained(expr, [&](std::size_t) { return sign_of(expr.op); });
  }
}

/// A text, or a list of texts, that is written out.
std::vector<std::string> written_values(const Expr& expr) {
  if (expr.op == Op::constant && expr.value.is(Kind::text)) return {expr.value.text()};
  std::vector<std::string> all;
  if (expr.op != Op::list) return all;
  for (const auto& part : expr.parts) {
    if (part->op != Op::constant || !part->value.is(Kind::text)) return {};
    all.push_back(part->value.text());
  }
  return all;
}

/// What cannot be taken apart: that it holds, or does not.
Claim whole(const Expr& expr, bool is_so) {
  return {
      spelled_within(expr), Claim::Kind::holds, is_so, {}, {}, is_so ? spelled(expr) : "not " + spelled_within(expr)};
}

Claim comparison(const Expr& expr, bool is_so) {
  const auto as_it_is = [&] { return whole(expr, is_so); };
  if (expr.comparisons.size() != 1) return as_it_is();
  const Comparison how = expr.comparisons.front();
  const bool is_list = how == Comparison::in || how == Comparison::not_in;
  if (!is_list && how != Comparison::eq && how != Comparison::ne) return as_it_is();
  std::vector<std::string> values = written_values(*expr.parts[1]);
  const Expr* subject = expr.parts[0].get();
  if (values.empty() && !is_list) {  // `"NA" == company.country`
    values = written_values(*expr.parts[0]);
    subject = expr.parts[1].get();
  }
  if (values.empty() || (is_list && expr.parts[1]->op != Op::list)) return as_it_is();
  if (how == Comparison::ne || how == Comparison::not_in) is_so = !is_so;
  std::string written =
      spelled_within(*subject) + (is_list ? (is_so ? " in [" : " not in [") : (is_so ? " == " : " != "));
  for (std::size_t i = 0; i < values.size(); ++i) written += (i > 0 ? ", \"" : "\"") + values[i] + "\"";
  return {spelled_within(*subject), Claim::Kind::equals, is_so, {}, std::move(values), written + (is_list ? "]" : "")};
}

/// What `a and b and not c` claims, one by one.
void collect(const Expr& expr, bool is_so, std::vector<Claim>& claims) {
  if (expr.op == Op::logic_not) return collect(*expr.parts[0], !is_so, claims);
  if (expr.op == (is_so ? Op::logic_and : Op::logic_or)) {  // not (a or b) is neither
    for (const auto& part : expr.parts) collect(*part, is_so, claims);
    return;
  }
  if (expr.op == Op::compare) {
    claims.push_back(comparison(expr, is_so));
  } else if (expr.op == Op::test) {
    const std::string subject = spelled_within(*expr.parts[0]);
    const std::string predicate = expr.text + in_brackets(arguments(expr, 1));
    const std::string written = subject + (is_so ? " is " : " is not ") + predicate;
    claims.push_back({subject, Claim::Kind::test, is_so, predicate, {}, written});
  } else {
    claims.push_back(whole(expr, is_so));
  }
}

bool is_test(const Claim& claim, std::string_view predicate, bool is_so) {
  return claim.kind == Claim::Kind::test && claim.predicate == predicate && claim.is_so == is_so;
}

/// Tests that what is not there, or is denied, never passes.
constexpr std::array<std::string_view, 3> kinds_of_something = {"mapping", "sequence", "string"};

/// Does the claim ask that something stand there, and is not denied?
bool asks_for_something(const Claim& claim) {
  const auto& kinds = kinds_of_something;
  return claim.is_so &&
         (claim.kind == Claim::Kind::holds ||
          (claim.kind == Claim::Kind::test && std::find(kinds.begin(), kinds.end(), claim.predicate) != kinds.end()));
}

bool shares_none(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::none_of(one.begin(), one.end(), [&](const std::string& value) {
    return std::find(other.begin(), other.end(), value) != other.end();
  });
}

bool has_all(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::all_of(one.begin(), one.end(), [&](const std::string& value) {
    return std::find(other.begin(), other.end(), value) != other.end();
  });
}

bool never_hold_together(const Claim& a, const Claim& b) {
  if (a.subject != b.subject) return false;
  const bool both_equal = a.kind == Claim::Kind::equals && b.kind == Claim::Kind::equals;
  if (both_equal && a.is_so && b.is_so) return shares_none(a.values, b.values);
  if (both_equal && a.is_so) return has_all(a.values, b.values);
  if (both_equal) return false;
  if (a.kind == b.kind && a.predicate == b.predicate) return a.is_so != b.is_so;
  const bool wants_it = asks_for_something(b) || (b.kind == Claim::Kind::equals && b.is_so);
  if (is_test(a, "defined", false)) return wants_it || is_test(b, "denied", true) || is_test(b, "unstated", true);
  return is_test(a, "denied", true) && asks_for_something(b);
}

}  // namespace

std::optional<Contradiction> contradiction_in(const templates::Expression& expression) {
  std::vector<Claim> claims;
  collect(*expression.program().expression, true, claims);
  for (auto a = claims.begin(); a != claims.end(); ++a) {
    for (auto b = claims.begin(); b != a; ++b) {
      if (never_hold_together(*a, *b) || never_hold_together(*b, *a)) return Contradiction{b->written, a->written};
    }
  }
  return std::nullopt;
}

}  // namespace candor
