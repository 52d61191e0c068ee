// Names and paths (`retention.billing.keep`): a reference into the facts, so that nothing is copied on the way, and
// what is said when there is nothing at its end.
#include <algorithm>

#include "base/suggest.h"
#include "template/characters.h"
#include "template/run.h"

namespace candor::templates {

namespace {

bool is_path(const Expr& expr) { return expr.op == Op::name || expr.op == Op::attribute || expr.op == Op::subscript; }

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

}  // namespace

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
  for (const Frame* frame = frame_; frame->include; frame = frame->includer) {
    for (const auto& [name, slot] : frame->include->visible) names.push_back(name);
  }
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
  if (!charge(expr.spot, letters.size())) return undefined_value;
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
    if (origin->source == Origin::Source::fact) add_origin(*read, origin);
  }
}

/// Below a fact its own path counts, however the expression came there: `late[0][1].keep` is `retention.logs.keep`.
std::string Run::absent_path(const Expr& expr) {
  if (expr.op == Op::attribute && is_path(*expr.parts[0])) {
    Value scratch;
    const Value& of = follow(*expr.parts[0], scratch, true);
    if (!of.path().empty()) return of.path() + "." + expr.text;
  }
  return path_in_words(expr);
}

void Run::note_absent(const Expr& expr) {
  if (!absent) return;
  const std::string path = absent_path(expr);
  if (!path.empty() && std::find(absent->begin(), absent->end(), path) == absent->end()) absent->push_back(path);
}

Value Run::attribute_at(const Spot& spot, const Value& of, std::string_view path) {
  if (failed_ || !charge(spot, 1)) return {};
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
    const bool may_ask =
        here->is(Kind::map) && (here->is_open() || std::find(known.begin(), known.end(), key) != known.end());
    if (!found && !may_ask) {
      fail(spot, "template-unknown-name",
           "unknown key `" + std::string(key) + "`" + (here->is(Kind::map) ? "" : " of " + kind_in_words(*here)),
           suggestion(key, known));
      return {};
    }
    here = found ? found : &undefined_value;
  }
  note_read(*here);
  return *here;
}

Value Run::fail_at(const Expr& expr, std::string message, std::string help, std::string id) {
  fail(expr.spot, std::move(id), std::move(message), std::move(help));
  return {};
}

void Run::fail_undefined(const Expr& expr, std::string_view what_was_done) {
  const std::string path = path_in_words(expr);
  const std::string help = path.empty() ? "test it first with `is defined`"
                                        : "test it first, `{% if " + path + " %}`, or give it a `|default(…)`";
  fail_at(expr, in_words(expr) + " is not stated, and is " + std::string(what_was_done), help, "template-undefined");
}

}  // namespace candor::templates
