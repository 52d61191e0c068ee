#include "shape/branches.h"

#include <algorithm>

namespace candor::shape {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeKind;

void add_references(const Rule& rule, Rules& all) {
  all.push_back(&rule);
  if (rule.ref != nullptr) add_references(*rule.ref, all);
  for (const Rule* part : rule.all_of) add_references(*part, all);
}

Rules with_references(const Rule& rule) {
  Rules all;
  add_references(rule, all);
  return all;
}

bool knows(const Rule& rule, const std::string& key) {
  return rule.property(key) != nullptr || rule.additional != nullptr;
}

bool is_unknown(const Rule& rule, const Rules& all, const std::string& key) {
  if (rule.is_closed && !knows(rule, key)) return true;
  return rule.is_closed_over_all &&
         std::none_of(all.begin(), all.end(), [&](const Rule* one) { return knows(*one, key); });
}

/// `kind: mail` where the branch wants `kind: site`.
bool is_other_constant(const Rule& rule, const Entry& entry) {
  const Rule* property = rule.property(entry.key);
  if (property == nullptr || property->choices.size() != 1 || entry.value.kind != NodeKind::scalar) return false;
  return entry.value.text != property->choices.front();
}

std::size_t key_faults(const Rule& branch, const Node& node) {
  std::size_t faults = 0;
  const Rules rules = with_references(branch);
  for (const Rule* rule : rules) {
    for (const std::string& key : rule->required) faults += node.find(key) == nullptr ? 1 : 0;
    for (const Entry& entry : node.entries) {
      faults += is_unknown(*rule, rules, entry.key) ? 1 : 0;
      faults += is_other_constant(*rule, entry) ? 1 : 0;
    }
  }
  return faults;
}

}  // namespace

unsigned form_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::empty: return no_form;
    case NodeKind::scalar: return scalar_form;
    case NodeKind::list: return list_form;
    case NodeKind::map: return map_form;
  }
  return no_form;
}

Rules fitting_by_form(const Rules& branches, const Node& node) {
  Rules fitting;
  for (const Rule* branch : branches) {
    if ((forms_of(*branch) & form_of(node)) != 0) fitting.push_back(branch);
  }
  return fitting;
}

Rules nearest_by_keys(const Rules& branches, const Node& node) {
  if (node.kind != NodeKind::map) return branches;
  std::vector<std::size_t> faults;
  for (const Rule* branch : branches) faults.push_back(key_faults(*branch, node));
  const std::size_t least = *std::min_element(faults.begin(), faults.end());
  Rules nearest;
  for (std::size_t index = 0; index < branches.size(); ++index) {
    if (faults[index] == least) nearest.push_back(branches[index]);
  }
  return nearest;
}

Rules with_references(const Rules& rules) {
  Rules all;
  for (const Rule* rule : rules) add_references(*rule, all);
  return all;
}

bool is_word_list(const Rule& rule) {
  const Rules rules = with_references(rule);
  return std::any_of(rules.begin(), rules.end(), [](const Rule* one) { return one->has_choices; });
}

}  // namespace candor::shape
