#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "template/parse.h"

namespace candor::templates {

namespace {

const std::vector<std::string> tags = {"for",     "if",  "elif",   "else",  "set",
                                       "include", "raw", "endfor", "endif", "endset"};

constexpr std::array<std::string_view, 11> other_tags = {"macro",  "call", "block", "extends",    "import", "from",
                                                         "filter", "with", "do",    "autoescape", "print"};

constexpr std::array<std::string_view, 7> reserved = {"true", "false", "none", "True", "False", "None", "not"};

}  // namespace

bool Parser::read_template() {
  program_.body = read_body({});
  return !failed_;
}

/// Statements until one of the `ends`, whose name is then the token in hand (its `{%` is taken).
Body Parser::read_body(std::initializer_list<std::string_view> ends) {
  Body body;
  while (here().token != Token::end) {
    const TokenAt& token = take();
    if (token.token == Token::data) {
      auto node = std::make_unique<Node>();
      node->spot = token.spot;
      node->text = token.text;
      program_.text_bytes += token.text.size();
      body.push_back(std::move(node));
    } else if (token.token == Token::variable_begin) {
      auto node = std::make_unique<Node>();
      node->kind = Statement::output;
      node->expr = expression();
      node->spot = node->expr->spot;
      if (is_op(",")) fail(here().spot, "`,` after a value", "print one value at a time");
      expect(Token::variable_end);
      body.push_back(std::move(node));
    } else if (token.token == Token::block_begin) {
      if (here().token != Token::name) {
        fail(here().spot, description(here()) + " stands where a tag's name should");
        break;
      }
      if (std::find(ends.begin(), ends.end(), here().text) != ends.end()) return body;
      if (NodePtr node = read_statement(here())) body.push_back(std::move(node));
      expect(Token::block_end);
    }
  }
  return body;
}

NodePtr Parser::read_statement(const TokenAt& tag) {
  if (blocks_ >= deepest_nesting) {
    fail(tag.spot, "blocks nest more than 64 deep", "include the inner ones as a template of their own",
         "template-limit");
    return nullptr;
  }
  ++blocks_;
  NodePtr node;
  if (tag.text == "for") {
    node = read_for(tag);
  } else if (tag.text == "if") {
    node = read_if(tag);
  } else if (tag.text == "set") {
    node = read_set(tag);
  } else if (tag.text == "include") {
    node = read_include(tag);
  } else {
    fail_tag(tag);
  }
  --blocks_;
  return node;
}

void Parser::fail_tag(const TokenAt& tag) {
  if (tag.text.starts_with("end") || tag.text == "else" || tag.text == "elif") {
    fail(tag.spot, "`" + tag.text + "` stands where nothing of its kind is open",
         "look for a block that was closed too early, or by another's name");
  } else if (std::find(other_tags.begin(), other_tags.end(), tag.text) != other_tags.end()) {
    fail(tag.spot, "the tag `" + tag.text + "` is not part of Candor's templates",
         "there are `for`, `if`, `set`, `include` and `raw`");
  } else {
    fail(tag.spot, "unknown tag `" + tag.text + "`", suggestion(tag.text, tags));
  }
}

/// The body of `tag`'s block, from its `%}` to one of the `ends`.
Body Parser::read_block_of(const TokenAt& tag, std::initializer_list<std::string_view> ends) {
  take_op(":");  // Jinja lets Python's colon pass
  expect(Token::block_end);
  Body body = read_body(ends);
  if (!failed_ && here().token == Token::end) fail_at_end(tag, ends);
  return body;
}

void Parser::fail_at_end(const TokenAt& tag, std::initializer_list<std::string_view> ends) {
  std::string wanted;
  for (const std::string_view end : ends) {
    if (end.starts_with("end")) wanted = end;
  }
  fail(tag.spot, "`" + tag.text + "` is never closed", "end it with `{% " + wanted + " %}`");
}

/// A name that is given a value; its slot is found later (scopes.h).
std::pair<std::string, int> Parser::read_target() {
  const TokenAt& token = take();
  if (token.token != Token::name) {
    fail(token.spot, description(token) + " stands where a new name should");
  } else if (std::find(reserved.begin(), reserved.end(), token.text) != reserved.end()) {
    fail(token.spot, "`" + token.text + "` cannot be given a value", "choose another name");
  } else if (++targets_ > most_targets) {
    fail(token.spot, "more than 1000 names are given a value", "split the template into included parts",
         "template-limit");
  }
  return {token.text, -1};
}

NodePtr Parser::read_for(const TokenAt& tag) {
  take();
  auto node = std::make_unique<Node>();
  node->kind = Statement::for_;
  node->spot = tag.spot;
  const bool in_parentheses = take_op("(");
  do {
    if (!node->targets.empty() && is_name("in")) break;
    node->targets.push_back(read_target());
    if (node->targets.back().first == "loop") fail(tag.spot, "`loop` cannot be the loop's own name");
  } while (take_op(","));
  if (in_parentheses) expect_op(")");
  if (!take_name("in")) fail(here().spot, description(here()) + " stands where `in` should", "write `for x in xs`");
  nodes_ = 0;
  node->expr = any_of();
  if (take_name("if")) node->filter = expression();
  if (is_name("recursive")) fail(here().spot, "`recursive` is not part of Candor's templates");
  node->body = read_block_of(tag, {"else", "endfor"});
  if (take().text == "else") {
    node->has_else = true;
    node->otherwise = read_block_of(tag, {"endfor"});
    take();
  }
  return node;
}

NodePtr Parser::read_if(const TokenAt& tag) {
  auto node = std::make_unique<Node>();
  node->kind = Statement::if_;
  node->spot = tag.spot;
  const TokenAt* branch = &take();
  while (!failed_) {
    nodes_ = 0;
    Branch next;
    if (branch->text == "else") {
      next.body = read_block_of(tag, {"endif"});
    } else {
      next.condition = any_of();
      next.body = read_block_of(tag, {"elif", "else", "endif"});
    }
    node->branches.push_back(std::move(next));
    branch = &take();
    if (branch->text == "endif") break;
  }
  return node;
}

NodePtr Parser::read_set(const TokenAt& tag) {
  take();
  auto node = std::make_unique<Node>();
  node->kind = Statement::set;
  node->spot = here().spot;
  node->targets.push_back(read_target());
  if (take_op(".")) {
    node->kind = Statement::set_member;
    node->text = read_target().first;
  }
  if (is_op(",")) fail(here().spot, "several names in one `set`", "set them one by one");
  if (take_op("=")) {
    node->expr = expression();
    if (is_op(",")) fail(here().spot, "`,` after a value", "a list is written `[a, b]`");
    return node;
  }
  if (node->kind == Statement::set_member) {
    fail(here().spot, description(here()) + " stands where `=` should");
    return node;
  }
  node->kind = Statement::set_block;
  node->loop_slot = program_.slots++;  // holds what was captured while the filters run
  nodes_ = 0;
  node->filter = make(Op::name, node->spot);
  node->filter->slot = node->loop_slot;
  while (is_op("|")) node->filter = filter(std::move(node->filter));
  if (node->filter->op == Op::name) node->filter = nullptr;
  node->body = read_block_of(tag, {"endset"});
  take();
  return node;
}

NodePtr Parser::read_include(const TokenAt& tag) {
  take();
  auto node = std::make_unique<Node>();
  node->kind = Statement::include;
  node->spot = tag.spot;
  node->expr = expression();
  if (++includes_ > most_includes) fail(tag.spot, "more than 500 includes", "walk a list with `for`", "template-limit");
  if (node->expr->op == Op::constant && node->expr->value.is(Kind::text)) {
    program_.includes.emplace_back(node->expr->value.text(), node->expr->spot);
  }
  if (take_name("with")) {
    if (!take_name("context")) fail(here().spot, description(here()) + " stands where `context` should");
  } else if (is_name("without") || is_name("ignore")) {
    fail(here().spot, "`" + here().text + "` is not part of Candor's templates",
         "an included template must be there, and sees the names around it");
  }
  return node;
}

}  // namespace candor::templates
