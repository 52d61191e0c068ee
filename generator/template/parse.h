// Tokens read as a tree, by the grammar of jinja2/parser.py 3.1 and its precedence: from loose to tight `if else`,
// `or`, `and`, `not`, comparisons, `+ -`, `~`, `* // %`, unary minus, then `.`, `[]`, `()`, and filters and tests,
// which hold tightest to what stands before them (`a + b|abs` is `a + (b|abs)`), but not to a minus (`-1|abs` is
// `(-1)|abs`). Internal.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "template/lex.h"
#include "template/syntax.h"

namespace candor::templates {

constexpr int deepest_expression = 100;   // levels of one expression's tree
constexpr int deepest_nesting = 64;       // blocks within blocks, brackets within brackets
constexpr int largest_expression = 5000;  // nodes
constexpr int most_targets = 1000;        // names given a value, in one template
constexpr int most_includes = 500;        // each of which sees them all

class Parser {
 public:
  Parser(const std::vector<TokenAt>& tokens, Program& program, Diagnostics& diagnostics)
      : tokens_(tokens), program_(program), diagnostics_(diagnostics) {}

  /// The whole template into `program.body`; false, and one diagnostic, when it does not read.
  bool read_template();
  /// One expression into `program.expression`.
  bool read_expression();

 private:
  // parse_template.cpp
  Body read_body(std::initializer_list<std::string_view> ends);
  NodePtr read_statement(const TokenAt& tag);
  NodePtr read_for(const TokenAt& tag);
  NodePtr read_if(const TokenAt& tag);
  NodePtr read_set(const TokenAt& tag);
  NodePtr read_include(const TokenAt& tag);
  Body read_block_of(const TokenAt& tag, std::initializer_list<std::string_view> ends);
  std::pair<std::string, int> read_target();
  void fail_at_end(const TokenAt& tag, std::initializer_list<std::string_view> ends);
  void fail_tag(const TokenAt& tag);

  // parse_expression.cpp, from loose to tight
  ExprPtr expression();
  ExprPtr any_of();
  ExprPtr all_of();
  ExprPtr negation();
  ExprPtr comparison();
  ExprPtr sum();
  ExprPtr concatenation();
  ExprPtr product();
  ExprPtr unary(bool with_filters = true);
  ExprPtr primary();
  ExprPtr postfix(ExprPtr of);
  ExprPtr filters_and_tests(ExprPtr of);
  ExprPtr filter(ExprPtr of);
  ExprPtr test(ExprPtr of);
  ExprPtr subscript(ExprPtr of);
  ExprPtr call(ExprPtr of);
  ExprPtr list();
  ExprPtr dict();
  ExprPtr parentheses();
  void arguments(Expr& call);

  ExprPtr make(Op op, Spot spot, std::vector<ExprPtr> parts = {});
  ExprPtr binary(Op op, ExprPtr left, ExprPtr right);
  int symbol(Symbol::Sort sort, const std::string& name, Spot spot);
  void settle(Expr& expr);

  const TokenAt& here() const { return tokens_[at_]; }
  const TokenAt& ahead() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  const TokenAt& take();
  bool is_op(std::string_view op) const { return here().token == Token::operator_ && here().text == op; }
  bool is_name(std::string_view name) const { return here().token == Token::name && here().text == name; }
  bool take_op(std::string_view op);
  bool take_name(std::string_view name);
  void expect_op(std::string_view op);
  void expect(Token token);
  /// Reports once and moves to the end, so that every loop comes to its own.
  ExprPtr fail(const Spot& spot, std::string message, std::string help = {}, std::string id = "template-syntax");

  const std::vector<TokenAt>& tokens_;
  Program& program_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool failed_ = false;
  int nesting_ = 0;  // of brackets and prefixes
  int blocks_ = 0;   // of statements
  int nodes_ = 0;    // in this expression
  int targets_ = 0;  // `set` and `for`
  int includes_ = 0;
  std::map<std::pair<Symbol::Sort, std::string>, int> symbols_;
};

/// A token in the author's words: "`endif`", "the end of the tag".
std::string description(const TokenAt& token);

/// From the first token of `left` on to the last of `right`; a spot does not reach over a line's end.
Spot joined(const Spot& left, const Spot& right);

}  // namespace candor::templates
