#include "template/run.h"

#include <algorithm>
#include <optional>

#include "base/suggest.h"

namespace candor::templates {

namespace {

constexpr std::size_t steps_of_a_mistake = 500;  // looking for the name that was meant takes its time

std::string chain_in_words(const std::vector<std::string>& includers) {
  std::string words;
  for (const std::string& includer : includers) words += (words.empty() ? "included from " : ", from ") + includer;
  return words;
}

/// Why a mistake matters: a template says words, a law pack's expression settles a question.
std::string why_of(std::string_view id, bool is_expression) {
  const bool is_value = id == "template-undefined" || id == "template-value";
  if (is_expression) {
    return id == "template-limit" ? "an expression without end would never give a verdict"
           : is_value             ? "nobody could say whether it holds"
                                  : "the expression asks for what nobody has";
  }
  return id == "template-limit" ? "a template without end would never give a page"
         : is_value             ? "the words would have a gap, or say something else, where this value stands"
                                : "the template asks for what nobody has";
}

}  // namespace

// --- mistakes and limits ---------------------------------------------------------------------------------------------

void Run::fail(const Spot& spot, std::string id, std::string message, std::string help) {
  failed_ = true;
  steps_ += steps_of_a_mistake;
  const Place place = place_of(spot);
  std::vector<std::string> includers;
  for (const Frame* frame = frame_; frame && frame->include; frame = frame->includer) {
    const Place from = frame->includer->program->place(frame->include->spot);
    includers.push_back("`" + from.file + ":" + std::to_string(from.line) + "`");
  }
  const auto& found = diagnostics_.found();
  const std::size_t ours = found.size() - std::min(errors_, found.size());
  const bool is_known =
      std::any_of(found.begin() + static_cast<std::ptrdiff_t>(ours), found.end(),
                  [&](const Diagnostic& other) { return other.place == place && other.message == message; });
  if (is_known) return;
  std::string why = why_of(id, frame_ && frame_->program->expression);
  if (!includers.empty()) why += "; " + chain_in_words(includers);
  diagnostics_.add({.id = std::move(id),
                    .place = place,
                    .message = std::move(message),
                    .why = std::move(why),
                    .help = std::move(help)});
  if (++errors_ >= limits_.errors) stopped_ = true;
}

bool Run::charge(const Spot& spot, std::size_t steps) {
  steps_ += steps;
  if (steps_ <= limits_.steps) return true;
  if (!stopped_) {
    fail(spot, "template-limit", "the template takes more than " + std::to_string(limits_.steps) + " steps",
         "look for loops within loops over the same list");
  }
  failed_ = stopped_ = true;
  return false;
}

bool Run::fits(const Spot& spot, std::size_t bytes) {
  if (bytes <= limits_.output_bytes) return true;
  if (!stopped_) {
    fail(spot, "template-limit", "a text of more than " + std::to_string(limits_.output_bytes) + " bytes",
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
  frame.host = &host_names_of(program);
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
  frame.host = &host_names_of(program);
  if (include) {
    frame.visible = include->visible.size() + includer->visible;
    steps_ += frame.visible / 4;
  }
  frame_ = &frame;
  enter(program.loads);
  run(program.body);
  frame_ = includer;
  return !stopped_;
}

Run::HostNames& Run::host_names_of(const Program& program) {
  HostNames& host = host_names_[&program];
  host.callables.resize(program.symbols.size());
  host.values.resize(program.names.size());
  return host;
}

void Run::enter(const std::vector<SlotLoad>& loads) {
  steps_ += loads.size() / 4;
  for (const SlotLoad& load : loads) {
    Slot& slot = frame_->slots[static_cast<std::size_t>(load.slot)];
    if (load.from == SlotLoad::From::slot) {
      slot = frame_->slots[static_cast<std::size_t>(load.index)];
    } else if (load.from == SlotLoad::From::context) {
      load_from_context(slot, static_cast<std::size_t>(load.index));
      const bool is_set = frame_->program->slot_is_set[static_cast<std::size_t>(load.slot)];
      if (slot.state == Slot::State::unknown && is_set) slot.state = Slot::State::missing;
    } else {
      slot = Slot{};
    }
  }
}

/// What is set around the include, or around the one that this stands in, goes before the host's names. Those who
/// include wait, so their slots are as they were.
void Run::load_from_context(Slot& slot, std::size_t index_of_name) {
  const std::string& name = frame_->program->names[index_of_name];
  slot.state = Slot::State::unknown;
  for (const Frame* frame = frame_; frame->include; frame = frame->includer) {
    for (const auto& [known, index] : frame->include->visible) {
      if (known != name) continue;
      slot = frame->includer->slots[static_cast<std::size_t>(index)];
      if (slot.state == Slot::State::present) return;
    }
  }
  std::optional<const Value*>& value = frame_->host->values[index_of_name];
  if (!value) value = context_.find(name);
  if (*value) slot.set(**value);
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
    charge(node.spot, 0);
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
  if (!slot.live || slot.live->is_loop) {
    fail(node.spot, "template-value", "`" + node.targets[0].first + "` is not a namespace",
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

}  // namespace candor::templates
