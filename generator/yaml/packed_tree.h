// A file's tree as bytes that unpack at the speed of memory. What is compiled into Candor is read once, when Candor is
// built, and never again by yaml-cpp, which took most of a short run.
#pragma once

#include <string>
#include <string_view>

#include "yaml/node.h"

namespace candor::yaml {

/// `root` as `read_yaml` gave it for a file: all of it, but for the file's name in the places.
std::string pack_tree(const Node& root);

/// The tree that was packed, its places in `file`. `packed` must come from `pack_tree` of this very build.
Node unpack_tree(std::string_view packed, const std::string& file);

}  // namespace candor::yaml
