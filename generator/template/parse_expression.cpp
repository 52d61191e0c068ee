#include <algorithm>

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

/// From the first token of `left` on; a spot does not reach over a line's end.
Spot joined(const Spot& left, const Spot& right) {
  if (left.line != right.line) return left;
  return {left.line, left.column, std::max(left.length, right.column + right.length - left.column)};
}

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

std::string description(const TokenAt& token) {
  switch (token.token) {
    case Token::name:
    case Token::operator_:
    case Token::integer: return "`" + token.text + "`";
    case Token::string: return "the text \"" + token.text.substr(0, token.text.find('\n')) + "\"";
    case Token::variable_end: return "`}}`";
    case Token::block_end: return "`%}`";
    case Token::variable_begin: return "`{{`";
    case Token::block_begin: return "`{%`";
    case Token::data: return "text";
    case Token::end: return "the end";
  }
  return "the end";
}

ExprPtr Parser::fail(const Spot& spot, std::string message, std::string help, std::string id) {
  if (!failed_) {
    diagnostics_.add({.id = std::move(id),
                      .place = program_.place(spot),
                      .message = std::move(message),
                      .why = "the template cannot be read further than this",
                      .help = std::move(help)});
  }
  failed_ = true;
  at_ = tokens_.size() - 1;
  auto stand_in = std::make_unique<Expr>();
  stand_in->spot = spot;
  return stand_in;
}

const TokenAt& Parser::take() {
  const TokenAt& token = tokens_[at_];
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::take_op(std::string_view op) {
  if (!is_op(op)) return false;
  take();
  return true;
}

bool Parser::take_name(std::string_view name) {
  if (!is_name(name)) return false;
  take();
  return true;
}

void Parser::expect_op(std::string_view op) {
  if (!take_op(op)) fail(here().spot, description(here()) + " stands where `" + std::string(op) + "` should");
}

void Parser::expect(Token token) {
  if (here().token != token) {
    TokenAt wanted;
    wanted.token = token;
    fail(here().spot, description(here()) + " stands where " + description(wanted) + " should");
    return;
  }
  take();
}

bool Parser::read_expression() {
  program_.expression = expression();
  if (!failed_ && here().token != Token::end) fail(here().spot, description(here()) + " after the expression's end");
  return !failed_;
}

ExprPtr Parser::make(Op op, Spot spot, std::vector<ExprPtr> parts) {
  auto expr = std::make_unique<Expr>();
  expr->op = op;
  expr->spot = spot;
  expr->parts = std::move(parts);
  settle(*expr);
  return expr;
}

/// Depth and size, bounded here so that nothing that walks the tree later can run out of stack.
void Parser::settle(Expr& expr) {
  expr.builds = expr.builds || expr.op == Op::list || expr.op == Op::dict;
  const auto look_at = [&](const ExprPtr& part) {
    if (!part) return;
    expr.depth = std::max(expr.depth, part->depth + 1);
    expr.builds = expr.builds || part->builds;
  };
  for (const ExprPtr& part : expr.parts) look_at(part);
  for (const auto& [name, part] : expr.named) look_at(part);
  if (expr.depth > deepest_expression || ++nodes_ > largest_expression) {
    fail(expr.spot, "the expression is too large", "set parts of it to names of their own", "template-limit");
  }
}

ExprPtr Parser::binary(Op op, ExprPtr left, ExprPtr right) {
  const Spot spot = joined(left->spot, right->spot);
  std::vector<ExprPtr> parts;
  parts.push_back(std::move(left));
  parts.push_back(std::move(right));
  return make(op, spot, std::move(parts));
}

int Parser::symbol(Symbol::Sort sort, const std::string& name, Spot spot) {
  const auto [found, fresh] = symbols_.try_emplace({sort, name}, static_cast<int>(program_.symbols.size()));
  if (fresh) {
    const auto table = sort == Symbol::Sort::filter ? built_in_filters()
                       : sort == Symbol::Sort::test ? built_in_tests()
                                                    : built_in_functions();
    program_.symbols.push_back({sort, name, spot, find_built_in(table, name)});
  }
  return found->second;
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

ExprPtr Parser::primary() {
  const TokenAt& token = here();
  if (token.token == Token::name) {
    take();
    ExprPtr expr = make(Op::constant, token.spot);
    if (token.text == "true" || token.text == "True") {
      expr->value = Value::flag(true);
    } else if (token.text == "false" || token.text == "False") {
      expr->value = Value::flag(false);
    } else if (token.text == "none" || token.text == "None") {
      expr->value = Value::none();
    } else {
      expr->op = Op::name;
      expr->text = token.text;
    }
    return expr;
  }
  if (token.token == Token::string) {
    std::string text;
    const Spot spot = token.spot;
    while (here().token == Token::string) text += take().text;  // "a" "b" is one text, as in Python
    ExprPtr expr = make(Op::constant, spot);
    expr->value = Value::text(std::move(text));
    return expr;
  }
  if (token.token == Token::integer) {
    take();
    ExprPtr expr = make(Op::constant, token.spot);
    expr->value = Value::number(token.number);
    return expr;
  }
  if (is_op("(")) return parentheses();
  if (is_op("[")) return list();
  if (is_op("{")) return dict();
  return fail(token.spot, description(token) + " stands where a value should");
}

/// `(a)`; `(a, b)` is a list, since tuples are no kind of their own here.
ExprPtr Parser::parentheses() {
  const Spot open = take().spot;
  std::vector<ExprPtr> parts;
  bool is_tuple = false;
  while (!is_op(")") && !failed_) {
    parts.push_back(expression());
    if (!take_op(",")) break;
    is_tuple = true;
  }
  expect_op(")");
  if (failed_) return fail(open, {});
  if (parts.size() == 1 && !is_tuple) return std::move(parts[0]);
  return make(Op::list, open, std::move(parts));
}

ExprPtr Parser::list() {
  const Spot open = take().spot;
  std::vector<ExprPtr> parts;
  while (!is_op("]") && !failed_) {
    parts.push_back(expression());
    if (!take_op(",")) break;
  }
  expect_op("]");
  return make(Op::list, open, std::move(parts));
}

ExprPtr Parser::dict() {
  const Spot open = take().spot;
  std::vector<ExprPtr> parts;
  while (!is_op("}") && !failed_) {
    parts.push_back(expression());
    expect_op(":");
    parts.push_back(expression());
    if (!take_op(",")) break;
  }
  expect_op("}");
  return make(Op::dict, open, std::move(parts));
}

ExprPtr Parser::postfix(ExprPtr of) {
  while (!failed_) {
    if (is_op(".") || is_op("[")) {
      of = subscript(std::move(of));
    } else if (is_op("(")) {
      of = call(std::move(of));
    } else {
      break;
    }
  }
  return of;
}

ExprPtr Parser::subscript(ExprPtr of) {
  if (take_op(".")) {
    const TokenAt& token = take();
    const Spot spot = joined(of->spot, token.spot);
    std::vector<ExprPtr> parts;
    parts.push_back(std::move(of));
    if (token.token == Token::name) {
      ExprPtr expr = make(Op::attribute, spot, std::move(parts));
      expr->text = token.text;
      return expr;
    }
    if (token.token != Token::integer) {
      return fail(token.spot, description(token) + " stands where a key's name should",
                  "a key that is no name is asked for as `map[\"key\"]`");
    }
    parts.push_back(make(Op::constant, token.spot));
    parts[1]->value = Value::number(token.number);
    return make(Op::subscript, spot, std::move(parts));
  }
  const Spot open = take().spot;
  if (is_op(":")) return fail(here().spot, "a slice is not part of Candor's templates");
  std::vector<ExprPtr> parts;
  parts.push_back(std::move(of));
  parts.push_back(expression());
  if (is_op(":")) return fail(here().spot, "a slice is not part of Candor's templates");
  const Spot spot = joined(parts[0]->spot, here().spot);
  expect_op("]");
  return make(Op::subscript, failed_ ? open : spot, std::move(parts));
}

ExprPtr Parser::call(ExprPtr of) {
  const Spot open = here().spot;
  if (of->op == Op::attribute) {
    if (of->text != "items" && of->text != "keys" && of->text != "values") {
      return fail(open, "`" + of->text + "` is not a method", "maps have `.items()`, `.keys()` and `.values()`");
    }
    of->op = Op::method;
    arguments(*of);
    if (of->parts.size() > 1 || !of->named.empty()) return fail(open, "`" + of->text + "()` takes no arguments");
    return of;
  }
  if (of->op != Op::name) return fail(open, "only a function can be called", "write `name(…)`");
  ExprPtr expr = make(Op::call, of->spot);
  expr->text = of->text;
  arguments(*expr);
  expr->symbol = symbol(Symbol::Sort::function, expr->text, expr->spot);
  const BuiltIn* built_in = program_.symbols[static_cast<std::size_t>(expr->symbol)].built_in;
  expr->builds = expr->builds || !built_in || built_in->builds;
  return expr;
}

/// `(a, b, c=d)` after the parts that `call` has.
void Parser::arguments(Expr& call) {
  expect_op("(");
  while (!is_op(")") && !failed_) {
    if (is_op("*") || is_op("**")) {
      fail(here().spot, "arguments are written one by one");
    } else if (here().token == Token::name && ahead().token == Token::operator_ && ahead().text == "=") {
      const TokenAt& name = take();
      take();
      for (const auto& [other, value] : call.named) {
        if (other == name.text) fail(name.spot, "`" + name.text + "` is given twice");
      }
      ExprPtr value = expression();
      call.named.emplace_back(name.text, std::move(value));
    } else if (!call.named.empty()) {
      fail(here().spot, "an argument without a name after one with a name", "put those with names last");
    } else {
      call.parts.push_back(expression());
    }
    if (!take_op(",")) break;
  }
  const Spot close = here().spot;
  expect_op(")");
  call.spot = joined(call.spot, close);
  settle(call);
}

ExprPtr Parser::filters_and_tests(ExprPtr of) {
  while (!failed_) {
    if (is_op("|")) {
      of = filter(std::move(of));
    } else if (is_name("is")) {
      of = test(std::move(of));
    } else if (is_op("(")) {
      return fail(here().spot, "only a function can be called", "write `name(…)`");
    } else {
      break;
    }
  }
  return of;
}

ExprPtr Parser::filter(ExprPtr of) {
  expect_op("|");
  const TokenAt& name = take();
  if (name.token != Token::name) {
    return fail(name.spot, description(name) + " stands where a filter's name should");
  }
  std::vector<ExprPtr> parts;
  const Spot spot = joined(of->spot, name.spot);
  parts.push_back(std::move(of));
  ExprPtr expr = make(Op::filter, spot, std::move(parts));
  expr->text = name.text;
  expr->symbol = symbol(Symbol::Sort::filter, name.text, name.spot);
  const BuiltIn* built_in = program_.symbols[static_cast<std::size_t>(expr->symbol)].built_in;
  expr->builds = expr->builds || !built_in || built_in->builds;
  if (is_op("(")) arguments(*expr);
  return expr;
}

ExprPtr Parser::test(ExprPtr of) {
  take();  // is
  const bool negated = take_name("not");
  const TokenAt& name = take();
  if (name.token != Token::name) {
    return fail(name.spot, description(name) + " stands where a test's name should");
  }
  std::vector<ExprPtr> parts;
  const Spot spot = joined(of->spot, name.spot);
  parts.push_back(std::move(of));
  ExprPtr expr = make(Op::test, spot, std::move(parts));
  expr->text = name.text;
  expr->symbol = symbol(Symbol::Sort::test, name.text, name.spot);
  const TokenAt& next = here();
  const bool begins_value = (next.token == Token::name && next.text != "else" && next.text != "or" &&
                             next.text != "and") ||
                            next.token == Token::string || next.token == Token::integer || is_op("[") || is_op("{");
  if (is_op("(")) {
    arguments(*expr);
  } else if (begins_value) {
    if (is_name("is")) return fail(next.spot, "a test follows a test", "join them with `and`");
    expr->parts.push_back(postfix(primary()));
    settle(*expr);
  }
  if (!negated) return expr;
  std::vector<ExprPtr> inner;
  const Spot whole = expr->spot;
  inner.push_back(std::move(expr));
  return make(Op::logic_not, whole, std::move(inner));
}

}  // namespace candor::templates
