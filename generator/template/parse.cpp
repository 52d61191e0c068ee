// What both halves of the grammar lean on: tokens taken and expected, nodes made and bounded, the one mistake reported.
#include "template/parse.h"

#include <algorithm>

namespace candor::templates {

/// From the first token of `left` on; a spot does not reach over a line's end.
Spot joined(const Spot& left, const Spot& right) {
  if (left.line != right.line) return left;
  return {left.line, left.column, std::max(left.length, right.column + right.length - left.column)};
}

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

}  // namespace candor::templates
