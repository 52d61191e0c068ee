// Expressions walked as trees. A path (`retention.billing.keep`) gives a reference into the facts, so that nothing is
// copied on the way.
#include <algorithm>
#include <limits>

#include "base/suggest.h"
#include "template/characters.h"
#include "template/run.h"

namespace candor::templates {

namespace {

const Value undefined_value;
const Value yes_value = Value::flag(true);
const Value no_value = Value::flag(false);

constexpr int deepest_value = 64;

bool is_path(const Expr& expr) {
  return expr.op == Op::name || expr.op == Op::attribute || expr.op == Op::subscript;
}

/// The path as it was written, or nothing for what is no path.
std::string path_in_words(const Expr& expr) {
  if (expr.op == Op::name) return expr.text;
  if (expr.op != Op::attribute && expr.op != Op::subscript) return {};
  std::string base = path_in_words(*expr.parts[0]);
  if (base.empty()) return {};
  if (expr.op == Op::attribute) return base + "." + expr.text;
  const Expr& key = *expr.parts[1];
  return key.op == Op::constant ? base + "." + key.value.text() : base + "[…]";
}

std::string in_words(const Expr& expr) {
  const std::string path = path_in_words(expr);
  return path.empty() ? "this value" : "`" + path + "`";
}

Value flag_from(bool yes, std::vector<OriginPtr> by_value) {
  const Value& flag = yes ? yes_value : no_value;
  return by_value.empty() ? flag : flag.with_origins(std::move(by_value));
}

void add_scalar_origins(std::vector<OriginPtr>& origins, const Value& value) {
  if (value.is_scalar()) add_origins(origins, value.origins());
  for (const Value& item : value.items()) {
    if (item.is_scalar()) add_origins(origins, item.origins());
  }
}

}  // namespace

const Value& Run::evaluate(const Expr& expr, Value& scratch) {
  if (++steps_ > limits_.steps) {
    charge(place_of(expr.spot), 0);
    return undefined_value;
  }
  switch (expr.op) {
    case Op::constant: return expr.value;
    case Op::name:
    case Op::attribute:
    case Op::subscript: return evaluate_subject(expr, scratch, false);
    case Op::list: scratch = make_list(expr); return scratch;
    case Op::dict: scratch = make_dict(expr); return scratch;
    case Op::call: scratch = call(expr); return scratch;
    case Op::method: scratch = call_method(expr); return scratch;
    case Op::filter: scratch = filter(expr); return scratch;
    case Op::negate:
    case Op::plus:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::floor_divide:
    case Op::modulo: scratch = arithmetic(expr); return scratch;
    case Op::concat: scratch = concatenate(expr); return scratch;
    case Op::test:
    case Op::compare:
    case Op::logic_not: {
      std::vector<OriginPtr> by_value;
      const bool yes = truth(expr, by_value);
      scratch = flag_from(yes, std::move(by_value));
      return scratch;
    }
    case Op::logic_and:
    case Op::logic_or: scratch = logic(expr); return scratch;
    case Op::condition: scratch = choose(expr); return scratch;
  }
  return undefined_value;
}

// --- names and paths -------------------------------------------------------------------------------------------------

/// A whole path, and the note that it was read.
const Value& Run::evaluate_subject(const Expr& expr, Value& scratch, bool may_be_unset) {
  if (!is_path(expr)) return evaluate(expr, scratch);
  const Value& value = follow(expr, scratch, may_be_unset);
  if (failed_ || (!read && !absent)) return value;
  note_read(value);
  if (!value.is_defined()) note_absent(expr);
  return value;
}

const Value& Run::follow(const Expr& expr, Value& scratch, bool may_be_unset) {
  if (expr.op == Op::name) return follow_name(expr, may_be_unset);
  const Expr& base = *expr.parts[0];
  if (const Slot* slot = live_slot(base); slot && slot->live) {
    if (expr.op == Op::attribute) return live_member(expr, *slot->live, expr.text, scratch);
    Value key_scratch;
    const Value& key = evaluate(*expr.parts[1], key_scratch);
    return failed_ ? undefined_value : live_member(expr, *slot->live, key.text(), scratch);
  }
  if (expr.op == Op::subscript) return follow_subscript(expr, scratch);
  const Value& of = is_path(base) ? follow(base, scratch) : evaluate(base, scratch);
  return failed_ ? undefined_value : member(expr, of, expr.text);
}

const Value& Run::follow_name(const Expr& expr, bool may_be_unset) {
  const Slot& slot = frame_->slots[static_cast<std::size_t>(expr.slot)];
  if (slot.state == Slot::State::present) {
    if (!slot.live) return slot.value;
    if (may_be_unset) return yes_value;  // `ns is defined`
    fail_at(expr, "`" + expr.text + "` is no value of its own", "use one of its members: `" + expr.text + ".…`");
    return undefined_value;
  }
  if (slot.state == Slot::State::missing && may_be_unset) return undefined_value;
  return fail_name(expr, slot);
}

const Value& Run::fail_name(const Expr& expr, const Slot& slot) {
  if (slot.state == Slot::State::missing) {
    fail_at(expr, "`" + expr.text + "` has no value here",
            "it is set in another branch or loop: set it before, or test `" + expr.text + " is defined`",
            "template-undefined");
  } else {
    fail_at(expr, "unknown name `" + expr.text + "`", suggestion(expr.text, known_names()), "template-unknown-name");
  }
  return undefined_value;
}

std::vector<std::string> Run::known_names() const {
  std::vector<std::string> names;
  const Program& program = *frame_->program;
  for (std::size_t slot = 0; slot < program.slot_names.size(); ++slot) {
    if (program.slot_is_set[slot]) names.push_back(program.slot_names[slot]);
  }
  for (const auto& [name, slot] : frame_->overlay) names.emplace_back(name);
  const std::vector<std::string> context = context_.names();
  names.insert(names.end(), context.begin(), context.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// The member of a map; silence has members that are silence.
const Value& Run::member(const Expr& expr, const Value& of, std::string_view key) {
  if (!of.is_defined() || of.is(Kind::none)) return undefined_value;
  if (!of.is(Kind::map)) {
    fail_at(expr, "`" + std::string(key) + "` is asked of " + kind_in_words(of), "only a map has members");
    return undefined_value;
  }
  if (const Value* found = of.find(key)) return *found;
  if (of.is_open()) return undefined_value;
  const auto& known = of.known();
  if (std::find(known.begin(), known.end(), key) != known.end()) return undefined_value;
  fail_at(expr, "unknown key `" + std::string(key) + "`" + (of.path().empty() ? "" : " in `" + of.path() + "`"),
          suggestion(key, known), "template-unknown-name");
  return undefined_value;
}

const Value& Run::follow_subscript(const Expr& expr, Value& scratch) {
  const Expr& base = *expr.parts[0];
  Value key_scratch;
  const Value& of = is_path(base) ? follow(base, scratch) : evaluate(base, scratch);
  if (failed_) return undefined_value;
  const Value& key = evaluate(*expr.parts[1], key_scratch);
  if (failed_ || !of.is_defined()) return undefined_value;
  if (of.is(Kind::map) && is_text(key)) return member(expr, of, key.text());
  if (!key.is(Kind::number) || !(of.is(Kind::list) || is_text(of))) {
    fail_at(expr, kind_in_words(key) + " as the key of " + kind_in_words(of),
            "lists are asked by number, maps by text");
    return undefined_value;
  }
  const bool is_list = of.is(Kind::list);
  const std::vector<std::string_view> letters = is_list ? std::vector<std::string_view>{} : characters_of(of.text());
  if (!charge(place_of(expr.spot), letters.size())) return undefined_value;
  const auto size = static_cast<std::int64_t>(is_list ? of.size() : letters.size());
  const std::int64_t index = key.number() < 0 ? key.number() + size : key.number();
  if (index < 0 || index >= size) return undefined_value;
  if (is_list) return of.items()[static_cast<std::size_t>(index)];
  return scratch = Value::text(std::string(letters[static_cast<std::size_t>(index)])).with_origins(of.origins());
}

const Slot* Run::live_slot(const Expr& expr) const {
  if (expr.op != Op::name) return nullptr;
  const Slot& slot = frame_->slots[static_cast<std::size_t>(expr.slot)];
  return slot.state == Slot::State::present && slot.live ? &slot : nullptr;
}

const Value& Run::live_member(const Expr& expr, const Live& live, std::string_view key, Value& scratch) {
  if (!live.is_loop) {
    for (const auto& [name, value] : live.members) {
      if (name != key) continue;
      scratch = value;
      return scratch;
    }
    return undefined_value;
  }
  const auto index = static_cast<std::int64_t>(live.index);
  const auto length = static_cast<std::int64_t>(live.length);
  if (key == "first") return index == 0 ? yes_value : no_value;
  if (key == "last") return index + 1 == length ? yes_value : no_value;
  if (key == "index") return scratch = Value::number(index + 1);
  if (key == "index0") return scratch = Value::number(index);
  if (key == "length") return scratch = Value::number(length);
  if (key == "revindex") return scratch = Value::number(length - index);
  if (key == "revindex0") return scratch = Value::number(length - index - 1);
  static const std::vector<std::string> known = {"index", "index0", "first", "last", "length", "revindex", "revindex0"};
  fail_at(expr, "unknown member `" + std::string(key) + "` of a loop", suggestion(key, known), "template-unknown-name");
  return undefined_value;
}

void Run::note_read(const Value& value) {
  if (!read) return;
  for (const OriginPtr& origin : value.origins()) {
    if (origin->source == Origin::Source::fact) add_origins(*read, {origin});
  }
}

void Run::note_absent(const Expr& expr) {
  if (!absent) return;
  const std::string path = path_in_words(expr);
  if (!path.empty() && std::find(absent->begin(), absent->end(), path) == absent->end()) absent->push_back(path);
}

Value Run::attribute_at(const Place& place, const Value& of, std::string_view path) {
  if (failed_ || !charge(place, 1)) return {};
  const Value* here = &of;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (here->is(Kind::list) || !here->is_defined()) {
      here = &here->at_path(key);
      continue;
    }
    const Value* found = here->find(key);
    const auto& known = here->known();
    const bool may_ask = here->is(Kind::map) &&
                         (here->is_open() || std::find(known.begin(), known.end(), key) != known.end());
    if (!found && !may_ask) {
      fail(place, "template-unknown-name",
           "unknown key `" + std::string(key) + "`" + (here->is(Kind::map) ? "" : " of " + kind_in_words(*here)),
           suggestion(key, known));
      return {};
    }
    here = found ? found : &undefined_value;
  }
  note_read(*here);
  return *here;
}

// --- truth -----------------------------------------------------------------------------------------------------------

bool Run::truth(const Expr& expr, std::vector<OriginPtr>& by_value) {
  switch (expr.op) {
    case Op::logic_not: return !truth(*expr.parts[0], by_value) && !failed_;
    case Op::logic_and: return truth(*expr.parts[0], by_value) && !failed_ && truth(*expr.parts[1], by_value);
    case Op::logic_or: return truth(*expr.parts[0], by_value) || (!failed_ && truth(*expr.parts[1], by_value));
    case Op::compare: return compare(expr, by_value);
    case Op::test: return test(expr, by_value);
    default: {
      Value scratch;
      const Value& value = evaluate(expr, scratch);
      note_by_value(value, by_value);
      return is_true(value);
    }
  }
}

/// A chain holds when each neighbouring pair does, as in Python: `1 < x < 9`.
bool Run::compare(const Expr& expr, std::vector<OriginPtr>& by_value) {
  Value scratch;
  Value left = evaluate(*expr.parts[0], scratch);
  for (std::size_t i = 0; i < expr.comparisons.size() && !failed_; ++i) {
    Value right_scratch;
    const Value& right = evaluate(*expr.parts[i + 1], right_scratch);
    if (failed_ || !compare_one(expr, expr.comparisons[i], left, right, by_value)) return false;
    if (i + 1 < expr.comparisons.size()) left = Value(right);
  }
  return !failed_;
}

bool Run::compare_one(const Expr& expr, Comparison how, const Value& left, const Value& right,
                      std::vector<OriginPtr>& by_value) {
  switch (how) {
    case Comparison::eq:
    case Comparison::ne:
      note_by_value(left, by_value);
      note_by_value(right, by_value);
      if (left.size() > 0 && !charge(place_of(expr.spot), weight(left))) return false;
      return equal(left, right) == (how == Comparison::eq);
    case Comparison::in: return contains(expr, left, right, by_value);
    case Comparison::not_in: return !contains(expr, left, right, by_value) && !failed_;
    default: break;
  }
  const auto found = order(left, right);
  if (!found) {
    const bool is_period = left.is(Kind::period) || right.is(Kind::period);
    fail_at(expr, kind_in_words(left) + " is compared with " + kind_in_words(right),
            is_period ? "periods have an order only by a function that knows their units"
                      : "numbers are ordered with numbers, texts and dates with their like");
    return false;
  }
  return how == Comparison::lt   ? *found < 0
         : how == Comparison::le ? *found <= 0
         : how == Comparison::gt ? *found > 0
                                 : *found >= 0;
}

/// `left in right`. A choice that is found is read by value; of a list where nothing is found, all of them are.
bool Run::contains(const Expr& expr, const Value& left, const Value& right, std::vector<OriginPtr>& by_value) {
  note_by_value(left, by_value);
  if (!right.is_defined()) return false;
  if (right.is(Kind::list)) {
    if (!charge(place_of(expr.spot), right.size() * (left.size() > 0 ? weight(left) : 1))) return false;
    for (const Value& item : right.items()) {
      if (!equal(left, item)) continue;
      note_by_value(item, by_value);
      return true;
    }
    for (const Value& item : right.items()) note_by_value(item, by_value);
    return false;
  }
  if (right.is(Kind::map) && is_text(left)) return right.find(left.text()) != nullptr;
  if (right.is(Kind::map)) return false;
  if (is_text(right) && is_text(left)) return right.text().find(left.text()) != std::string::npos;
  fail_at(expr, kind_in_words(left) + " is looked for in " + kind_in_words(right),
          "`in` looks for a value in a list, a key in a map, a text in a text");
  return false;
}

bool Run::test(const Expr& expr, std::vector<OriginPtr>& by_value) {
  const Callable& found = callable(expr.symbol);
  Args args;
  NamedArgs named;
  const bool may_be_unset = found.built_in && (expr.text == "defined" || expr.text == "undefined");
  Value scratch;
  args.push_back(evaluate_subject(*expr.parts[0], scratch, may_be_unset));
  if (failed_ || !evaluate_arguments(expr, args, named)) return false;
  const Value subject = args[0];
  if (!found.built_in || found.built_in->by_value) {
    for (const Value& arg : args) note_by_value(arg, by_value);
  }
  const bool holds = invoke_test(place_of(expr.spot), found, expr.text, std::move(args), std::move(named));
  // An empty list says something only as a denial: then the words of this branch state it.
  if (holds && expr.text == "denied" && subject.is(Kind::list)) add_origins(by_value, subject.origins());
  return holds && !failed_;
}

Value Run::logic(const Expr& expr) {
  Value scratch;
  const Value& left = evaluate(*expr.parts[0], scratch);
  if (failed_) return {};
  if (is_true(left) == (expr.op == Op::logic_or)) return left;
  std::vector<OriginPtr> by_value;
  note_by_value(left, by_value);
  Value right_scratch;
  const Value& right = evaluate(*expr.parts[1], right_scratch);
  return right.is_scalar() ? with_more_origins(right, by_value) : right;
}

Value Run::choose(const Expr& expr) {
  std::vector<OriginPtr> by_value;
  const bool taken = truth(*expr.parts[1], by_value);
  const Expr* chosen = taken ? expr.parts[0].get() : expr.parts[2].get();
  if (failed_) return {};
  if (!chosen) return Value::text("");  // `{{ ", " if not loop.last }}` prints nothing at the end, as in Jinja
  Value scratch;
  const Value& value = evaluate(*chosen, scratch);
  return value.is_scalar() ? with_more_origins(value, by_value) : value;
}

// --- values that are made --------------------------------------------------------------------------------------------

Value Run::make_list(const Expr& expr) {
  std::vector<Value> items;
  items.reserve(expr.parts.size());
  for (const ExprPtr& part : expr.parts) {
    Value scratch;
    items.push_back(evaluate(*part, scratch));
    if (failed_) return {};
  }
  return Value::list(std::move(items));
}

Value Run::make_dict(const Expr& expr) {
  std::vector<Value::Entry> entries;
  for (std::size_t i = 0; i + 1 < expr.parts.size(); i += 2) {
    Value key_scratch;
    Value scratch;
    const Value& key = evaluate(*expr.parts[i], key_scratch);
    if (failed_) return {};
    if (!is_text(key)) return fail_at(*expr.parts[i], kind_in_words(key) + " as a key", "keys are texts");
    const Value& value = evaluate(*expr.parts[i + 1], scratch);
    if (failed_) return {};
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const Value::Entry& entry) { return entry.first == key.text(); });
    if (known != entries.end()) {
      known->second = value;
    } else {
      entries.emplace_back(key.text(), value);
    }
  }
  return Value::map(std::move(entries));
}

Value Run::concatenate(const Expr& expr) {
  std::vector<Value> texts;
  texts.reserve(expr.parts.size());
  for (const ExprPtr& part : expr.parts) {
    Value scratch;
    texts.push_back(evaluate(*part, scratch));
    if (failed_) return {};
    if (!texts.back().is_defined()) {
      fail_undefined(*part, "joined to a text");
      return {};
    }
  }
  return join_texts(expr, texts);
}

/// Text after text. Where one is finished for the output, the others are escaped, so that the whole is.
Value Run::join_texts(const Expr& expr, std::span<const Value> texts) {
  bool is_finished = false;
  std::vector<OriginPtr> origins;
  for (const Value& text : texts) {
    if (!is_text(text) && !text.is(Kind::number)) {
      return fail_at(expr, kind_in_words(text) + " is joined to a text", "only texts and numbers can be");
    }
    is_finished = is_finished || text.is(Kind::markup) || text.is(Kind::markdown);
    add_origins(origins, text.origins());
  }
  is_finished = is_finished && kind_ != OutputKind::plain;
  std::string joined;
  for (const Value& text : texts) {
    joined += is_finished ? escaped(place_of(expr.spot), text).text() : text.text();
    if (failed_ || !fits(place_of(expr.spot), joined.size())) return {};
  }
  charge(place_of(expr.spot), joined.size() / 64);
  Value result = is_finished ? Value::markup(std::move(joined)) : Value::text(std::move(joined));
  return origins.empty() ? result : result.with_origins(std::move(origins));
}

Value Run::call_method(const Expr& expr) {
  Value scratch;
  const Value& of = evaluate(*expr.parts[0], scratch);
  if (failed_ || !of.is_defined()) return Value::list({});
  if (!of.is(Kind::map)) return fail_at(expr, "`" + expr.text + "()` of " + kind_in_words(of), "only a map has it");
  if (!charge(place_of(expr.spot), of.size())) return {};
  std::vector<Value> items;
  items.reserve(of.size());
  for (const auto& [key, value] : of.entries()) {
    if (expr.text == "values") {
      items.push_back(value);
    } else if (expr.text == "keys") {
      items.push_back(Value::text(key));
    } else {
      items.push_back(Value::list({Value::text(key), value}));
    }
  }
  return Value::list(std::move(items));
}

// --- functions, filters, tests ---------------------------------------------------------------------------------------

Value Run::call(const Expr& expr) {
  if (expr.text == "namespace") {
    return fail_at(expr, "namespace() stands inside an expression", "write `{% set ns = namespace(…) %}`");
  }
  const Callable& found = callable(expr.symbol);
  Args args;
  NamedArgs named;
  if (!evaluate_arguments(expr, args, named)) return {};
  return invoke(place_of(expr.spot), found, expr.text, Symbol::Sort::function, std::move(args), std::move(named));
}

Value Run::filter(const Expr& expr) {
  const Callable& found = callable(expr.symbol);
  const bool takes_undefined = found.built_in && found.built_in->takes_undefined;
  const bool may_be_unset = found.built_in && (expr.text == "default" || expr.text == "d");
  Args args;
  NamedArgs named;
  Value scratch;
  args.push_back(evaluate_subject(*expr.parts[0], scratch, may_be_unset));
  if (failed_) return {};
  if (!args[0].is_defined() && !takes_undefined) {
    fail_undefined(*expr.parts[0], "put through `" + expr.text + "`");
    return {};
  }
  if (!evaluate_arguments(expr, args, named)) return {};
  return invoke(place_of(expr.spot), found, expr.text, Symbol::Sort::filter, std::move(args), std::move(named));
}

bool Run::evaluate_arguments(const Expr& expr, Args& args, NamedArgs& named) {
  const bool is_call = expr.op == Op::call;
  for (std::size_t i = is_call ? 0 : 1; i < expr.parts.size(); ++i) {
    Value scratch;
    args.push_back(evaluate(*expr.parts[i], scratch));
    if (failed_) return false;
  }
  for (const auto& [name, part] : expr.named) {
    Value scratch;
    named.emplace_back(name, evaluate(*part, scratch));
    if (failed_) return false;
  }
  return true;
}

const Run::Callable& Run::callable(int symbol) {
  Callable& found = frame_->callables[static_cast<std::size_t>(symbol)];
  if (found.looked_up) return found;
  const Symbol& named = frame_->program->symbols[static_cast<std::size_t>(symbol)];
  found = find_callable(named.sort, named.name);
  return found;
}

Run::Callable Run::find_callable(Symbol::Sort sort, std::string_view name) const {
  Callable found{.looked_up = true};
  if (sort == Symbol::Sort::test) {
    found.test = environment_.test(name);
    if (!found.test) found.built_in = find_built_in(built_in_tests(), name);
  } else if (sort == Symbol::Sort::filter) {
    found.function = environment_.filter(name);
    if (!found.function) found.built_in = find_built_in(built_in_filters(), name);
  } else {
    found.function = environment_.function(name);
    if (!found.function) found.built_in = find_built_in(built_in_functions(), name);
  }
  return found;
}

Value Run::invoke(const Place& place, const Callable& found, std::string_view name, Symbol::Sort sort, Args args,
                  NamedArgs named) {
  const bool is_filter = sort == Symbol::Sort::filter;
  if (!found.function && !found.built_in) {
    const auto known = is_filter ? environment_.filter_names() : environment_.function_names();
    fail(place, "template-unknown-name", std::string("unknown ") + (is_filter ? "filter" : "function") + " `" +
         std::string(name) + "`", suggestion(name, known));
    return {};
  }
  const std::size_t first = is_filter ? 1 : 0;
  if (found.built_in && !fits_parameters(place, *found.built_in, is_filter ? "filter" : "function", args, named, first)) {
    return {};
  }
  const Call call(*this, name, place, args, named);
  if (found.built_in) {
    Value result = found.built_in->filter(call);
    return failed_ ? Value() : result;
  }
  Value result = (*found.function)(call);
  if (failed_) return {};
  if (!result.is_scalar() || !result.origins().empty()) return result;
  std::vector<OriginPtr> origins;
  for (const Value& arg : args) add_scalar_origins(origins, arg);
  for (const auto& [key, arg] : named) add_scalar_origins(origins, arg);
  return origins.empty() ? result : result.with_origins(std::move(origins));
}

bool Run::invoke_test(const Place& place, const Callable& found, std::string_view name, Args args, NamedArgs named) {
  if (!found.test && !found.built_in) {
    fail(place, "template-unknown-name", "unknown test `" + std::string(name) + "`",
         suggestion(name, environment_.test_names()));
    return false;
  }
  if (found.built_in && !fits_parameters(place, *found.built_in, "test", args, named, 1)) return false;
  const Call call(*this, name, place, args, named);
  const bool holds = found.built_in ? found.built_in->test(call) : (*found.test)(call);
  return holds && !failed_;
}

/// Too many, too few, unknown or doubled arguments of the language's own.
bool Run::fits_parameters(const Place& place, const BuiltIn& built_in, std::string_view kind, const Args& args,
                          const NamedArgs& named, std::size_t first) {
  if (built_in.variadic) return true;
  const std::string what = std::string(kind) + " `" + std::string(built_in.name) + "`";
  const std::size_t given = args.size() - std::min(args.size(), first);
  const auto& known = built_in.parameters;
  if (given > known.size()) {
    fail(place, "template-value", what + " takes at most " + std::to_string(known.size()) + " arguments", "");
    return false;
  }
  for (const auto& [name, value] : named) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      fail(place, "template-value", what + " has no parameter `" + name + "`",
           suggestion(name, std::vector<std::string>(known.begin(), known.end())));
      return false;
    }
    if (static_cast<std::size_t>(found - known.begin()) < given) {
      fail(place, "template-value", what + " is given `" + name + "` twice", "");
      return false;
    }
  }
  if (given + named.size() >= static_cast<std::size_t>(built_in.required)) return true;
  fail(place, "template-value", what + " needs " + std::to_string(built_in.required) + " arguments", "");
  return false;
}

Value Run::apply_filter(const Place& place, std::string_view name, std::span<const Value> args,
                        std::span<const Call::Named> named) {
  if (failed_ || !charge(place, 1)) return {};
  const Callable found = find_callable(Symbol::Sort::filter, name);
  if (!args.empty() && !args[0].is_defined() && !(found.built_in && found.built_in->takes_undefined)) {
    fail(place, "template-undefined", "a fact that is not stated is put through `" + std::string(name) + "`", "");
    return {};
  }
  return invoke(place, found, name, Symbol::Sort::filter, {args.begin(), args.end()}, {named.begin(), named.end()});
}

bool Run::apply_test(const Place& place, std::string_view name, std::span<const Value> args,
                     std::span<const Call::Named> named) {
  if (failed_ || !charge(place, 1)) return false;
  return invoke_test(place, find_callable(Symbol::Sort::test, name), name, {args.begin(), args.end()},
                     {named.begin(), named.end()});
}

// --- mistakes --------------------------------------------------------------------------------------------------------

Value Run::fail_at(const Expr& expr, std::string message, std::string help, std::string id) {
  fail(place_of(expr.spot), std::move(id), std::move(message), std::move(help));
  return {};
}

void Run::fail_undefined(const Expr& expr, std::string_view what_was_done) {
  const std::string path = path_in_words(expr);
  const std::string help = path.empty() ? "test it first with `is defined`"
                                        : "test it first, `{% if " + path + " %}`, or give it a `|default(…)`";
  fail_at(expr, in_words(expr) + " is not stated, and is " + std::string(what_was_done), help, "template-undefined");
}

/// A value that is bound to a name must not be so deep that walking it runs out of stack.
bool Run::bounded(const Expr& expr, const Value& value) {
  if (value.size() == 0) return true;
  const std::size_t budget = limits_.steps - std::min(limits_.steps, steps_);
  const std::size_t steps = weight(value, deepest_value, budget);
  if (steps <= budget) return charge(place_of(expr.spot), steps / 8);
  fail_at(expr, "a value that nests more than 64 deep, or is too large", "build flat lists", "template-limit");
  stopped_ = true;
  return false;
}

}  // namespace candor::templates
