// One text, one list against one rule: what JSON Schema's keywords for them ask, worded for authors.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "shape/faults.h"
#include "shape/rule.h"
#include "yaml/node.h"

namespace candor::shape {

/// The first thing wrong with a text by `enum`, `const`, `format`, `pattern` and the lengths, or nothing.
std::optional<Diagnostic> text_fault(const yaml::Node& node, const Rule& rule, const std::string& path);

/// The same for a key by `propertyNames`: a key that does not match is no id.
std::optional<Diagnostic> name_fault(const yaml::Node& name, const Rule& rule, const std::string& path);

/// The value of a text that is right by all of `rules`.
Value typed_text(const std::string& text, const Rules& rules);

/// minItems, maxItems, uniqueItems.
void check_list(const yaml::Node& node, const Rule& rule, const std::string& path, Diagnostics& diagnostics);

/// minProperties.
void check_map_size(const yaml::Node& node, const Rule& rule, const std::string& path, const Place& where,
                    Diagnostics& diagnostics);

}  // namespace candor::shape
