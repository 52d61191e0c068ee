// The tight end of the grammar: literals, names, members, calls, filters and tests.
#include "template/parse.h"

namespace candor::templates {

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
  const bool begins_value =
      (next.token == Token::name && next.text != "else" && next.text != "or" && next.text != "and") ||
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
