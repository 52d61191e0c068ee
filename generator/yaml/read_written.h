// Reads YAML that Candor itself wrote (`write_yaml`), as a release's facts are, many times as fast as an author's.
#pragma once

#include "yaml/read_yaml.h"

namespace candor::yaml {

/// The same tree, the same errors as `read_yaml`; fast when the bytes have the form that `write_yaml` gives them.
/// Offsets into the source are not told: `begin`, `end` and `key_begin` are 0.
std::optional<Node> read_written_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics,
                                      const Limits& limits = {});

}  // namespace candor::yaml
