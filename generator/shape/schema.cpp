// What the schema says about a path: annotations gathered over every form a fact may take.
#include "shape/schema.h"

#include <algorithm>
#include <set>
#include <utility>

#include "shape/rule.h"

namespace candor::shape {

namespace {

using Rules = std::vector<const Rule*>;

/// The rule and all that it refers to or may become, in the order in which they speak: itself first.
void gather(const Rule& rule, Rules& out) {
  if (std::find(out.begin(), out.end(), &rule) != out.end()) return;
  out.push_back(&rule);
  if (rule.ref != nullptr) gather(*rule.ref, out);
  for (const auto* branches : {&rule.all_of, &rule.any_of, &rule.one_of}) {
    for (const Rule* branch : *branches) gather(*branch, out);
  }
}

bool is_index(std::string_view part) {
  return part == "*" || (!part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos);
}

/// One step down a path, and how the step reads in a pattern.
struct Step {
  Rules rules;
  std::string name;
};

Step step(const Rules& rules, std::string_view part) {
  Step found;
  for (const Rule* rule : rules) {
    if (const Rule* property = rule->property(part)) gather(*property, found.rules);
  }
  found.name = std::string(part);
  if (!found.rules.empty()) return found;
  found.name = "*";
  for (const Rule* rule : rules) {
    if (rule->additional != nullptr) gather(*rule->additional, found.rules);
    if (rule->items != nullptr && is_index(part)) gather(*rule->items, found.rules);
  }
  return found;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void take(std::string& target, const std::string& text) {
  if (target.empty()) target = text;
}

/// What a rule types a scalar as, when it says so itself.
std::optional<Kind> scalar_kind(const Rule& rule) {
  if (!rule.references.empty()) return Kind::reference;
  if (rule.format != Format::none) return kind_of(rule.format);
  if (rule.has_choices) return rule.is_flag() ? Kind::flag : Kind::choice;
  if (rule.is_number) return Kind::number;
  if (!rule.reader.empty()) return rule.reader == "markdown" ? Kind::markdown : Kind::text;
  return std::nullopt;
}

void add_kinds(const Rule& rule, std::vector<Kind>& kinds) {
  const auto add = [&](Kind kind) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  };
  if (rule.forms == any_form) {
    if (const auto kind = scalar_kind(rule)) add(*kind);
    return;
  }
  if ((rule.forms & scalar_form) != 0) add(scalar_kind(rule).value_or(Kind::text));
  if ((rule.forms & list_form) != 0) add(Kind::list);
  if ((rule.forms & map_form) != 0) add(Kind::map);
}

/// `type: string` beside a `$ref` to a reader text says no more than that text does.
void drop_plain_text(std::vector<Kind>& kinds, const Rules& rules) {
  const bool has_reader =
      std::any_of(rules.begin(), rules.end(), [](const Rule* rule) { return rule->reader == "text"; });
  const auto is_scalar = [](Kind kind) { return kind != Kind::list && kind != Kind::map && kind != Kind::text; };
  if (!has_reader && std::any_of(kinds.begin(), kinds.end(), is_scalar)) std::erase(kinds, Kind::text);
}

FieldInfo info_of(const Rules& rules, std::string pattern) {
  FieldInfo info;
  info.pattern = std::move(pattern);
  for (const Rule* rule : rules) {
    take(info.title, rule->title);
    take(info.description, rule->description);
    take(info.label, rule->label);
    take(info.change, rule->change);
    take(info.key, rule->key);
    take(info.formerly, rule->formerly);
    take(info.reader, rule->reader);
    take(info.format, rule->format_name);
    for (const std::string& collection : rule->references) add_once(info.references, collection);
    for (const std::string& choice : rule->choices) add_once(info.choices, choice);
    for (const std::string& example : rule->examples) add_once(info.examples, example);
    for (const auto& [name, property] : rule->properties) add_once(info.keys, name);
    info.team = info.team || rule->team;
    info.whole = info.whole || rule->whole;
    info.support = info.support || rule->support;
    info.deprecated = info.deprecated || rule->deprecated;
    info.open = info.open || rule->additional != nullptr;
    add_kinds(*rule, info.kinds);
  }
  drop_plain_text(info.kinds, rules);
  if (info.kinds.size() == 1) info.kind = info.kinds.front();
  return info;
}

/// Walks every field below; a form that is already open above is entered once more but not through itself.
class Listing {
 public:
  std::vector<FieldInfo> found;

  void below(const Rules& rules, const std::string& pattern, int depth) {
    if (depth > 24) return;
    std::vector<std::string> names;
    bool open = false;
    for (const Rule* rule : rules) {
      for (const auto& [name, property] : rule->properties) add_once(names, name);
      open = open || rule->additional != nullptr || rule->items != nullptr;
    }
    if (open) names.emplace_back("*");
    for (const std::string& name : names) {
      const Step next = step(rules, name);
      if (next.rules.empty()) continue;
      const std::string path = pattern.empty() ? name : pattern + "." + name;
      const bool again = std::any_of(next.rules.begin(), next.rules.end(),
                                     [&](const Rule* rule) { return has_parts(*rule) && open_.contains(rule); });
      found.push_back(info_of(next.rules, path));
      if (again) continue;
      std::vector<const Rule*> entered;
      for (const Rule* rule : next.rules) {
        if (has_parts(*rule) && open_.insert(rule).second) entered.push_back(rule);
      }
      below(next.rules, path, depth + 1);
      for (const Rule* rule : entered) open_.erase(rule);
    }
  }

 private:
  static bool has_parts(const Rule& rule) {
    return !rule.properties.empty() || rule.additional != nullptr || rule.items != nullptr;
  }
  std::set<const Rule*> open_;
};

}  // namespace

const Rule* Rule::property(std::string_view name) const {
  for (const auto& [known, rule] : properties) {
    if (known == name) return rule;
  }
  return nullptr;
}

unsigned forms_of(const Rule& rule) {
  unsigned forms = rule.never ? unsigned{no_form} : rule.forms;
  if (rule.ref != nullptr) forms &= forms_of(*rule.ref);
  for (const Rule* part : rule.all_of) forms &= forms_of(*part);
  for (const auto* branches : {&rule.any_of, &rule.one_of}) {
    if (branches->empty()) continue;
    unsigned together = no_form;
    for (const Rule* branch : *branches) together |= forms_of(*branch);
    forms &= together;
  }
  return forms;
}

Schema::Schema() : parts_(std::make_shared<const Parts>()) {}
Schema::Schema(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

const std::vector<std::string>& Schema::definitions() const { return parts_->names; }
bool Schema::has(std::string_view definition) const { return rule(definition) != nullptr; }

const Rule* Schema::rule(std::string_view definition) const {
  const auto found = parts_->by_address.find(definition);
  return found == parts_->by_address.end() ? nullptr : found->second;
}

std::optional<FieldInfo> Schema::field(std::string_view definition, std::string_view path) const {
  const Rule* root = rule(definition);
  if (root == nullptr) return std::nullopt;
  Rules rules;
  gather(*root, rules);
  std::string pattern;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    Step next = step(rules, path.substr(begin, end - begin));
    if (next.rules.empty()) return std::nullopt;
    pattern += (pattern.empty() ? "" : ".") + next.name;
    rules = std::move(next.rules);
    begin = end + 1;
  }
  return info_of(rules, std::move(pattern));
}

SchemaWalk::SchemaWalk(const Schema& schema, std::string_view definition) {
  if (const Rule* root = schema.rule(definition)) gather(*root, rules_);
}

SchemaWalk SchemaWalk::below(std::string_view name) const {
  SchemaWalk walk;
  walk.rules_ = step(rules_, name).rules;
  return walk;
}

bool SchemaWalk::is_for_readers() const {
  return std::any_of(rules_.begin(), rules_.end(), [](const Rule* rule) { return !rule->reader.empty(); });
}

bool SchemaWalk::is_name() const {
  return std::any_of(rules_.begin(), rules_.end(), [](const Rule* rule) { return rule->reader == "name"; });
}

std::vector<FieldInfo> Schema::fields(std::string_view definition) const {
  const Rule* root = rule(definition);
  if (root == nullptr) return {};
  Rules rules;
  gather(*root, rules);
  Listing listing;
  listing.below(rules, "", 0);
  return std::move(listing.found);
}

}  // namespace candor::shape
