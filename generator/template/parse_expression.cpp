// The loose end of the grammar: operators, from `if else` down to the unary minus.
#include <optional>

#include "template/parse.h"

namespace candor::templates {

namespace {

/// One level deeper while it lives.
class Deeper {
 public:
  explicit Deeper(int& level) : level_(level) { ++level_; }
  ~Deeper() { --level_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& level_;
};

std::optional<Comparison> comparison_named(const TokenAt& token) {
  if (token.token != Token::operator_) return std::nullopt;
  if (token.text == "==") return Comparison::eq;
  if (token.text == "!=") return Comparison::ne;
  if (token.text == "<") return Comparison::lt;
  if (token.text == "<=") return Comparison::le;
  if (token.text == ">") return Comparison::gt;
  if (token.text == ">=") return Comparison::ge;
  return std::nullopt;
}

}  // namespace

bool Parser::read_expression() {
  program_.expression = expression();
  if (!failed_ && here().token != Token::end) fail(here().spot, description(here()) + " after the expression's end");
  return !failed_;
}

ExprPtr Parser::expression() {
  if (nesting_ == 0) nodes_ = 0;
  const Deeper deeper(nesting_);
  if (nesting_ > deepest_nesting) {
    return fail(here().spot, "the expression nests more than 64 deep", "set parts of it to names of their own",
                "template-limit");
  }
  ExprPtr value = any_of();
  while (take_name("if")) {
    ExprPtr when = any_of();
    ExprPtr otherwise = take_name("else") ? expression() : nullptr;
    const Spot spot = joined(value->spot, otherwise ? otherwise->spot : when->spot);
    std::vector<ExprPtr> parts;
    parts.push_back(std::move(value));
    parts.push_back(std::move(when));
    parts.push_back(std::move(otherwise));
    value = make(Op::condition, spot, std::move(parts));
  }
  return value;
}

ExprPtr Parser::any_of() {
  ExprPtr left = all_of();
  while (take_name("or")) left = binary(Op::logic_or, std::move(left), all_of());
  return left;
}

ExprPtr Parser::all_of() {
  ExprPtr left = negation();
  while (take_name("and")) left = binary(Op::logic_and, std::move(left), negation());
  return left;
}

ExprPtr Parser::negation() {
  if (!is_name("not")) return comparison();
  const Deeper deeper(nesting_);
  if (nesting_ > deepest_nesting) {
    return fail(here().spot, "the expression nests more than 64 deep", {}, "template-limit");
  }
  const Spot spot = take().spot;
  std::vector<ExprPtr> parts;
  parts.push_back(negation());
  const Spot whole = joined(spot, parts[0]->spot);
  return make(Op::logic_not, whole, std::move(parts));
}

ExprPtr Parser::comparison() {
  ExprPtr first = sum();
  std::vector<Comparison> comparisons;
  std::vector<ExprPtr> parts;
  parts.push_back(std::move(first));
  while (true) {
    if (const auto found = comparison_named(here())) {
      take();
      comparisons.push_back(*found);
    } else if (take_name("in")) {
      comparisons.push_back(Comparison::in);
    } else if (is_name("not") && ahead().token == Token::name && ahead().text == "in") {
      take();
      take();
      comparisons.push_back(Comparison::not_in);
    } else {
      break;
    }
    parts.push_back(sum());
  }
  if (comparisons.empty()) return std::move(parts[0]);
  const Spot spot = joined(parts.front()->spot, parts.back()->spot);
  ExprPtr compare = make(Op::compare, spot, std::move(parts));
  compare->comparisons = std::move(comparisons);
  return compare;
}

ExprPtr Parser::sum() {
  ExprPtr left = concatenation();
  while (is_op("+") || is_op("-")) {
    const Op op = take().text == "+" ? Op::add : Op::subtract;
    left = binary(op, std::move(left), concatenation());
  }
  return left;
}

ExprPtr Parser::concatenation() {
  ExprPtr first = product();
  if (!is_op("~")) return first;
  std::vector<ExprPtr> parts;
  parts.push_back(std::move(first));
  while (take_op("~")) parts.push_back(product());
  const Spot spot = joined(parts.front()->spot, parts.back()->spot);
  return make(Op::concat, spot, std::move(parts));
}

ExprPtr Parser::product() {
  ExprPtr left = unary();
  while (is_op("*") || is_op("//") || is_op("%") || is_op("/") || is_op("**")) {
    const TokenAt& token = take();
    if (token.text == "/") {
      return fail(token.spot, "`/` would give a fraction", "whole numbers are divided with `//`");
    }
    if (token.text == "**") return fail(token.spot, "`**` is not part of Candor's templates", "multiply with `*`");
    const Op op = token.text == "*" ? Op::multiply : token.text == "//" ? Op::floor_divide : Op::modulo;
    left = binary(op, std::move(left), unary());
  }
  return left;
}

ExprPtr Parser::unary(bool with_filters) {
  ExprPtr value;
  if (is_op("-") || is_op("+")) {
    const Deeper deeper(nesting_);
    if (nesting_ > deepest_nesting) {
      return fail(here().spot, "the expression nests more than 64 deep", {}, "template-limit");
    }
    const TokenAt& sign = take();
    std::vector<ExprPtr> parts;
    parts.push_back(unary(false));
    const Spot spot = joined(sign.spot, parts[0]->spot);
    value = make(sign.text == "-" ? Op::negate : Op::plus, spot, std::move(parts));
  } else {
    value = primary();
  }
  value = postfix(std::move(value));
  return with_filters ? filters_and_tests(std::move(value)) : std::move(value);
}

}  // namespace candor::templates
