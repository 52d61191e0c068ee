#include "shape/type_by_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/suggest.h"
#include "base/utf8.h"
#include "shape/faults.h"
#include "shape/references.h"
#include "shape/rule.h"

namespace candor::shape {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeKind;

constexpr std::size_t most_steps = 1'000'000;      // a bound for schemas whose branches multiply
constexpr std::size_t longest_for_pattern = 1000;  // std::regex recurses over its text

unsigned form_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::empty: return no_form;
    case NodeKind::scalar: return scalar_form;
    case NodeKind::list: return list_form;
    case NodeKind::map: return map_form;
  }
  return no_form;
}

/// A node as text in which maps that differ in the order of keys are equal: tells duplicates in a list.
std::string fingerprint(const Node& node) {
  std::string text;
  switch (node.kind) {
    case NodeKind::empty: return "~";
    case NodeKind::scalar: return fmt::format("{}:{}", node.text.size(), node.text);
    case NodeKind::list:
      for (const Node& item : node.items) text += fingerprint(item) + ",";
      return fmt::format("[{}]", text);
    case NodeKind::map: {
      std::map<std::string, std::string> sorted;
      for (const Entry& entry : node.entries) sorted[entry.key] = fingerprint(entry.value);
      for (const auto& [key, part] : sorted) text += fmt::format("{}:{}={},", key.size(), key, part);
      return fmt::format("{{{}}}", text);
    }
  }
  return text;
}

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
    if (++shared_.steps > most_steps) return too_long(where);
    if (node.kind == NodeKind::empty) return nothing_there(node, wanted, path, where);
    Rules rules;
    for (const Rule* rule : wanted) {
      if (!expand(*rule, node, path, where, rules)) return {};
    }
    unsigned forms = any_form;
    for (const Rule* rule : rules) forms &= rule->never ? unsigned{no_form} : rule->forms;
    if ((forms & form_of(node)) == 0) return refuse(wrong_form(node, rules, forms, path));
    const Value value = node.kind == NodeKind::scalar ? scalar(node, rules, path)
                        : node.kind == NodeKind::list ? list(node, rules, path)
                                                      : map(node, rules, path, where);
    if (!value.is_defined()) return value;
    return value.with_origin(std::make_shared<const Origin>(Origin{Origin::Source::fact, path, node.place}));
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
    Rules fitting;
    for (const Rule* branch : branches) {
      if ((forms_of(*branch) & form_of(node)) != 0) fitting.push_back(branch);
    }
    if (fitting.empty()) {
      Rules speaking{&rule};
      speaking.insert(speaking.end(), branches.begin(), branches.end());
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
      refuse(make("wrong-type", node.place, "this can be read in two ways", "", example_of({&rule}), path));
      return false;
    }
    if (!rule.one_of.empty()) good.resize(1);
    for (const Rule* branch : good) {
      if (!expand(*branch, node, path, where, out)) return false;
    }
    return true;
  }

  /// No branch fits: the mistakes of the one that was meant.
  void report_meant(const Rules& fitting, std::vector<Diagnostics> faults, const Node& node, const std::string& path) {
    std::vector<std::string> words;
    if (node.kind == NodeKind::scalar) {
      for (const Rule* rule : with_references(fitting))
        words.insert(words.end(), rule->choices.begin(), rule->choices.end());
      if (nearest_name(node.text, words)) return void(refuse(not_in_list(node, words, path)));
    }
    std::size_t meant = 0;
    for (std::size_t index = 0; index < faults.size(); ++index) {
      const bool is_word = is_word_list(*fitting[index]);
      const bool fewer = faults[index].found().size() < faults[meant].found().size();
      const bool meant_is_word = is_word_list(*fitting[meant]);
      if ((meant_is_word && !is_word) || (fewer && is_word == meant_is_word)) meant = index;
    }
    for (Diagnostic fault : faults[meant].found()) {
      if (!words.empty())
        fault.help += fmt::format("{}`{}`", fault.help.empty() ? "or write " : ", or write ", fmt::join(words, "`, `"));
      diagnostics_.add(std::move(fault));
    }
  }

  static bool is_word_list(const Rule& rule) {
    const Rules rules = with_references(rule);
    return std::any_of(rules.begin(), rules.end(), [](const Rule* one) { return one->has_choices; });
  }

  /// The branches with the fewest keys missing or unknown.
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

  static std::size_t key_faults(const Rule& branch, const Node& node) {
    std::size_t faults = 0;
    const Rules rules = with_references(branch);
    const auto knows = [&](const Rule& rule, const std::string& key) {
      return rule.property(key) != nullptr || rule.additional != nullptr;
    };
    for (const Rule* rule : rules) {
      for (const std::string& key : rule->required) faults += node.find(key) == nullptr ? 1 : 0;
      for (const Entry& entry : node.entries) {
        const bool by_any =
            std::any_of(rules.begin(), rules.end(), [&](const Rule* one) { return knows(*one, entry.key); });
        if ((rule->is_closed && !knows(*rule, entry.key)) || (rule->is_closed_over_all && !by_any)) ++faults;
        const Rule* property = rule->property(entry.key);
        if (property == nullptr || property->choices.size() != 1 || entry.value.kind != NodeKind::scalar) continue;
        faults += entry.value.text == property->choices.front() ? 0 : 1;
      }
    }
    return faults;
  }

  /// The rules and what they refer to for certain (`$ref`, allOf), branches left aside.
  static Rules with_references(const Rules& rules) {
    Rules all;
    for (const Rule* rule : rules) add_references(*rule, all);
    return all;
  }
  static Rules with_references(const Rule& rule) {
    Rules all;
    add_references(rule, all);
    return all;
  }
  static void add_references(const Rule& rule, Rules& all) {
    all.push_back(&rule);
    if (rule.ref != nullptr) add_references(*rule.ref, all);
    for (const Rule* part : rule.all_of) add_references(*part, all);
  }

  // --- scalars -----------------------------------------------------------------------------------------------------

  Value scalar(const Node& node, const Rules& rules, const std::string& path) {
    for (const Rule* rule : rules) {
      if (auto fault = text_fault(node, *rule, path)) return refuse(std::move(*fault));
    }
    const bool is_reader =
        std::any_of(rules.begin(), rules.end(), [](const Rule* rule) { return !rule->reader.empty(); });
    if (is_reader) {
      if (auto fault = lost_text(node, path)) return refuse(std::move(*fault));
    }
    for (const Rule* rule : rules) {
      if (!rule->references.empty()) return reference(node, rule->references, path);
    }
    return typed_text(node.text, rules);
  }

  static Value typed_text(const std::string& text, const Rules& rules) {
    for (const Rule* rule : rules) {
      if (rule->format != Format::none) return Value::scalar(kind_of(rule->format), text);
      if (rule->has_choices) return rule->is_flag() ? Value::flag(text == "yes") : Value::scalar(Kind::choice, text);
      if (rule->is_number) return Value::scalar(Kind::number, text);
      if (rule->reader == "markdown") return Value::scalar(Kind::markdown, text);
    }
    return Value::text(text);
  }

  std::optional<Diagnostic> text_fault(const Node& node, const Rule& rule, const std::string& path) {
    const std::string& text = node.text;
    if (rule.has_choices && std::find(rule.choices.begin(), rule.choices.end(), text) == rule.choices.end()) {
      return not_in_list(node, rule.choices, path);
    }
    if (auto fault = fault_in(rule.format, text)) {
      return make(fault->id, node.place, fault->message, "what cannot be read is missing from the policy", fault->help,
                  path);
    }
    if (rule.regex && (text.size() > longest_for_pattern || !std::regex_search(text, *rule.regex))) {
      if (rule.is_number)
        return make("wrong-type", node.place, fmt::format("the text `{}`, where a whole number is wanted", shown(node)),
                    "", example_of({&rule}), path);
      std::string help = example_of({&rule});
      return make("bad-form", node.place, fmt::format("`{}` has not the form wanted here", shown(node)), "",
                  help.empty() ? fmt::format("it must match `{}`", rule.pattern) : help, path);
    }
    if (!rule.min_length && !rule.max_length) return std::nullopt;
    const std::size_t length = count_code_points(text);
    if (rule.min_length && length < *rule.min_length) {
      const bool none = length == 0;
      return make(
          "bad-length", node.place, none ? std::string("an empty text") : fmt::format("`{}` is too short", shown(node)),
          none ? "an empty text says nothing, and denies nothing" : "",
          none ? "write the text, or leave the key out" : fmt::format("write at least {} characters", *rule.min_length),
          path);
    }
    if (rule.max_length && length > *rule.max_length) {
      return make("bad-length", node.place, fmt::format("a text of {} characters", length), "",
                  fmt::format("write at most {} characters", *rule.max_length), path);
    }
    return std::nullopt;
  }

  Value reference(const Node& node, const std::vector<std::string>& collections, const std::string& path) {
    if (auto target = shared_.collections.target(collections, node.text)) return Value::reference(node.text, *target);
    if (!shared_.references_checked) return Value::reference(node.text, target_path(collections.front(), node.text));
    return refuse(unknown_reference(node, collections, path));
  }

  Diagnostic unknown_reference(const Node& node, const std::vector<std::string>& collections, const std::string& path) {
    const std::vector<std::string> known = shared_.collections.known(collections);
    const std::string home = fmt::format("`{}`", fmt::join(collections, "` or `"));
    return make(
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
      check_size(node, *rule, path);
      if (rule->has_unique_items) check_unique(node, path);
    }
    std::vector<Value> items;
    for (std::size_t index = 0; index < node.items.size(); ++index) {
      const Node& item = node.items[index];
      Value value = type(item, wanted, fmt::format("{}.{}", path, index), item.place);
      if (value.is_defined()) items.push_back(std::move(value));
    }
    return Value::list(std::move(items));
  }

  void check_size(const Node& node, const Rule& rule, const std::string& path) {
    const std::size_t size = node.items.size();
    if (rule.min_items && size < *rule.min_items) {
      refuse(make("too-few", node.place, size == 0 ? std::string("an empty list") : fmt::format("a list of {}", size),
                  size == 0 ? "this list cannot deny anything by being empty" : "",
                  fmt::format("write at least {}, or leave the key out", *rule.min_items), path));
    }
    if (rule.max_items && size > *rule.max_items) {
      refuse(make("too-many", node.place, fmt::format("a list of {}", size), "",
                  fmt::format("write at most {}", *rule.max_items), path));
    }
  }

  void check_unique(const Node& node, const std::string& path) {
    std::unordered_map<std::string, const Node*> seen;
    for (const Node& item : node.items) {
      const auto [first, is_new] = seen.emplace(fingerprint(item), &item);
      if (is_new) continue;
      refuse(
          make("duplicate-item", item.place,
               fmt::format("`{}` stands in this list twice; first on line {}", shown(item), first->second->place.line),
               "readers would see it twice", "take one out", path));
    }
  }

  // --- maps --------------------------------------------------------------------------------------------------------

  Value map(const Node& node, const Rules& rules, const std::string& path, const Place& where) {
    for (const Rule* rule : rules) check_required(node, *rule, path, where);
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
    refuse(make("unknown-key", entry.key_place, fmt::format("unknown key `{}` {}", excerpt(entry.key), home),
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
        std::optional<Diagnostic> fault = text_fault(name, *one, path);
        if (fault && fault->id == "bad-form") {
          const auto id = fault_in(Format::id, entry.key);
          if (id)
            fault = make(id->id, name.place, id->message, "ids stand in addresses and in the record, for good",
                         id->help, path);
        }
        const bool missing = !fault && !one->references.empty() && shared_.references_checked &&
                             !shared_.collections.target(one->references, entry.key);
        if (missing) fault = unknown_reference(name, one->references, path);
        if (!fault) continue;
        refuse(std::move(*fault));
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
      refuse(make("missing-key", where.line > 0 ? where : node.place,
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

  // --- what went wrong ---------------------------------------------------------------------------------------------

  static Diagnostic make(std::string id, const Place& place, std::string message, std::string why, std::string help,
                         std::string subject) {
    return {.id = std::move(id),
            .place = place,
            .message = std::move(message),
            .why = std::move(why),
            .help = std::move(help),
            .subject = std::move(subject),
            .requirement = {}};
  }

  Value refuse(Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    return {};
  }

  Value nothing_there(const Node& node, const Rules& wanted, const std::string& path, const Place& where) {
    const std::string key = path.substr(path.rfind('.') + 1);
    return refuse(make(
        "empty-value", where.line > 0 ? where : node.place, fmt::format("nothing stands behind `{}`", key),
        "it neither states nor denies anything",
        example_of(with_references(wanted)).empty()
            ? "write a value (`[]` or `no` denies), or take the key out to say nothing"
            : fmt::format("write a value, {}, or take the key out to say nothing", example_of(with_references(wanted))),
        path));
  }

  Value too_long(const Place& where) {
    if (shared_.steps == most_steps + 1) {
      refuse(make("yaml-limit", where, "this takes too many steps to read", "", "make the file simpler", ""));
    }
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
  Shared shared{Collections(references.facts == nullptr ? node : *references.facts), references.checked, 0, {}};
  Typing typing(shared, diagnostics);
  if (node.kind == NodeKind::empty) return typing.empty_record(*rule);
  return typing.type(node, {rule}, std::string(path_prefix), {});
}

}  // namespace candor::shape
