#include "shape/scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/utf8.h"

namespace candor::shape {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeKind;
using Found = std::optional<Diagnostic>;

Found pattern_fault(const Node& node, const Rule& rule, const std::string& path) {
  if (!rule.compiled_pattern || rule.compiled_pattern->is_in(node.text)) return std::nullopt;
  const std::string example = example_of({&rule});
  if (rule.is_number) {
    return fault("wrong-type", node.place, fmt::format("the text `{}`, where a whole number is wanted", shown(node)),
                 "", example, path);
  }
  return fault("bad-form", node.place, fmt::format("`{}` has not the form wanted here", shown(node)), "",
               example.empty() ? fmt::format("it must match `{}`", rule.pattern) : example, path);
}

Found length_fault(const Node& node, const Rule& rule, const std::string& path) {
  if (!rule.min_length && !rule.max_length) return std::nullopt;
  const std::size_t length = count_code_points(node.text);
  if (length == 0 && rule.min_length && *rule.min_length > 0) {
    return fault("bad-length", node.place, "an empty text", "an empty text says nothing, and denies nothing",
                 "write the text, or leave the key out", path);
  }
  if (rule.min_length && length < *rule.min_length) {
    return fault("bad-length", node.place, fmt::format("`{}` is too short", shown(node)), "",
                 fmt::format("write at least {} characters", *rule.min_length), path);
  }
  if (rule.max_length && length > *rule.max_length) {
    return fault("bad-length", node.place, fmt::format("a text of {} characters", length), "",
                 fmt::format("write at most {} characters", *rule.max_length), path);
  }
  return std::nullopt;
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

void check_unique(const Node& node, const std::string& path, Diagnostics& diagnostics) {
  std::unordered_map<std::string, int> lines;
  for (const Node& item : node.items) {
    const auto [first, is_new] = lines.emplace(fingerprint(item), item.place.line);
    if (is_new) continue;
    diagnostics.add(fault("duplicate-item", item.place,
                          fmt::format("`{}` stands in this list twice; first on line {}", shown(item), first->second),
                          "readers would see it twice", "take one out", path));
  }
}

}  // namespace

Found text_fault(const Node& node, const Rule& rule, const std::string& path) {
  const auto& choices = rule.choices;
  if (rule.has_choices && std::find(choices.begin(), choices.end(), node.text) == choices.end()) {
    return not_in_list(node, choices, path);
  }
  if (const auto found = fault_in(rule.format, node.text)) {
    return fault(found->id, node.place, found->message, "what cannot be read is missing from the policy", found->help,
                 path);
  }
  if (auto found = pattern_fault(node, rule, path)) return found;
  return length_fault(node, rule, path);
}

Found name_fault(const Node& name, const Rule& rule, const std::string& path) {
  Found found = text_fault(name, rule, path);
  if (!found || found->id != "bad-form") return found;
  const auto id = fault_in(Format::id, name.text);
  if (!id) return found;
  return fault(id->id, name.place, id->message, "ids stand in addresses and in the record, for good", id->help, path);
}

Value typed_text(const std::string& text, const Rules& rules) {
  for (const Rule* rule : rules) {
    if (rule->format != Format::none) return Value::scalar(kind_of(rule->format), text);
    if (rule->has_choices) return rule->is_flag() ? Value::flag(text == "yes") : Value::scalar(Kind::choice, text);
    if (rule->is_number) return Value::scalar(Kind::number, text);
    if (rule->reader == "markdown") return Value::scalar(Kind::markdown, text);
  }
  return Value::text(text);
}

void check_list(const Node& node, const Rule& rule, const std::string& path, Diagnostics& diagnostics) {
  const std::size_t size = node.items.size();
  const std::string seen = size == 0 ? "an empty list" : fmt::format("a list of {}", size);
  if (rule.min_items && size < *rule.min_items) {
    diagnostics.add(fault("too-few", node.place, seen, size == 0 ? "this list cannot deny anything by being empty" : "",
                          fmt::format("write at least {}, or leave the key out", *rule.min_items), path));
  }
  if (rule.max_items && size > *rule.max_items) {
    diagnostics.add(fault("too-many", node.place, seen, "", fmt::format("write at most {}", *rule.max_items), path));
  }
  if (rule.has_unique_items) check_unique(node, path, diagnostics);
}

void check_map_size(const Node& node, const Rule& rule, const std::string& path, const Place& where,
                    Diagnostics& diagnostics) {
  const std::size_t size = node.entries.size();
  if (!rule.min_properties || size >= *rule.min_properties) return;
  diagnostics.add(fault("too-few", where, size == 0 ? "nothing stands here" : fmt::format("{} of the keys", size),
                        size == 0 ? "empty braces say nothing" : "",
                        fmt::format("write at least {}, or leave the key out", *rule.min_properties), path));
}

}  // namespace candor::shape
