// One schema object, compiled: keywords as data that the typing, the field reference and the editors' bundle read.
// Rules live as long as their Schema and point at each other; references may form loops through properties.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "shape/formats.h"
#include "shape/pattern.h"
#include "shape/schema.h"
#include "yaml/node.h"

namespace candor::shape {

/// What a rule lets stand in YAML: scalars, lists, maps; bits, because several forms may be allowed.
enum Form : unsigned { no_form = 0, scalar_form = 1, list_form = 2, map_form = 4, any_form = 7 };

struct Rule {
  // --- what may stand there
  unsigned forms = any_form;        ///< by `type`, `enum` and `const`
  bool is_number = false;           ///< `type` allows integers
  bool never = false;               ///< the schema `false`
  bool is_closed = false;           ///< additionalProperties: false
  bool is_closed_over_all = false;  ///< unevaluatedProperties: false
  bool has_unique_items = false;
  bool has_choices = false;  ///< `enum` or `const`
  std::vector<std::string> choices;
  std::vector<std::pair<std::string, const Rule*>> properties;
  const Rule* additional = nullptr;
  const Rule* names = nullptr;  ///< propertyNames
  const Rule* items = nullptr;
  std::vector<std::string> required;
  std::optional<std::size_t> min_items, max_items, min_length, max_length, min_properties;
  std::string pattern;
  PatternPtr compiled_pattern;
  Format format = Format::none;
  std::vector<const Rule*> all_of, any_of, one_of;
  const Rule* ref = nullptr;

  // --- what it means
  Place place;  ///< in the schema
  std::string title, description, label, change, key, formerly, reader, format_name;
  std::vector<std::string> references;
  std::vector<std::string> examples;  ///< as YAML on one line
  bool team = false, whole = false, support = false, deprecated = false;

  const Rule* property(std::string_view name) const;
  bool is_flag() const { return choices.size() == 2 && choices[0] == "yes" && choices[1] == "no"; }
};

struct Schema::Parts {
  std::deque<Rule> rules;
  std::vector<std::string> names;
  std::map<std::string, const Rule*, std::less<>> by_address;  ///< `company.yaml`, `company.yaml#/$defs/period`
  std::vector<std::pair<std::string, yaml::Node>> files;       ///< as read, for the bundle
  Value bundle(std::string_view file) const;
};

/// The forms a rule allows with all it refers to: what decides between the branches of oneOf and anyOf.
unsigned forms_of(const Rule& rule);

}  // namespace candor::shape
