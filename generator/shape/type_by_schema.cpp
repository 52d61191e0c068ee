#include "shape/type_by_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/suggest.h"
#include "base/utf8.h"
#include "shape/branches.h"
#include "shape/faults.h"
#include "shape/references.h"
#include "shape/rule.h"
#include "shape/scalars.h"

namespace candor::shape {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeKind;

constexpr std::size_t most_steps = 1'000'000;  // a bound for schemas whose branches multiply

/// What all parts of one typing share.
struct Shared {
  Collections collections;
  bool references_checked = true;
  std::size_t steps = 0;
  std::map<Rules, Value::Names> known;
};

class Typing {
 public:
  Typing(Shared& shared, Diagnostics& diagnostics) : shared_(shared), diagnostics_(diagnostics) {}

  /// `wanted` must all hold. `where` is the place of the key or list the node belongs to.
  Value type(const Node& node, const Rules& wanted, const std::string& path, const Place& where) {
    if (++shared_.steps > most_steps) return {};  // told once, at the end
    if (node.kind == NodeKind::empty) {
      return refuse(nothing_there(where.line > 0 ? where : node.place, with_references(wanted), path));
    }
    Rules rules;
    for (const Rule* rule : wanted) {
      if (!expand(*rule, node, path, where, rules)) return {};
    }
    unsigned forms = any_form;
    for (const Rule* rule : rules) forms &= rule->never ? unsigned{no_form} : rule->forms;
    if ((forms & form_of(node)) == 0) return refuse(wrong_form(node, rules, forms, path));
    Value value = node.kind == NodeKind::scalar ? scalar(node, rules, path)
                  : node.kind == NodeKind::list ? list(node, rules, path)
                                                : map(node, rules, path, where);
    if (!value.is_defined()) return value;
    return std::move(value).with_origin(std::make_shared<const Origin>(Origin{Origin::Source::fact, path, node.place}));
  }

  /// An empty file: all of its keys are known and none is there.
  Value empty_record(const Rule& rule) {
    Rules rules;
    expand(rule, Node::map({}), "", {}, rules);
    return Value::record({}, known_names(rules));
  }

 private:
  // --- which rules hold --------------------------------------------------------------------------------------------

  /// Adds the rule, what it refers to, and the branches that the node was meant for. False when none of a choice
  /// fits; that has been reported.
  bool expand(const Rule& rule, const Node& node, const std::string& path, const Place& where, Rules& out) {
    if (std::find(out.begin(), out.end(), &rule) != out.end()) return true;
    out.push_back(&rule);
    if (rule.ref != nullptr && !expand(*rule.ref, node, path, where, out)) return false;
    for (const Rule* part : rule.all_of) {
      if (!expand(*part, node, path, where, out)) return false;
    }
    if (!rule.any_of.empty() && !choose(rule, rule.any_of, node, path, where, out)) return false;
    return rule.one_of.empty() || choose(rule, rule.one_of, node, path, where, out);
  }

  /// First by form, since a list was certainly not meant as the branch that wants text; then by trying.
  bool choose(const Rule& rule, const Rules& branches, const Node& node, const std::string& path, const Place& where,
              Rules& out) {
    const Rules fitting = fitting_by_form(branches, node);
    if (fitting.empty()) {
      Rules speaking = branches;
      speaking.insert(speaking.begin(), &rule);
      refuse(wrong_form(node, with_references(speaking), forms_of(rule), path));
      return false;
    }
    if (fitting.size() == 1) return expand(*fitting.front(), node, path, where, out);
    return choose_by_trial(rule, nearest_by_keys(fitting, node), node, path, where, out);
  }

  bool choose_by_trial(const Rule& rule, const Rules& fitting, const Node& node, const std::string& path,
                       const Place& where, Rules& out) {
    Rules good;
    std::vector<Diagnostics> faults;
    for (const Rule* branch : fitting) {
      Diagnostics found;
      Typing(shared_, found).type(node, {branch}, path, where);
      if (!found.has_errors()) good.push_back(branch);
      faults.push_back(std::move(found));
    }
    if (good.empty()) {
      report_meant(fitting, std::move(faults), node, path);
      return false;
    }
    if (good.size() > 1 && !rule.one_of.empty() && node.kind != NodeKind::scalar) {
      refuse(fault("wrong-type", node.place, "this can be read in two ways", "", example_of({&rule}), path));
      return false;
    }
    if (!rule.one_of.empty()) good.erase(good.begin() + 1, good.end());
    for (const Rule* branch : good) {
      if (!expand(*branch, node, path, where, out)) return false;
    }
    return true;
  }

  /// No branch fits: the mistakes of the one that was meant.
  void report_meant(const Rules& fitting, std::vector<Diagnostics> faults, const Node& node, const std::string& path) {
    std::vector<std::string> words;
    if (node.kind == NodeKind::scalar) {
      for (const Rule* rule : with_references(fitting)) {
        words.insert(words.end(), rule->choices.begin(), rule->choices.end());
      }
      if (nearest_name(node.text, words)) return void(refuse(not_in_list(node, words, path)));
    }
    std::size_t meant = 0;
    for (std::size_t index = 0; index < faults.size(); ++index) {
      const bool is_word = is_word_list(*fitting[index]);
      const bool fewer = faults[index].found().size() < faults[meant].found().size();
      const bool meant_is_word = is_word_list(*fitting[meant]);
      if ((meant_is_word && !is_word) || (fewer && is_word == meant_is_word)) meant = index;
    }
    for (Diagnostic found : faults[meant].found()) {
      const char* lead = found.help.empty() ? "or write " : ", or write ";
      if (!words.empty()) found.help += fmt::format("{}`{}`", lead, fmt::join(words, "`, `"));
      diagnostics_.add(std::move(found));
    }
  }

  // --- scalars -----------------------------------------------------------------------------------------------------

  Value scalar(const Node& node, const Rules& rules, const std::string& path) {
    for (const Rule* rule : rules) {
      if (auto found = text_fault(node, *rule, path)) {
        if (found->id == "not-in-list") found->help += instead_of_a_word(rules);
        return refuse(std::move(*found));
      }
    }
    const bool is_reader =
        std::any_of(rules.begin(), rules.end(), [](const Rule* rule) { return !rule->reader.empty(); });
    if (is_reader) {
      if (auto found = lost_text(node, path)) return refuse(std::move(*found));
    }
    for (const Rule* rule : rules) {
      if (!rule->references.empty()) return reference(node, rule->references, path);
    }
    return typed_text(node.text, rules);
  }

  Value reference(const Node& node, const std::vector<std::string>& collections, const std::string& path) {
    if (auto target = shared_.collections.target(collections, node.text)) return Value::reference(node.text, *target);
    if (!shared_.references_checked) return Value::reference(node.text, target_path(collections.front(), node.text));
    return refuse(unknown_reference(node, collections, path));
  }

  Diagnostic unknown_reference(const Node& node, const std::vector<std::string>& collections, const std::string& path) {
    const std::vector<std::string> known = shared_.collections.known(collections);
    const std::string home = fmt::format("`{}`", fmt::join(collections, "` or `"));
    return fault(
        "unknown-reference", node.place, fmt::format("`{}` is not in {}", shown(node), home),
        "the page would name something that nothing describes",
        known.empty() ? fmt::format("nothing stands there yet: add `{}`", shown(node)) : suggestion(node.text, known),
        path);
  }

  // --- lists -------------------------------------------------------------------------------------------------------

  Value list(const Node& node, const Rules& rules, const std::string& path) {
    Rules wanted;
    for (const Rule* rule : rules) {
      if (rule->items != nullptr) wanted.push_back(rule->items);
      check_list(node, *rule, path, diagnostics_);
    }
    std::vector<Value> items;
    for (std::size_t index = 0; index < node.items.size(); ++index) {
      const Node& item = node.items[index];
      Value value = type(item, wanted, fmt::format("{}.{}", path, index), item.place);
      if (value.is_defined()) items.push_back(std::move(value));
    }
    return Value::list(std::move(items));
  }

  // --- maps --------------------------------------------------------------------------------------------------------

  Value map(const Node& node, const Rules& rules, const std::string& path, const Place& where) {
    for (const Rule* rule : rules) {
      check_required(node, *rule, path, where);
      check_map_size(node, *rule, path, where, diagnostics_);
    }
    std::vector<Value::Entry> entries;
    for (const Entry& entry : node.entries) {
      const std::string below = path.empty() ? entry.key : path + "." + entry.key;
      Rules wanted;
      if (!rules_for_key(entry, rules, path, wanted) || !check_name(entry, rules, below)) continue;
      Value value = type(entry.value, wanted, below, entry.key_place);
      if (value.is_defined()) entries.emplace_back(entry.key, std::move(value));
    }
    const bool open =
        std::none_of(rules.begin(), rules.end(), [](const Rule* rule) { return !rule->properties.empty(); }) ||
        std::any_of(rules.begin(), rules.end(), [](const Rule* rule) { return rule->additional != nullptr; });
    return open ? Value::map(std::move(entries)) : Value::record(std::move(entries), known_names(rules));
  }

  /// What holds for the key's value; false, with a report, when nobody knows the key.
  bool rules_for_key(const Entry& entry, const Rules& rules, const std::string& path, Rules& wanted) {
    bool refused = false;
    bool closed = false;
    for (const Rule* rule : rules) {
      if (const Rule* property = rule->property(entry.key)) {
        wanted.push_back(property);
      } else if (rule->additional != nullptr) {
        wanted.push_back(rule->additional);
      } else if (rule->is_closed) {
        refused = true;
      }
      closed = closed || rule->is_closed_over_all;
    }
    if (!refused && !(closed && wanted.empty())) return true;
    const Value::Names known = known_names(rules);
    const std::string home = path.empty() ? "here" : fmt::format("in `{}`", path);
    refuse(fault("unknown-key", entry.key_place, fmt::format("unknown key `{}` {}", excerpt(entry.key), home),
                 "a key nobody reads would leave the policy without it", suggestion(entry.key, *known),
                 path.empty() ? entry.key : path + "." + entry.key));
    return false;
  }

  /// propertyNames: ids of an author's own, or ids that exist elsewhere.
  bool check_name(const Entry& entry, const Rules& rules, const std::string& path) {
    for (const Rule* rule : rules) {
      if (rule->names == nullptr) continue;
      Node name = Node::scalar(entry.key);
      name.place = entry.key_place;
      name.style = yaml::Style::double_quoted;
      Rules wanted;
      if (!expand(*rule->names, name, path, entry.key_place, wanted)) return false;
      for (const Rule* one : wanted) {
        std::optional<Diagnostic> found = name_fault(name, *one, path);
        const bool missing = !found && !one->references.empty() && shared_.references_checked &&
                             !shared_.collections.target(one->references, entry.key);
        if (missing) found = unknown_reference(name, one->references, path);
        if (!found) continue;
        refuse(std::move(*found));
        return false;
      }
    }
    return true;
  }

  void check_required(const Node& node, const Rule& rule, const std::string& path, const Place& where) {
    for (const std::string& key : rule.required) {
      if (node.find(key) != nullptr) continue;
      const Rule* property = rule.property(key);
      const std::string example = property == nullptr ? "" : example_of({property});
      refuse(fault("missing-key", where.line > 0 ? where : node.place,
                   fmt::format("`{}` is missing{}", key, path.empty() ? "" : fmt::format(" in `{}`", path)),
                   property == nullptr ? "" : property->description,
                   example.empty() ? fmt::format("add `{}:`", key) : fmt::format("add `{}:`, {}", key, example),
                   path.empty() ? key : path + "." + key));
    }
  }

  Value::Names known_names(const Rules& rules) {
    Value::Names& known = shared_.known[rules];
    if (known) return known;
    std::vector<std::string> names;
    for (const Rule* rule : rules) {
      for (const auto& [name, property] : rule->properties) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    known = std::make_shared<const std::vector<std::string>>(std::move(names));
    return known;
  }

  Value refuse(Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    return {};
  }

  Shared& shared_;
  Diagnostics& diagnostics_;
};

}  // namespace

Value type_by_schema(const Node& node, const Schema& schema, std::string_view definition, std::string_view path_prefix,
                     Diagnostics& diagnostics, const References& references) {
  const Rule* rule = schema.rule(definition);
  if (rule == nullptr) return {};
  Shared shared{Collections(references.facts == nullptr ? node : *references.facts, references.documents),
                references.checked,
                0,
                {}};
  Typing typing(shared, diagnostics);
  if (node.kind == NodeKind::empty) return typing.empty_record(*rule);
  Value value = typing.type(node, {rule}, std::string(path_prefix), {});
  if (shared.steps > most_steps) {
    diagnostics.add(fault("yaml-limit", node.place, "this takes too many steps to read",
                          "a policy needs far fewer; the limit keeps a hostile file from stopping the run",
                          "make the file simpler", std::string(path_prefix)));
  }
  return value;
}

}  // namespace candor::shape
