#include "template/run.h"

#include <algorithm>
#include <optional>

#include "base/suggest.h"
#include "template/escape_html.h"
#include "template/escape_markdown.h"

namespace candor::templates {

namespace {

const std::vector<OriginPtr> no_origins;

constexpr std::size_t longest_url = 8192;
constexpr std::size_t steps_of_a_mistake = 500;  // looking for the name that was meant takes its time

std::string chain_in_words(const std::vector<std::string>& includers) {
  std::string words;
  for (const std::string& includer : includers) words += (words.empty() ? "included from " : ", from ") + includer;
  return words;
}

}  // namespace

/// What a loop walks: items, or the entries of a map, all or those that the loop's condition keeps.
struct Run::Turns {
  Value holder;  // keeps what is walked alive
  const std::vector<Value>* items = nullptr;
  const std::vector<Value::Entry>* entries = nullptr;
  bool as_pairs = false;
  bool is_filtered = false;
  std::vector<std::size_t> kept;
  std::vector<std::vector<OriginPtr>> kept_because;

  std::size_t all() const { return items ? items->size() : entries ? entries->size() : 0; }
  std::size_t size() const { return is_filtered ? kept.size() : all(); }
  std::size_t index(std::size_t turn) const { return is_filtered ? kept[turn] : turn; }
};

// --- mistakes and limits ---------------------------------------------------------------------------------------------

void Run::fail(const Place& place, std::string id, std::string message, std::string help) {
  failed_ = true;
  steps_ += steps_of_a_mistake;
  std::vector<std::string> includers;
  for (const Frame* frame = frame_; frame && frame->include; frame = frame->includer) {
    const Place from = frame->includer->program->place(frame->include->spot);
    includers.push_back("`" + from.file + ":" + std::to_string(from.line) + "`");
  }
  const auto& found = diagnostics_.found();
  const std::size_t ours = found.size() - std::min(errors_, found.size());
  const bool is_known = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(ours), found.end(),
                                    [&](const Diagnostic& other) {
                                      return other.place == place && other.message == message;
                                    });
  if (is_known) return;
  std::string why = id == "template-limit" ? "a template without end would never give a page"
                    : id == "template-undefined" || id == "template-value"
                        ? "the words would have a gap, or say something else, where this value stands"
                        : "the template asks for what nobody has";
  if (!includers.empty()) why += "; " + chain_in_words(includers);
  diagnostics_.add({.id = std::move(id), .place = place, .message = std::move(message), .why = std::move(why),
                    .help = std::move(help)});
  if (++errors_ >= limits_.errors) stopped_ = true;
}

bool Run::charge(const Place& place, std::size_t steps) {
  steps_ += steps;
  if (steps_ <= limits_.steps) return true;
  if (!stopped_) {
    fail(place, "template-limit", "the template takes more than " + std::to_string(limits_.steps) + " steps",
         "look for loops within loops over the same list");
  }
  failed_ = stopped_ = true;
  return false;
}

bool Run::fits(const Place& place, std::size_t bytes) {
  if (bytes <= limits_.output_bytes) return true;
  if (!stopped_) {
    fail(place, "template-limit", "a text of more than " + std::to_string(limits_.output_bytes) + " bytes",
         "look for a text that is repeated or doubled");
  }
  failed_ = stopped_ = true;
  return false;
}

// --- a template, and the names it begins with ------------------------------------------------------------------------

bool Run::render(const Program& program) {
  kind_ = program.kind;
  out_.reserve(program.text_bytes * 2);
  run_program(program, nullptr, nullptr);
  return errors_ == 0;
}

bool Run::evaluate(const Program& program, Value& result) {
  Frame frame{.program = &program};
  frame.slots.resize(static_cast<std::size_t>(program.slots));
  frame.callables.resize(program.symbols.size());
  frame_ = &frame;
  enter(program.loads);
  Value scratch;
  result = evaluate(*program.expression, scratch);
  frame_ = nullptr;
  return errors_ == 0 && !stopped_;
}

bool Run::run_program(const Program& program, Frame* includer, const Node* include) {
  Frame frame{.program = &program, .includer = includer, .include = include};
  frame.slots.resize(static_cast<std::size_t>(program.slots));
  frame.callables.resize(program.symbols.size());
  if (include) {
    for (const auto& [name, slot] : include->visible) {
      frame.overlay.emplace_back(name, includer->slots[static_cast<std::size_t>(slot)]);
    }
    frame.overlay.insert(frame.overlay.end(), includer->overlay.begin(), includer->overlay.end());
    steps_ += frame.overlay.size() / 4;
  }
  frame_ = &frame;
  enter(program.loads);
  run(program.body);
  frame_ = includer;
  return !stopped_;
}

void Run::enter(const std::vector<SlotLoad>& loads) {
  steps_ += loads.size() / 4;
  for (const SlotLoad& load : loads) {
    Slot& slot = frame_->slots[static_cast<std::size_t>(load.slot)];
    if (load.from == SlotLoad::From::slot) {
      slot = frame_->slots[static_cast<std::size_t>(load.index)];
    } else if (load.from == SlotLoad::From::context) {
      load_from_context(slot, frame_->program->names[static_cast<std::size_t>(load.index)]);
      const bool is_set = frame_->program->slot_is_set[static_cast<std::size_t>(load.slot)];
      if (slot.state == Slot::State::unknown && is_set) slot.state = Slot::State::missing;
    } else {
      slot = Slot{};
    }
  }
}

void Run::load_from_context(Slot& slot, const std::string& name) const {
  slot.state = Slot::State::unknown;
  for (const auto& [known, value] : frame_->overlay) {
    if (known != name) continue;
    slot = value;
    if (slot.state == Slot::State::present) return;
  }
  if (const Value* value = context_.find(name)) slot.set(*value);
}

// --- statements ------------------------------------------------------------------------------------------------------

void Run::run(const Body& body) {
  for (const NodePtr& node : body) {
    if (stopped_) return;
    run(*node);
    if (!failed_) continue;
    // Go on, to find the other mistakes; but not past a name without a value, which would only echo.
    failed_ = false;
    const bool sets = node->kind == Statement::set || node->kind == Statement::set_member;
    if (sets) stopped_ = true;
  }
}

void Run::run(const Node& node) {
  if (++steps_ > limits_.steps) {
    charge(place_of(node.spot), 0);
    return;
  }
  switch (node.kind) {
    case Statement::text:
      if (node.url_begin != Node::npos) url_begin_ = out_.size() + node.url_begin;
      write(node.text, no_origins);
      return;
    case Statement::output: return run_output(node);
    case Statement::if_: return run_if(node);
    case Statement::for_: return run_for(node);
    case Statement::set: return run_set(node);
    case Statement::set_block: return run_set_block(node);
    case Statement::set_member: return run_set_member(node);
    case Statement::include: return run_include(node);
  }
}

void Run::run_if(const Node& node) {
  std::vector<OriginPtr> by_value;
  for (const Branch& branch : node.branches) {
    const bool taken = !branch.condition || truth(*branch.condition, by_value);
    if (failed_) return;
    if (!taken) continue;
    const std::size_t before = conditions_.size();
    if (!by_value.empty()) add_origins(conditions_, by_value);
    run(branch.body);
    conditions_.resize(before);
    return;
  }
}

void Run::run_for(const Node& node) {
  Turns turns;
  if (!gather(node, turns)) return;
  std::vector<OriginPtr> read_by_filter;
  if (node.filter) filter_turns(node, turns, read_by_filter);
  if (failed_) return;

  const std::size_t before = conditions_.size();
  const std::size_t size = turns.size();
  if (size == 0) {
    add_origins(conditions_, read_by_filter);
    enter(node.otherwise_loads);
    run(node.otherwise);
    conditions_.resize(before);
    return;
  }
  std::shared_ptr<Live> loop;
  if (node.uses_loop) {
    loop = std::make_shared<Live>(Live{.is_loop = true, .members = {}, .index = 0, .length = size});
  }
  for (std::size_t turn = 0; turn < size && !stopped_; ++turn) {
    if (!bind_targets(node, turns, turn)) return;
    if (loop) {
      loop->index = turn;
      Slot& slot = frame_->slots[static_cast<std::size_t>(node.loop_slot)];
      slot.state = Slot::State::present;
      slot.live = loop;
    }
    enter(node.body_loads);
    if (turns.is_filtered) add_origins(conditions_, turns.kept_because[turn]);
    run(node.body);
    conditions_.resize(before);
  }
}

/// Evaluates what is walked. A map's `items()` are walked as they are, without a list of pairs being made.
bool Run::gather(const Node& node, Turns& turns) {
  const Expr& walked = *node.expr;
  const bool is_items = (walked.op == Op::method || walked.op == Op::filter) && walked.text == "items" &&
                        (walked.op == Op::method || callable(walked.symbol).built_in);
  turns.as_pairs = is_items;
  Value scratch;
  turns.holder = evaluate(is_items ? *walked.parts[0] : walked, scratch);
  if (failed_) return false;
  const Value& value = turns.holder;
  if (walked.builds && !bounded(walked, value)) return false;
  if (!value.is_defined()) return true;
  if (value.is(Kind::map)) {
    turns.entries = &value.entries();
  } else if (value.is(Kind::list) && !is_items) {
    turns.items = &value.items();
  } else {
    fail_at(walked, "a loop over " + kind_in_words(value), is_items ? "only a map has items" : "walk a list or a map");
    return false;
  }
  return true;
}

void Run::filter_turns(const Node& node, Turns& turns, std::vector<OriginPtr>& read_by_filter) {
  std::vector<std::size_t> kept;
  std::vector<std::vector<OriginPtr>> because;
  for (std::size_t i = 0; i < turns.all(); ++i) {
    if (!bind_targets(node, turns, i)) return;
    enter(node.filter_loads);
    std::vector<OriginPtr> by_value;
    const bool keeps = truth(*node.filter, by_value);
    if (failed_) return;
    add_origins(read_by_filter, by_value);
    if (!keeps) continue;
    kept.push_back(i);
    because.push_back(std::move(by_value));
  }
  turns.kept = std::move(kept);
  turns.kept_because = std::move(because);
  turns.is_filtered = true;
}

/// Gives the loop's names their values for one turn.
bool Run::bind_targets(const Node& node, const Turns& turns, std::size_t turn) {
  if (!charge(place_of(node.spot), 1)) return false;
  const std::size_t index = turns.index(turn);
  const auto slot = [&](std::size_t target) -> Slot& {
    return frame_->slots[static_cast<std::size_t>(node.targets[target].second)];
  };
  if (turns.as_pairs) {
    const auto& [key, value] = (*turns.entries)[index];
    if (node.targets.size() == 1) {
      slot(0).set(Value::list({Value::text(key), value}));
      return true;
    }
    if (node.targets.size() == 2) {
      slot(0).set(Value::text(key));
      slot(1).set(value);
      return true;
    }
  }
  const Value item = turns.as_pairs  ? Value::list({Value(), Value()})
                     : turns.entries ? Value::text((*turns.entries)[index].first)
                                     : (*turns.items)[index];
  if (node.targets.size() == 1) {
    slot(0).set(item);
    return true;
  }
  if (!item.is(Kind::list) || item.size() != node.targets.size()) {
    const std::string seen = item.is(Kind::list) ? std::to_string(item.size()) + " values" : kind_in_words(item);
    fail_at(*node.expr, seen + " for " + std::to_string(node.targets.size()) + " names",
            "a map is walked with `for key, value in map.items()`");
    return false;
  }
  for (std::size_t i = 0; i < node.targets.size(); ++i) slot(i).set(item.items()[i]);
  return true;
}

void Run::run_set(const Node& node) {
  Slot& slot = frame_->slots[static_cast<std::size_t>(node.targets[0].second)];
  const Expr& expr = *node.expr;
  if (expr.op == Op::call && expr.text == "namespace") {
    make_namespace(expr, slot);
    return;
  }
  if (const Slot* live = live_slot(expr)) {
    const Slot copy = *live;
    slot = copy;
    return;
  }
  Value scratch;
  Value value = evaluate(expr, scratch);
  if (failed_ || (expr.builds && !bounded(expr, value))) return;
  // A value that depends on a flag by the branch it is set in still comes from that flag when it is printed later.
  if (value.is_scalar()) value = with_more_origins(std::move(value), conditions_);
  slot.set(std::move(value));
}

bool Run::make_namespace(const Expr& call, Slot& slot) {
  auto live = std::make_shared<Live>();
  const auto add = [&](const std::string& name, const Value& value) {
    for (auto& [known, member] : live->members) {
      if (known == name) return void(member = value);
    }
    live->members.emplace_back(name, value);
  };
  for (const ExprPtr& part : call.parts) {
    Value scratch;
    const Value& value = evaluate(*part, scratch);
    if (failed_) return false;
    if (!value.is(Kind::map)) {
      fail_at(*part, "namespace() of " + kind_in_words(value), "write `namespace(name=value)`");
      return false;
    }
    for (const auto& [name, member] : value.entries()) add(name, member);
  }
  for (const auto& [name, part] : call.named) {
    Value scratch;
    const Value& value = evaluate(*part, scratch);
    if (failed_ || (part->builds && !bounded(*part, value))) return false;
    add(name, value);
  }
  slot.state = Slot::State::present;
  slot.value = Value();
  slot.live = std::move(live);
  return true;
}

void Run::run_set_member(const Node& node) {
  const Slot& slot = frame_->slots[static_cast<std::size_t>(node.targets[0].second)];
  const Place place = place_of(node.spot);
  if (!slot.live || slot.live->is_loop) {
    fail(place, "template-value", "`" + node.targets[0].first + "` is not a namespace",
         "make it one first: `{% set " + node.targets[0].first + " = namespace(" + node.text + "=…) %}`");
    return;
  }
  const std::shared_ptr<Live> live = slot.live;
  Value scratch;
  Value value = evaluate(*node.expr, scratch);
  if (failed_ || (node.expr->builds && !bounded(*node.expr, value))) return;
  if (value.is_scalar()) value = with_more_origins(std::move(value), conditions_);
  for (auto& [name, member] : live->members) {
    if (name == node.text) return void(member = std::move(value));
  }
  live->members.emplace_back(node.text, std::move(value));
}

/// What the body prints becomes a value that comes from all that was printed in it.
void Run::run_set_block(const Node& node) {
  std::string outer_out = std::exchange(out_, {});
  std::vector<Span> outer_spans = std::exchange(spans_, {});
  const std::size_t outer_url = url_begin_;
  enter(node.body_loads);
  run(node.body);
  std::vector<OriginPtr> origins;
  for (const Span& span : spans_) add_origins(origins, span.origins);
  const Kind kind = kind_ == OutputKind::plain ? Kind::text : Kind::markup;
  Value captured = Value::scalar(kind, std::move(out_));
  if (!origins.empty()) captured = captured.with_origins(std::move(origins));
  out_ = std::move(outer_out);
  spans_ = std::move(outer_spans);
  url_begin_ = outer_url;
  if (node.filter && !stopped_) {
    frame_->slots[static_cast<std::size_t>(node.loop_slot)].set(captured);
    Value scratch;
    captured = evaluate(*node.filter, scratch);
    if (failed_) stopped_ = true;
  }
  frame_->slots[static_cast<std::size_t>(node.targets[0].second)].set(std::move(captured));
}

void Run::run_include(const Node& node) {
  Value scratch;
  const Value& name = evaluate(*node.expr, scratch);
  if (failed_) return;
  const Template* included = is_text(name) && templates_ ? templates_->find(name.text()) : nullptr;
  if (!included) {
    const std::string seen = is_text(name) ? "`" + name.text() + "`" : kind_in_words(name);
    const auto names = templates_ ? templates_->names() : std::vector<std::string>{};
    fail_at(*node.expr, "there is no template " + seen, is_text(name) ? suggestion(name.text(), names) : "",
            "template-include");
    return;
  }
  const Program& program = included->program();
  for (const Frame* frame = frame_; frame; frame = frame->includer) {
    if (frame->program != &program) continue;
    fail_at(*node.expr, "`" + name.text() + "` includes itself", "walk a list with `for` instead", "template-include");
    return;
  }
  if (program.kind != kind_) {
    fail_at(*node.expr, "`" + name.text() + "` is written for another kind of output",
            "include Markdown in Markdown and HTML in HTML", "template-include");
    return;
  }
  if (include_depth_ >= limits_.include_depth) {
    fail_at(*node.expr, "templates include one another more than " + std::to_string(limits_.include_depth) + " deep",
            "", "template-limit");
    return;
  }
  ++include_depth_;
  run_program(program, frame_, &node);
  --include_depth_;
}

// --- output ----------------------------------------------------------------------------------------------------------

void Run::write(std::string_view text, const std::vector<OriginPtr>& origins) {
  if (text.empty()) return;
  if (out_.size() + text.size() > limits_.output_bytes) {
    fits({frame_->program->file, 0, 0, 0}, out_.size() + text.size());
    return;
  }
  const std::size_t begin = out_.size();
  out_.append(text);
  add_span(begin, origins);
}

/// Says what the output from `begin` on comes from.
void Run::add_span(std::size_t begin, const std::vector<OriginPtr>& origins) {
  if ((origins.empty() && conditions_.empty()) || begin == out_.size()) return;
  if (conditions_.empty()) return extend_spans(begin, origins);
  std::vector<OriginPtr> all = origins;
  add_origins(all, conditions_);
  extend_spans(begin, std::move(all));
}

void Run::extend_spans(std::size_t begin, std::vector<OriginPtr> origins) {
  if (!spans_.empty() && spans_.back().end == begin && spans_.back().origins == origins) {
    spans_.back().end = out_.size();
  } else {
    spans_.push_back({begin, out_.size(), std::move(origins)});
  }
}

void Run::run_output(const Node& node) {
  Value scratch;
  const Value& value = evaluate(*node.expr, scratch);
  if (failed_ || !printable(*node.expr, value, node.escape)) return;
  const std::size_t begin = out_.size();
  print(node, value);
  if (!failed_) add_span(begin, value.origins());
  if (out_.size() > limits_.output_bytes) fits(place_of(node.spot), out_.size());
}

void Run::print(const Node& node, const Value& value) {
  const bool is_finished = value.is(Kind::markup);
  switch (node.escape) {
    case Escape::plain: out_.append(value.text()); return;
    case Escape::markdown:
      if (is_finished || value.is(Kind::markdown)) {
        out_.append(value.text());
      } else {
        append_escaped_markdown(out_, value.text());
      }
      return;
    case Escape::markdown_destination:
      if (!is_allowed_url(value.text())) return fail_url(node, value.text());
      out_.append(escape_markdown_destination(value.text()));
      return;
    case Escape::html_text:
      if (is_finished) {
        out_.append(value.text());
      } else {
        append_html_text(out_, value.text());
      }
      return;
    case Escape::html_attribute:
    case Escape::html_technical:
      if (is_finished) {
        append_markup_in_attribute(out_, value.text());
      } else {
        append_html_attribute(out_, value.text());
      }
      return;
    case Escape::html_url: return print_url(node, value);
  }
}

/// The whole address so far is judged, since `java` and `script:` are harmless alone.
void Run::print_url(const Node& node, const Value& value) {
  if (out_.size() - url_begin_ + value.text().size() > longest_url) {
    fail(place_of(node.spot), "template-limit", "an address of more than " + std::to_string(longest_url) + " bytes", "");
    return;
  }
  const std::string text = value.is(Kind::markup) ? without_html_escapes(value.text()) : value.text();
  const std::string url = without_html_escapes(std::string_view(out_).substr(url_begin_)) + text;
  if (!is_allowed_url(url)) return fail_url(node, url);
  append_html_attribute(out_, text);
}

void Run::fail_url(const Node& node, const std::string& url) {
  fail(place_of(node.spot), "template-escape", "`" + url.substr(0, 100) + "` is no address to send a reader to",
       "only http, https, mailto, tel and paths of this site may stand here");
}

bool Run::printable(const Expr& expr, const Value& value, Escape escape) {
  switch (value.kind()) {
    case Kind::undefined: fail_undefined(expr, "printed"); return false;
    case Kind::none: fail_at(expr, "`none` is printed", "test it first, or give it a `|default(…, true)`"); return false;
    case Kind::flag:
      fail_at(expr, "yes or no is printed", "choose words by it: `{{ … if flag else … }}`, or an `if`");
      return false;
    case Kind::list: fail_at(expr, "a list is printed", "walk it with `for`, or `|join(\", \")` it"); return false;
    case Kind::map: fail_at(expr, "a map is printed", "print one of its members, or walk its `.items()`"); return false;
    case Kind::choice:
      if (escape == Escape::plain || escape == Escape::html_technical || escape == Escape::html_url) return true;
      fail_at(expr, "the word `" + value.text() + "` of a closed list is printed",
              "it is a word of the YAML, not the reader's: choose a message by it");
      return false;
    case Kind::markdown:
      if (escape == Escape::plain || escape == Escape::markdown) return true;
      fail_at(expr, "Markdown is printed where it is not read", "it may stand in Markdown, as text of its own");
      return false;
    case Kind::markup:
      if (escape != Escape::markdown_destination) return true;
      fail_at(expr, "finished text is printed as an address", "put the address itself there");
      return false;
    default: return true;
  }
}

Value Run::escaped(const Place& place, const Value& value) {
  if (failed_) return {};
  const bool is_finished = value.is(Kind::markup) || (value.is(Kind::markdown) && kind_ == OutputKind::markdown);
  if (is_finished) return value;
  if ((!is_text(value) && !value.is(Kind::number)) || value.is(Kind::markdown)) {
    fail(place, "template-value", kind_in_words(value) + " cannot be escaped", "only text can");
    return {};
  }
  std::string markup;
  if (kind_ == OutputKind::markdown) {
    markup = escape_markdown(value.text());
  } else {
    append_html_attribute(markup, value.text());
  }
  Value result = Value::markup(std::move(markup));
  return value.origins().empty() ? result : result.with_origins(value.origins());
}

}  // namespace candor::templates
