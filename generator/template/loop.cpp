// `for`: what is walked, which turns a condition keeps, and the names of each turn.
#include <algorithm>

#include "template/list_filters.h"
#include "template/run.h"

namespace candor::templates {

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
  if (!charge(node.spot, 1)) return false;
  const std::size_t index = turns.index(turn);
  const auto slot = [&](std::size_t target) -> Slot& {
    return frame_->slots[static_cast<std::size_t>(node.targets[target].second)];
  };
  if (turns.as_pairs) {
    const auto& [key, value] = (*turns.entries)[index];
    if (node.targets.size() == 1) {
      slot(0).set(Value::list({key_value(key, value), value}));
      return true;
    }
    if (node.targets.size() == 2) {
      slot(0).set(key_value(key, value));
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

}  // namespace candor::templates
