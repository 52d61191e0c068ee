#include "shape/faults.h"

#include <fmt/format.h>

#include <utility>

#include "base/suggest.h"
#include "base/utf8.h"

namespace candor::shape {

namespace {

using yaml::Node;
using yaml::NodeKind;

std::string text_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::empty: return "";
    case NodeKind::scalar: return node.text;
    case NodeKind::list: {
      std::string text;
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + text_of(item);
      return fmt::format("[{}]", text);
    }
    case NodeKind::map: {
      std::string text;
      for (const yaml::Entry& entry : node.entries) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", entry.key, text_of(entry.value));
      }
      return fmt::format("{{{}}}", text);
    }
  }
  return "";
}

/// The name of what a scalar is to be: "a date", "text".
std::string scalar_name(const Rules& rules) {
  for (const Rule* rule : rules) {
    if (!rule->references.empty()) return fmt::format("the id of something in `{}`", rule->references.front());
    if (rule->format != Format::none) return std::string(name_of(kind_of(rule->format)));
    if (rule->has_choices) return rule->is_flag() ? "`yes` or `no`" : "a word of a closed list";
    if (rule->is_number) return "a whole number";
  }
  return "text";
}

std::string wanted_names(const Rules& rules, unsigned wanted) {
  std::string names;
  const auto add = [&](const std::string& name) { names += (names.empty() ? "" : " or ") + name; };
  if ((wanted & scalar_form) != 0) add(scalar_name(rules));
  if ((wanted & list_form) != 0) add("a list");
  if ((wanted & map_form) != 0) add("a map");
  return names.empty() ? "nothing" : names;
}

/// `email:privacy@example.com`: meant as an entry, read as a text.
bool lacks_space_behind_colon(const Node& node) {
  const std::size_t name = node.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-");
  return node.is_plain() && name != std::string::npos && name > 0 && node.text[name] == ':';
}

std::string how_to_write(const Node& node, const Rules& rules, unsigned wanted) {
  if (const std::string example = example_of(rules); !example.empty()) return example;
  if (wanted == list_form && node.kind == NodeKind::scalar) return "write each item on a line of its own, behind `- `";
  if (wanted == map_form && lacks_space_behind_colon(node)) return "write a space behind the `:`";
  if (wanted == map_form) return "write `name: value` lines below the key, indented";
  if (wanted == scalar_form && node.kind == NodeKind::list) return "write one value behind the key, without `- `";
  return "";
}

}  // namespace

Diagnostic fault(std::string id, Place place, std::string message, std::string why, std::string help,
                 std::string subject) {
  return {.id = std::move(id),
          .place = std::move(place),
          .message = std::move(message),
          .why = std::move(why),
          .help = std::move(help),
          .subject = std::move(subject),
          .requirement = {}};
}

Diagnostic nothing_there(const Place& place, const Rules& rules, const std::string& path) {
  const std::string example = example_of(rules);
  return fault("empty-value", place, fmt::format("nothing stands behind `{}`", path.substr(path.rfind('.') + 1)),
               "it neither states nor denies anything",
               example.empty() ? "write a value (`[]` or `no` denies), or take the key out to say nothing"
                               : fmt::format("write a value, {}, or take the key out to say nothing", example),
               path);
}

std::string shown(const Node& node) { return excerpt(text_of(node)); }

std::string example_of(const Rules& rules) {
  for (const Rule* rule : rules) {
    if (!rule->examples.empty()) return fmt::format("for example `{}`", rule->examples.front());
  }
  return "";
}

Diagnostic wrong_form(const Node& node, const Rules& rules, unsigned wanted, const std::string& path) {
  const bool flow = node.style == yaml::Style::flow;
  const bool is_list = node.kind == NodeKind::list;
  if (flow && (wanted & scalar_form) != 0 && node.kind != NodeKind::scalar) {
    return fault(
        "text-read-as-list", node.place,
        fmt::format("`{}` is read as a {}, where {} is wanted", shown(node), is_list ? "list" : "map",
                    wanted_names(rules, wanted)),
        fmt::format("YAML takes text that begins with `{}` for a {}", is_list ? "[" : "{", is_list ? "list" : "map"),
        "put the whole text between double quotes", path);
  }
  const std::string seen = node.kind == NodeKind::scalar ? fmt::format("the text `{}`", shown(node))
                           : is_list                     ? "a list"
                                                         : "a map";
  return fault("wrong-type", node.place, fmt::format("{}, where {} is wanted", seen, wanted_names(rules, wanted)),
               "what cannot be read is missing from the policy", how_to_write(node, rules, wanted), path);
}

Diagnostic not_in_list(const Node& node, const std::vector<std::string>& choices, const std::string& path) {
  std::string help = suggestion(node.text, choices);
  const bool wants_flag = choices.size() == 2 && choices[0] == "yes" && choices[1] == "no";
  if (wants_flag) {
    std::string lower = node.text;
    for (char& byte : lower) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    const bool yes = lower == "true" || lower == "on" || lower == "y" || lower == "yes" || lower == "1";
    const bool no = lower == "false" || lower == "off" || lower == "n" || lower == "no" || lower == "0";
    help = yes ? "write `yes`" : no ? "write `no`" : "write `yes` or `no`, or leave the key out to say nothing";
    return fault("not-in-list", node.place, fmt::format("`{}`, where `yes` or `no` is wanted", shown(node)),
                 "a flag is one of two words, so that every reader of the file reads it alike", help, path);
  }
  return fault("not-in-list", node.place, fmt::format("`{}` is not in the list", shown(node)),
               "templates and laws know only the words of the list", std::move(help), path);
}

std::string instead_of_a_word(const Rules& rules) {
  for (const Rule* rule : rules) {
    if (rule->one_of.empty() || (forms_of(*rule) & map_form) == 0) continue;
    for (const std::string& example : rule->examples) {
      if (example.front() == '{') return fmt::format("; where none fits, for example `{}`", example);
    }
  }
  return "";
}

std::optional<Diagnostic> lost_text(const Node& node, const std::string& path) {
  if (!node.is_plain()) return std::nullopt;
  if (!node.cut_off.empty()) {
    return fault("text-cut-by-comment", node.cut_off_place,
                 fmt::format("`{}` is read as a comment and lost from the text", excerpt(node.cut_off, 40)),
                 "in text without quotes, ` #` ends what readers see",
                 fmt::format("quote the text: `\"{} {}\"`; a comment goes on a line of its own", excerpt(node.text, 40),
                             excerpt(node.cut_off, 40)),
                 path);
  }
  if (node.beside_comma) {
    return fault("text-split-by-comma", node.place,
                 fmt::format("`{}` stands within `[ ]`, where a comma splits text", shown(node)),
                 "nobody can see whether the comma was meant to part two items or stands within one",
                 "write each text on a line of its own, behind `- `, or between quotes", path);
  }
  return std::nullopt;
}

}  // namespace candor::shape
