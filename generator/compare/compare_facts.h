// Compares the facts of two versions and lists what changed, as data: the list of changes answers
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
  std::string group;     ///< `x-change`: who tells changes here and below, up to the next node that names a group
  std::string label;     ///< `x-label`: the node has a name for changelogs
  bool whole = false;    ///< `x-whole`: compared as one, never part by part
  bool ordered = false;  ///< a list whose order readers see, such as a document's sections
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
///
/// - An id of an author's own (`retention.billing`) comes and goes as one change; one that went while another came with
///   the same content is renamed. All else is told field by field: at the fact that changed, or at the nearest node
///   above it that has a label, or at the node that is compared as a whole.
/// - Lists are sets: `gained` and `lost` say what differs. In an ordered list each item is told by its text, `id` or
///   `use`: `document.sections.retention` moved.
std::vector<Change> compare_facts(const StatedFacts& old_facts, const StatedFacts& new_facts, const GrainOf& grain_of);

}  // namespace candor
