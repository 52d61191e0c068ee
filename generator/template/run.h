// One rendering, or one evaluation of an expression: the names' values, the output so far, what is behind it, and how
// much has been done. Internal; run.cpp walks statements, evaluate.cpp expressions.
//
// A mistake sets `failed()`; everyone on the way back looks at it and returns. A failed output is left out and the
// rendering goes on, so that all mistakes are found in one run; its result is thrown away.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "template/syntax.h"
#include "template/template.h"

namespace candor::templates {

/// Things a name can stand for that are no values, because they change: a namespace() and a loop.
struct Live {
  bool is_loop = false;
  std::vector<std::pair<std::string, Value>> members;  // of a namespace
  std::size_t index = 0;                               // of a loop, from 0
  std::size_t length = 0;
};

/// What a name stands for now.
struct Slot {
  enum class State { missing, unknown, present };
  State state = State::missing;  // missing: not set yet; unknown: nobody knows the name
  Value value;
  std::shared_ptr<Live> live;

  void set(Value to) {
    state = State::present;
    value = std::move(to);
    live.reset();
  }
};

class Run {
 public:
  Run(const Context& context, const Environment& environment, const TemplateSet* templates, const Limits& limits,
      Diagnostics& diagnostics)
      : context_(context),
        environment_(environment),
        templates_(templates),
        limits_(limits),
        diagnostics_(diagnostics) {}

  bool render(const Program& program);
  bool evaluate(const Program& program, Value& result);
  Rendered take_rendered() { return {std::move(out_), std::move(spans_)}; }

  // --- for Call (environment.cpp) and the operators ----------------------------------------------------------------
  /// Where it is in the template that runs. Made for mistakes alone: it names a file.
  Place place_of(const Spot& spot) const { return frame_->program->place(spot); }
  bool failed() const { return failed_; }
  OutputKind output_kind() const { return kind_; }
  void fail(const Spot& spot, std::string id, std::string message, std::string help);
  bool charge(const Spot& spot, std::size_t steps);
  bool fits(const Spot& spot, std::size_t bytes);
  Value apply_filter(const Spot& spot, std::string_view name, std::span<const Value> args,
                     std::span<const Call::Named> named);
  bool apply_test(const Spot& spot, std::string_view name, std::span<const Value> args,
                  std::span<const Call::Named> named);
  Value attribute_at(const Spot& spot, const Value& of, std::string_view path);
  Value escaped(const Spot& spot, const Value& value);
  void note_read(const Value& value);

  /// Set to gather every fact that is looked at, and every path that is asked for and absent.
  std::vector<OriginPtr>* read = nullptr;
  std::vector<std::string>* absent = nullptr;

 private:
  /// A host's callable or the language's own, found when first called.
  struct Callable {
    bool looked_up = false;
    const Function* function = nullptr;
    const Test* test = nullptr;
    const BuiltIn* built_in = nullptr;
  };

  /// One that is called by a name in a value, as in `map("upper")`: for each item of a list.
  struct NamedCallable {
    Symbol::Sort sort;
    std::string name;
    Callable found;
  };

  /// What the symbols and names of a program stand for in the host's world, found when first asked for: the same each
  /// time that it is included, and at each turn of a loop.
  struct HostNames {
    std::vector<Callable> callables;                  // by symbol
    std::vector<std::optional<const Value*>> values;  // by name; null: the host has none of that name
  };

  /// One template being run: the outermost or an included one.
  struct Frame {
    const Program* program = nullptr;
    Frame* includer = nullptr;
    const Node* include = nullptr;  // the statement that included it
    std::vector<Slot> slots;
    std::size_t visible = 0;  // how many names are set around the include, and around those it stands in
    HostNames* host = nullptr;
  };

  using Args = std::vector<Value>;
  using NamedArgs = std::vector<Call::Named>;

  // --- statements (run.cpp) -----------------------------------------------------------------------------------------
  bool run_program(const Program& program, Frame* includer, const Node* include);
  void enter(const std::vector<SlotLoad>& loads);
  void load_from_context(Slot& slot, std::size_t index_of_name);
  void run(const Body& body);
  void run(const Node& node);
  void run_output(const Node& node);
  void run_if(const Node& node);
  void run_for(const Node& node);
  void run_set(const Node& node);
  void run_set_block(const Node& node);
  void run_set_member(const Node& node);
  void run_include(const Node& node);
  bool make_namespace(const Expr& call, Slot& slot);

  using Pairs = std::vector<std::pair<Value, Value>>;
  struct Turns;  // what a loop walks
  bool gather(const Node& node, Turns& turns);
  void filter_turns(const Node& node, Turns& turns, std::vector<OriginPtr>& read_by_filter);
  bool bind_targets(const Node& node, const Turns& turns, std::size_t turn);

  void write(std::string_view text, const std::vector<OriginPtr>& origins);
  void add_span(std::size_t begin, const std::vector<OriginPtr>& origins);
  void extend_spans(std::size_t begin, std::vector<OriginPtr> origins);
  void print(const Node& node, const Value& value);
  void print_url(const Node& node, const Value& value);
  void fail_url(const Node& node, const std::string& url);
  bool printable(const Expr& expr, const Value& value, Escape escape);

  // --- expressions (evaluate.cpp) -----------------------------------------------------------------------------------
  /// The value, which lives in `scratch` or longer.
  const Value& evaluate(const Expr& expr, Value& scratch);
  /// Its truth; the flags and choices that were looked at by value are added to `by_value`.
  bool truth(const Expr& expr, std::vector<OriginPtr>& by_value);
  bool compare(const Expr& expr, std::vector<OriginPtr>& by_value);
  bool compare_one(const Expr& expr, Comparison how, const Value& left, const Value& right,
                   std::vector<OriginPtr>& by_value);
  bool contains(const Expr& expr, const Value& left, const Value& right, std::vector<OriginPtr>& by_value);
  bool test(const Expr& expr, std::vector<OriginPtr>& by_value);

  const Value& follow(const Expr& expr, Value& scratch, bool may_be_unset = false);
  const Value& follow_name(const Expr& expr, bool may_be_unset);
  const Value& follow_subscript(const Expr& expr, Value& scratch);
  const Value& evaluate_subject(const Expr& expr, Value& scratch, bool may_be_unset);
  const Value& member(const Expr& expr, const Value& of, std::string_view key);
  const Value& live_member(const Expr& expr, const Live& live, std::string_view key, Value& scratch);
  const Slot* live_slot(const Expr& expr) const;
  Value make_list(const Expr& expr);
  Value make_dict(const Expr& expr);
  Value arithmetic(const Expr& expr);
  Value sign(const Expr& expr, const Value& value);
  Value add_lists(const Expr& expr, const Value& left, const Value& right);
  Value repeat(const Expr& expr, const Value& text, std::int64_t times);
  Value concatenate(const Expr& expr);
  Value join_texts(const Expr& expr, std::span<const Value> texts);
  Value choose(const Expr& expr);
  Value logic(const Expr& expr);
  Value call_method(const Expr& expr);
  Value call(const Expr& expr);
  Value filter(const Expr& expr);
  bool evaluate_arguments(const Expr& expr, Args& args, NamedArgs& named);
  bool fits_parameters(const Spot& spot, const BuiltIn& built_in, std::string_view kind, std::span<const Value> args,
                       std::span<const Call::Named> named, std::size_t first);
  HostNames& host_names_of(const Program& program);
  const Callable& callable(int symbol);
  Callable callable_named(Symbol::Sort sort, std::string_view name);
  Callable find_callable(Symbol::Sort sort, std::string_view name) const;
  Value invoke(const Spot& spot, const Callable& callable, std::string_view name, Symbol::Sort sort,
               std::span<const Value> args, std::span<const Call::Named> named);
  bool invoke_test(const Spot& spot, const Callable& callable, std::string_view name, std::span<const Value> args,
                   std::span<const Call::Named> named);
  Value fail_at(const Expr& expr, std::string message, std::string help = {}, std::string id = "template-value");
  void fail_undefined(const Expr& expr, std::string_view what_was_done);
  const Value& fail_name(const Expr& expr, const Slot& slot);
  void note_absent(const Expr& expr);
  std::string absent_path(const Expr& expr);
  bool bounded(const Expr& expr, const Value& value);
  std::vector<std::string> known_names() const;

  const Context& context_;
  const Environment& environment_;
  const TemplateSet* templates_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  OutputKind kind_ = OutputKind::plain;
  Frame* frame_ = nullptr;
  std::size_t include_depth_ = 0;
  std::unordered_map<const Program*, HostNames> host_names_;
  std::vector<NamedCallable> named_;

  std::string out_;
  std::vector<Span> spans_;
  std::vector<OriginPtr> conditions_;  // flags and choices read by the conditions around what is being written
  std::size_t url_begin_ = 0;

  std::size_t steps_ = 0;
  std::size_t errors_ = 0;
  bool failed_ = false;
  bool stopped_ = false;  // nothing more is worth finding out
};

inline const Value undefined_value;
inline const Value yes_value = Value::flag(true);
inline const Value no_value = Value::flag(false);
inline const std::vector<OriginPtr> no_origins;

// --- operators.cpp: what operators mean on values, without places ----------------------------------------------------

/// Equal as templates see it: numbers as numbers, all kinds of text by their text, flags also as `yes` and `no`.
bool equal(const Value& left, const Value& right, int depth = 0);

/// Less, equal, greater; nothing when the two cannot be ordered.
std::optional<int> order(const Value& left, const Value& right, int depth = 0);

/// May it be concatenated, joined, compared as text?
bool is_text(const Value& value);

/// Adds the value's origins to `by_value` if it is a flag or a choice.
void note_by_value(const Value& value, std::vector<OriginPtr>& by_value);

/// The value with the origins of others added to its own.
Value with_more_origins(Value value, const std::vector<OriginPtr>& more);

/// About how many steps it takes to walk all of a value; more than `most` when it is heavier than that, or deeper than
/// `levels`.
std::size_t weight(const Value& value, int levels = 200, std::size_t most = 10'000'000);

/// "text", "a list": for messages; says "a fact that is not stated" for undefined.
std::string kind_in_words(const Value& value);

}  // namespace candor::templates
