// Compares the facts of two versions and lists what changed, as data (DESIGN section 6): the list of changes answers
// "what changed?", the redline answers "show me".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/change.h"
#include "model/value.h"

namespace candor {

/// How the schema wants changes at one path told.
struct ChangeGrain {
  std::string group;     ///< `x-change`: this node is a thing changes are told of, field by field; empty: look higher
  bool ordered = false;  ///< `x-ordered`: a list whose order readers see
};
/// Gives the grain of a path such as `retention.billing`; asked for any path of either tree.
using GrainOf = std::function<ChangeGrain(std::string_view path)>;

/// The facts of one version and which of them its text states. Of a stated path everything below it is stated too.
struct StatedFacts {
  Value facts;                      ///< one tree
  std::vector<std::string> stated;  ///< dotted paths, in any order
};

/// The changes from `old_facts` to `new_facts`, in the new tree's order, removed ones where they stood. Facts that
/// neither text states are no change.
std::vector<Change> compare_facts(const StatedFacts& old_facts, const StatedFacts& new_facts, const GrainOf& grain_of);

}  // namespace candor
