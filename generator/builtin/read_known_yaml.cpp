#include "builtin/read_known_yaml.h"

#include <algorithm>

#include "builtin/built_in.h"
#include "yaml/packed_tree.h"
#include "yaml/read_yaml.h"

namespace candor {

std::optional<yaml::Node> read_known_yaml(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
  const auto all = built_in_files();
  const auto known = std::find_if(all.begin(), all.end(), [&](const BuiltInFile& f) { return f.bytes == bytes; });
  if (known == all.end() || known->tree.empty()) return yaml::read_yaml(bytes, file, diagnostics);
  return yaml::unpack_tree(known->tree, file);
}

}  // namespace candor
