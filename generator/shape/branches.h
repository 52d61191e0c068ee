// Which branch of a oneOf or anyOf an author meant: by form first, then by keys, so that mistakes are told as those of
// that branch and never as "matches none of three schemas".
#pragma once

#include "shape/faults.h"
#include "shape/rule.h"
#include "yaml/node.h"

namespace candor::shape {

unsigned form_of(const yaml::Node& node);

/// The branches that allow the node's form.
Rules fitting_by_form(const Rules& branches, const yaml::Node& node);

/// For a map, the branches with the fewest keys missing, unknown or of another constant; else all of them.
Rules nearest_by_keys(const Rules& branches, const yaml::Node& node);

/// The rules and what they refer to for certain (`$ref`, allOf); branches are left aside.
Rules with_references(const Rules& rules);

/// Is it a closed list of words?
bool is_word_list(const Rule& rule);

}  // namespace candor::shape
