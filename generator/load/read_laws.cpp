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
  for (const DirectoryEntry& entry : list_folder(files, root, "content/laws", diagnostics)) {
    const std::string path = "content/laws/" + entry.name;
    if (entry.name.ends_with(".yml")) report_yml(diagnostics, path);
    if (entry.name.ends_with(".yaml")) add(read_yaml_file(files, root, path, diagnostics));
  }
  return packs;
}

}  // namespace candor
