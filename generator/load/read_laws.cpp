#include "load/read_laws.h"

#include "files/built_in.h"
#include "files/files.h"
#include "load/sources.h"
#include "shape/type_by_schema.h"
#include "yaml/read_yaml.h"

namespace candor {

std::vector<Value> read_laws(const Files& files, const std::string& root, const shape::Schema& schema,
                             Diagnostics& diagnostics) {
  std::vector<Value> packs;
  const auto add = [&](const std::optional<yaml::Node>& node) {
    if (node) packs.push_back(shape::type_by_schema(*node, schema, "law.yaml", "law", diagnostics));
  };
  for (const BuiltInFile& file : built_in_files()) {
    const std::string path(file.path);
    if (path.starts_with("laws/") && path.ends_with(".yaml")) {
      add(yaml::read_yaml(file.bytes, "generator/" + path, diagnostics));
    }
  }
  const auto own = files.list(path_in(root, "content/laws"));
  if (!own) return packs;
  for (const DirectoryEntry& entry : *own) {
    if (!entry.name.ends_with(".yaml")) continue;
    add(read_yaml_file(files, root, "content/laws/" + entry.name, diagnostics));
  }
  return packs;
}

}  // namespace candor
