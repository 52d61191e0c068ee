// One fact that changed between two versions: data, not words. Its sentence comes from templates/changes/<group>.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace candor {

enum class ChangeKind { added, removed, renamed, moved, changed };
std::string_view name_of(ChangeKind kind);  ///< `added`, `removed`, `renamed`, `moved`, `changed`

struct Change {
  std::string id;  ///< path and kind, `retention.billing.keep:changed`: the same for the same change, run after run
  ChangeKind kind = ChangeKind::changed;
  std::string path;           ///< where the fact stands now (where it stood, when it is gone)
  std::string old_path;       ///< where it stood before, when renamed; else empty
  Value before;               ///< undefined when added; only what the old text states
  Value after;                ///< undefined when removed; only what the new text states
  std::vector<Value> gained;  ///< a changed list: the items only the new one has
  std::vector<Value> lost;    ///< a changed list: the items only the old one has
  std::string group;          ///< the schema's `x-change`: who tells it; empty when the schema names none
  std::string entry;  ///< path of the thing told of: an id below the node with `x-change` (`retention.billing`), or
                      ///< that node itself (`sale`)
  std::string field;  ///< what of it changed, below `entry`: `keep`; empty when all of it came or went
};

}  // namespace candor
