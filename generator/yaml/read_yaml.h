// Reads one YAML file strictly. yaml-cpp's events give the tree; a walk over the source beside it then proves that
// every byte was understood, because yaml-cpp loses text without a word.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"

namespace candor::yaml {

/// What one file may cost at most. Going over is the error `yaml-limit`.
struct Limits {
  std::size_t bytes = 1U << 20U;
  std::size_t depth = 32;            ///< lists and maps within each other
  std::size_t nodes = 100'000;       ///< scalars, lists, maps and keys together
  std::size_t scalar = 256U << 10U;  ///< bytes of one text
};

/// Reads `bytes` (UTF-8, no byte order mark; CRLF line ends count as LF) as exactly one YAML 1.2 document without
/// anchors, aliases, tags, merge keys, complex keys and tab indentation. `file` is the name for places, relative to
/// the project. An empty file, or one of comments alone, is an empty node. Nothing is returned when there was an
/// error; as many as can be told apart are in `diagnostics`. Never throws on content.
std::optional<Node> read_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics,
                              const Limits& limits = {});

}  // namespace candor::yaml
