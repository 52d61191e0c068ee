#include "template/scopes.h"

#include <algorithm>
#include <map>
#include <set>

namespace candor::templates {

namespace {

/// One scope's names: jinja2's `Symbols`. The branches of an `if` are scopes that add to the one they stand in
/// (`base`), where jinja2 copies it whole; so that a thousand branches cost a thousand times little.
struct Scope {
  const Scope* base = nullptr;
  const Scope* outer = nullptr;
  std::map<std::string, int> slots = {};  // refs
  std::map<int, SlotLoad> loads = {};
  std::set<std::string> stores = {};

  static Scope within(const Scope& outer) { return {.outer = &outer}; }
  static Scope branch_of(const Scope& base) { return {.base = &base, .outer = base.outer}; }

  /// The slot of a name of this scope itself, or null.
  const int* own(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->base) {
      const auto found = scope->slots.find(name);
      if (found != scope->slots.end()) return &found->second;
    }
    return nullptr;
  }

  const int* find(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->outer) {
      if (const int* slot = scope->own(name)) return slot;
    }
    return nullptr;
  }

  bool sets(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->base) {
      if (scope->stores.contains(name)) return true;
    }
    return false;
  }
};

bool uses_name(const Expr* expr, std::string_view name) {
  if (!expr) return false;
  if (expr->op == Op::name && expr->text == name) return true;
  const auto in = [&](const ExprPtr& part) { return uses_name(part.get(), name); };
  return std::any_of(expr->parts.begin(), expr->parts.end(), in) ||
         std::any_of(expr->named.begin(), expr->named.end(), [&](const auto& named) { return in(named.second); });
}

bool uses_name(const Body& body, std::string_view name) {
  return std::any_of(body.begin(), body.end(), [&](const NodePtr& node) {
    if (uses_name(node->expr.get(), name) || uses_name(node->filter.get(), name)) return true;
    if (uses_name(node->body, name) || uses_name(node->otherwise, name)) return true;
    return std::any_of(node->branches.begin(), node->branches.end(), [&](const Branch& branch) {
      return uses_name(branch.condition.get(), name) || uses_name(branch.body, name);
    });
  });
}

class SlotFinder {
 public:
  explicit SlotFinder(Program& program) : program_(program) {
    // Slots the parser has made already have no name.
    program_.slot_names.resize(static_cast<std::size_t>(program_.slots));
    program_.slot_is_set.resize(static_cast<std::size_t>(program_.slots));
  }

  void find() {
    Scope root;
    if (program_.expression) look_at(root, *program_.expression);
    look_at(root, program_.body);
    if (program_.expression) resolve(root, *program_.expression);
    resolve(root, program_.body);
    program_.loads = loads_of(root);
  }

 private:
  Program& program_;
  std::map<std::string, int> name_index_;

  int new_slot(const std::string& name, bool is_set) {
    program_.slot_names.push_back(name);
    program_.slot_is_set.push_back(is_set);
    return program_.slots++;
  }

  int index_of(const std::string& name) {
    const auto [found, fresh] = name_index_.try_emplace(name, static_cast<int>(program_.names.size()));
    if (fresh) program_.names.push_back(name);
    return found->second;
  }

  static std::vector<SlotLoad> loads_of(const Scope& scope) {
    std::vector<SlotLoad> loads;
    for (const auto& [slot, load] : scope.loads) loads.push_back(load);
    return loads;
  }

  // --- first walk over a scope: which names it has, and what they begin with -------------------------------------

  void load(Scope& scope, const std::string& name) {
    if (scope.find(name)) return;
    const int slot = new_slot(name, false);
    scope.slots[name] = slot;
    scope.loads[slot] = {slot, SlotLoad::From::context, index_of(name)};
  }

  void store(Scope& scope, const std::string& name) {
    scope.stores.insert(name);
    if (const int* own = scope.own(name)) {
      program_.slot_is_set[static_cast<std::size_t>(*own)] = true;
      return;
    }
    const int* around = scope.outer ? scope.outer->find(name) : nullptr;
    const int slot = new_slot(name, true);
    scope.slots[name] = slot;
    scope.loads[slot] =
        around ? SlotLoad{slot, SlotLoad::From::slot, *around} : SlotLoad{slot, SlotLoad::From::nothing, 0};
  }

  /// A loop's own name: given by the loop, nothing to load.
  int parameter(Scope& scope, const std::string& name) {
    scope.stores.insert(name);
    const int slot = new_slot(name, true);
    scope.slots[name] = slot;
    return slot;
  }

  void look_at(Scope& scope, const Expr& expr) {
    if (expr.op == Op::name && expr.slot < 0) load(scope, expr.text);
    for (const ExprPtr& part : expr.parts) {
      if (part) look_at(scope, *part);
    }
    for (const auto& [name, part] : expr.named) look_at(scope, *part);
  }

  void look_at(Scope& scope, const Body& body) {
    for (const NodePtr& node : body) look_at(scope, *node);
  }

  void look_at(Scope& scope, const Node& node) {
    if (node.kind == Statement::if_) return look_at_branches(scope, node);
    if (node.expr) look_at(scope, *node.expr);
    if (node.kind == Statement::set || node.kind == Statement::set_block) store(scope, node.targets[0].first);
    if (node.kind == Statement::set_member) load(scope, node.targets[0].first);
  }

  /// jinja2 sees `if a … elif b … else …` as three: the body, the elifs, the else.
  void look_at_branches(Scope& scope, const Node& node) {
    look_at(scope, *node.branches[0].condition);
    std::vector<Scope> branches(3, Scope::branch_of(scope));
    look_at(branches[0], node.branches[0].body);
    for (std::size_t i = 1; i < node.branches.size(); ++i) {
      const Branch& branch = node.branches[i];
      if (!branch.condition) {
        look_at(branches[2], branch.body);
      } else {
        look_at(branches[1], *branch.condition);
        std::vector<Scope> inner(3, Scope::branch_of(branches[1]));
        look_at(inner[0], branch.body);
        merge(branches[1], inner);
      }
    }
    merge(scope, branches);
  }

  /// jinja2's `branch_update`: a name that not every branch sets begins with what stands around the scope.
  void merge(Scope& scope, const std::vector<Scope>& branches) {
    std::map<std::string, std::size_t> counts;
    for (const Scope& branch : branches) {
      for (const std::string& name : branch.stores) {
        if (!scope.sets(name)) ++counts[name];
      }
    }
    for (const Scope& branch : branches) {
      for (const auto& [name, slot] : branch.slots) unite(scope, name, slot, branch);
      scope.stores.insert(branch.stores.begin(), branch.stores.end());
    }
    for (const auto& [name, count] : counts) {
      if (count == branches.size()) continue;
      const int slot = *scope.own(name);
      const int* around = scope.outer ? scope.outer->find(name) : nullptr;
      scope.loads[slot] = around ? SlotLoad{slot, SlotLoad::From::slot, *around}
                                 : SlotLoad{slot, SlotLoad::From::context, index_of(name)};
    }
  }

  /// Branches make slots of their own for one name; the scope keeps the last, as they are one variable.
  void unite(Scope& scope, const std::string& name, int slot, const Scope& branch) {
    const auto index = static_cast<std::size_t>(slot);
    if (const auto known = scope.slots.find(name); known != scope.slots.end() && known->second != slot) {
      scope.loads.erase(known->second);
      const bool was_set = program_.slot_is_set[static_cast<std::size_t>(known->second)];
      program_.slot_is_set[index] = program_.slot_is_set[index] || was_set;
    }
    scope.slots[name] = slot;
    if (const auto load = branch.loads.find(slot); load != branch.loads.end()) scope.loads[slot] = load->second;
  }

  // --- second walk: every name its slot, every inner scope its own first walk ------------------------------------

  void resolve(Scope& scope, Expr& expr) {
    if (expr.op == Op::name && expr.slot < 0) expr.slot = slot_in(scope, expr.text);
    for (const ExprPtr& part : expr.parts) {
      if (part) resolve(scope, *part);
    }
    for (const auto& [name, part] : expr.named) resolve(scope, *part);
  }

  int slot_in(Scope& scope, const std::string& name) {
    load(scope, name);
    return *scope.find(name);
  }

  void resolve(Scope& scope, Body& body) {
    for (const NodePtr& node : body) resolve(scope, *node);
  }

  void resolve(Scope& scope, Node& node) {
    if (node.expr) resolve(scope, *node.expr);
    for (Branch& branch : node.branches) {
      if (branch.condition) resolve(scope, *branch.condition);
      resolve(scope, branch.body);
    }
    if (node.kind == Statement::for_) return resolve_for(scope, node);
    for (auto& [name, slot] : node.targets) slot = slot_in(scope, name);
    if (node.kind == Statement::set_block) resolve_set_block(scope, node);
    if (node.kind == Statement::include) node.visible = visible_in(scope);
  }

  void resolve_for(Scope& scope, Node& node) {
    node.uses_loop = uses_name(node.body, "loop");
    Scope inside = Scope::within(scope);
    for (auto& [name, slot] : node.targets) slot = parameter(inside, name);
    if (node.filter) {
      Scope filter{.outer = &scope, .slots = inside.slots, .stores = inside.stores};
      look_at(filter, *node.filter);
      resolve(filter, *node.filter);
      node.filter_loads = loads_of(filter);
    }
    if (node.uses_loop) node.loop_slot = parameter(inside, "loop");
    look_at(inside, node.body);
    resolve(inside, node.body);
    node.body_loads = loads_of(inside);
    Scope otherwise = Scope::within(scope);
    look_at(otherwise, node.otherwise);
    resolve(otherwise, node.otherwise);
    node.otherwise_loads = loads_of(otherwise);
  }

  void resolve_set_block(Scope& scope, Node& node) {
    Scope inside = Scope::within(scope);
    if (node.filter) look_at(inside, *node.filter);
    look_at(inside, node.body);
    if (node.filter) resolve(inside, *node.filter);
    resolve(inside, node.body);
    node.body_loads = loads_of(inside);
  }

  static std::vector<std::pair<std::string, int>> visible_in(const Scope& scope) {
    std::map<std::string, int> visible;
    for (const Scope* here = &scope; here; here = here->outer) {
      for (const std::string& name : here->stores) visible.try_emplace(name, *scope.find(name));
    }
    return {visible.begin(), visible.end()};
  }
};

}  // namespace

void find_slots(Program& program) { SlotFinder(program).find(); }

}  // namespace candor::templates
