// What a template may call besides what the language has itself: functions, filters and tests of the host (t(), the
// formats of dates and lists), the names it sees, and how far it may go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"

namespace candor::templates {

/// What is being written, and so how values are escaped.
enum class OutputKind { markdown, html, plain };

class Run;    // run.h
struct Spot;  // syntax.h

/// One call of a function, filter or test. For a filter or test, `args()[0]` is the value it is put to.
class Call {
 public:
  using Named = std::pair<std::string, Value>;
  Call(Run& run, std::string_view name, const Spot& spot, std::span<const Value> args, std::span<const Named> named)
      : run_(run), name_(name), spot_(spot), args_(args), named_(named) {}

  std::string_view name() const { return name_; }
  OutputKind output() const;

  std::span<const Value> args() const { return args_; }
  std::span<const Named> named() const { return named_; }
  /// The positional argument, or undefined when there are fewer.
  const Value& arg(std::size_t index) const;
  /// The keyword argument, or null.
  const Value* named(std::string_view name) const;
  /// The parameter that may be given by position or by name, or null when it was not given.
  const Value* parameter(std::size_t index, std::string_view name) const;

  /// Reports a mistake at the call's place and ends the evaluation of this expression. `return call.fail(…)`.
  Value fail(std::string message, std::string help = {}, std::string id = "template-value") const;
  /// Counts work against the limits; false when they are used up (a diagnostic has been made: return anything).
  bool charge(std::size_t steps) const;
  /// Is a text of so many bytes within the limits? As `charge`.
  bool fits(std::size_t bytes) const;

  /// Puts a value to another filter or test by name, as `map("upper")` and `select("defined")` do.
  Value filter(std::string_view name, std::span<const Value> args, std::span<const Named> named = {}) const;
  bool test(std::string_view name, std::span<const Value> args, std::span<const Named> named = {}) const;
  /// The attribute at a dotted path, integers being list positions, as `map(attribute="a.b.0")` reads it.
  Value attribute(const Value& of, std::string_view path) const;
  /// The value as markup for the output in hand: escaped unless it is markup already (or Markdown, in Markdown).
  /// Fails for what cannot be printed.
  Value escaped(const Value& value) const;

 private:
  Run& run_;
  std::string_view name_;
  const Spot& spot_;  ///< of the call, in the template
  std::span<const Value> args_;
  std::span<const Named> named_;
};

/// A function or filter gives a value. When it carries no origins, it gets those of the scalars that went in (of
/// a list's items too); a host that knows better sets them itself.
using Function = std::function<Value(const Call&)>;
using Test = std::function<bool(const Call&)>;

/// What a call takes beside the value that a filter or test is put to, where the host says it: how many, and what the
/// first must be where it is written out. Calls are held to it before anything runs (find_arguments.h finds them).
struct Takes {
  enum class First { anything, text, period };
  std::size_t least = 0;
  std::size_t most = 0;
  std::string_view example;  ///< a right call, for the help; of a literal
  First first = First::anything;
};

/// The host's functions, filters and tests; the language's own are always there and may be replaced. Not changed
/// while templates are rendered with it; then it may be shared between threads if the functions may.
class Environment {
 public:
  void add_function(std::string name, Function function, std::optional<Takes> takes = {}) {
    functions_[std::move(name)] = {std::move(function), takes};
  }
  void add_filter(std::string name, Function filter, std::optional<Takes> takes = {}) {
    filters_[std::move(name)] = {std::move(filter), takes};
  }
  void add_test(std::string name, Test test, std::optional<Takes> takes = {}) {
    tests_[std::move(name)] = {std::move(test), takes};
  }

  /// What the host has added under that name, or null.
  const Function* function(std::string_view name) const;
  const Function* filter(std::string_view name) const;
  const Test* test(std::string_view name) const;
  /// Is there such a test, the host's or the language's own?
  bool has_test(std::string_view name) const;
  /// What it takes; null where the host has none of that name or does not say.
  const Takes* function_takes(std::string_view name) const;
  const Takes* filter_takes(std::string_view name) const;
  const Takes* test_takes(std::string_view name) const;
  /// All that may be called, the language's own included, in order.
  std::vector<std::string> function_names() const;
  std::vector<std::string> filter_names() const;
  std::vector<std::string> test_names() const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class Callable>
  struct Entry {
    Callable callable;
    std::optional<Takes> takes;
  };
  template <class Callable>
  using ByName = std::unordered_map<std::string, Entry<Callable>, Hash, std::equal_to<>>;
  ByName<Function> functions_;
  ByName<Function> filters_;
  ByName<Test> tests_;
};

/// The names a template sees. A name that is here but undefined, or known to a layer's closed record, is a fact the
/// company does not state; a name that is nowhere is the template's mistake.
class Context {
 public:
  Context() = default;
  explicit Context(Value names) { add(std::move(names)); }
  /// The entries of a map or record, each under its key. Later layers hide earlier ones.
  void add(Value names) { layers_.push_back(std::move(names)); }
  /// One name; hides every layer.
  void set(std::string name, Value value);
  /// Names that may be asked for and are absent unless a layer has them.
  void declare(const std::vector<std::string>& names);

  /// Null when nobody knows the name; undefined when it is known and absent.
  const Value* find(std::string_view name) const;
  /// Every name that may be asked for, for suggestions.
  std::vector<std::string> names() const;

 private:
  std::vector<Value> layers_;
  std::vector<std::pair<std::string, Value>> single_;
};

/// How far a template may go; beyond is the diagnostic `template-limit`.
struct Limits {
  std::size_t steps = 2'000'000;                ///< expressions, statements, loop turns, items walked
  std::size_t output_bytes = 16 * 1024 * 1024;  ///< of the output, and of any one text made on the way
  std::size_t list_items = 1'000'000;           ///< of any one list made on the way
  std::size_t include_depth = 16;
  std::size_t errors = 50;  ///< after so many the rendering stops
};

}  // namespace candor::templates
