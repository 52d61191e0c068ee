// YAML that is compiled in was read when Candor was built: it is unpacked, not read again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"

namespace candor {

/// What `yaml::read_yaml` gives for these bytes, at once when they are, byte for byte, those of a file that is compiled
/// in; whatever their name. A project that brings the built-in files under its own name pays no more for them.
std::optional<yaml::Node> read_known_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics);

}  // namespace candor
