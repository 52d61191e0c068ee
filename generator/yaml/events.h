// yaml-cpp, behind a door: runs its event interface over a source and builds the tree those events tell. The only
// file that knows yaml-cpp is events.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"
#include "yaml/read_yaml.h"
#include "yaml/source.h"

namespace candor::yaml {

/// A fault as yaml-cpp reports it.
struct ParserFault {
  std::size_t offset = 0;
  std::string message;
};

struct Told {
  Node root;                         ///< begins are set; ends and places are not
  bool has_document = false;         ///< false for an empty source
  bool refused = false;              ///< an alias, a tag, a limit …: already in the diagnostics
  std::optional<ParserFault> fault;  ///< where yaml-cpp gave up
  std::vector<std::size_t> open;     ///< then: where the lists and maps begin that were not finished, outermost first
  std::size_t last = 0;              ///< begin of the last node that was told
};

/// Anchors, aliases, tags, complex keys and exceeded limits are reported here, since only the events show them.
Told tell_events(const Source& source, const Limits& limits, Diagnostics& diagnostics);

}  // namespace candor::yaml
