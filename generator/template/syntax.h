// The tree that a template is compiled to. Internal: others see template.h.
//
// Names have been turned into slots (scopes.h), output nodes know how to escape (html_context.h), every node knows its
// place. Nothing here changes after compilation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "template/builtins.h"
#include "template/environment.h"

namespace candor::templates {

enum class Op {
  constant,   // value
  name,       // text, slot
  attribute,  // parts[0] . text
  subscript,  // parts[0] [ parts[1] ]
  list,       // parts
  dict,       // parts: key, value, key, value …
  call,       // text ( parts, named )
  method,     // parts[0] . text (): items, keys, values
  filter,     // parts[0] | text ( parts[1…], named )
  test,       // parts[0] is text ( parts[1…], named )
  negate,     // - parts[0]
  plus,       // + parts[0]
  add,
  subtract,
  multiply,
  floor_divide,
  modulo,   // parts[0], parts[1]
  concat,   // parts
  compare,  // parts[0] comparisons[0] parts[1] comparisons[1] parts[2] …
  logic_not,
  logic_and,
  logic_or,
  condition,  // parts[0] if parts[1] else parts[2] (may be absent)
};

enum class Comparison { eq, ne, lt, le, gt, ge, in, not_in };

struct Spot {
  int line = 0;
  int column = 0;
  int length = 1;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct Expr {
  Op op = Op::constant;
  Spot spot;
  int depth = 1;        // of the tree below, bounded by the parser
  int slot = -1;        // name: where its value is while running
  int symbol = -1;      // call, filter, test: index into Program::symbols
  bool builds = false;  // makes lists or maps, so that its value's depth is looked at where it is bound to a name
  std::string text;
  Value value;
  std::vector<ExprPtr> parts;
  std::vector<std::pair<std::string, ExprPtr>> named;
  std::vector<Comparison> comparisons;
};

/// How a value is escaped where an output stands.
enum class Escape {
  plain,
  markdown,
  markdown_destination,  // inside ](…)
  html_text,
  html_attribute,  // an attribute that people read
  html_technical,  // class, id, data-…: words of closed lists may stand there
  html_url,
};

/// What a name starts with when a scope is entered.
struct SlotLoad {
  enum class From { context, slot, nothing };
  int slot = 0;
  From from = From::nothing;
  int index = 0;  // of the name (context) or of the outer slot
};

struct Node;
using NodePtr = std::unique_ptr<Node>;
using Body = std::vector<NodePtr>;

enum class Statement { text, output, if_, for_, set, set_block, set_member, include };

struct Branch {
  ExprPtr condition;  // null: else
  Body body;
};

/// One statement; which members count depends on its kind.
struct Node {
  Statement kind = Statement::text;
  Spot spot;

  std::string text;                                  // text: as it is; set_member: the member's name
  std::size_t url_begin = npos;                      // text: where the last address in an attribute begins, in bytes
  Escape escape = Escape::plain;                     // output
  ExprPtr expr;                                      // output, set, include: the value; for: what is walked
  std::vector<Branch> branches;                      // if
  std::vector<std::pair<std::string, int>> targets;  // for, set: names and slots
  ExprPtr filter;  // for: the condition on an item; set_block: filters, over a `captured` name
  Body body;       // for, set_block
  Body otherwise;  // for
  std::vector<SlotLoad> body_loads, filter_loads, otherwise_loads;
  bool has_else = false;
  bool uses_loop = false;
  int loop_slot = -1;
  std::vector<std::pair<std::string, int>> visible;  // include: the names set around it

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// A function, filter or test that the template calls; found in the environment when first used.
struct Symbol {
  enum class Sort { function, filter, test };
  Sort sort = Sort::function;
  std::string name;
  Spot spot;
  const BuiltIn* built_in = nullptr;
};

struct Program {
  std::string file;
  OutputKind kind = OutputKind::plain;
  Body body;
  ExprPtr expression;  // of an Expression; then there is no body
  std::vector<SlotLoad> loads;
  int slots = 0;
  std::vector<std::string> slot_names;  // by slot: the name it was made for
  std::vector<bool> slot_is_set;        // by slot: somewhere in the template it is given a value
  std::vector<std::string> names;       // asked of the context
  std::vector<Symbol> symbols;
  std::vector<std::pair<std::string, Spot>> includes;  // those named literally
  std::size_t text_bytes = 0;

  Place place(const Spot& spot) const { return {file, spot.line, spot.column, spot.length}; }
};

}  // namespace candor::templates
