#include "load/read_laws.h"

#include "builtin/built_in.h"
#include "builtin/read_known_yaml.h"
#include "files/files.h"
#include "load/sources.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

/// The packs compiled in, typed, and what was found wrong with them: read once, since nothing of it ever changes, and
/// never taken apart.
struct BuiltInPacks {
  std::vector<Value> packs;
  Diagnostics found;
};

void add_pack(std::vector<Value>& packs, const std::optional<yaml::Node>& node, const shape::Schema& schema,
              Diagnostics& diagnostics) {
  if (node) packs.push_back(shape::type_by_schema(*node, schema, "law.yaml", "law", diagnostics));
}

const BuiltInPacks& built_in_packs(const shape::Schema& schema) {
  static const auto* const once = [&] {
    auto* made = new BuiltInPacks;
    for (const BuiltInFile& file : built_in_files("laws/")) {
      if (!file.path.ends_with(".yaml")) continue;
      const std::string path = "generator/" + std::string(file.path);
      add_pack(made->packs, read_known_yaml(file.bytes, path, made->found), schema, made->found);
    }
    return made;
  }();
  return *once;
}

}  // namespace

std::vector<Value> read_laws(const Files& files, const std::string& root, const shape::Schema& schema,
                             Diagnostics& diagnostics) {
  const BuiltInPacks& built_in = built_in_packs(schema);
  diagnostics.append(built_in.found);
  std::vector<Value> packs = built_in.packs;
  for (const DirectoryEntry& entry : list_folder(files, root, "content/laws", diagnostics)) {
    const std::string path = "content/laws/" + entry.name;
    if (entry.name.ends_with(".yml")) report_yml(diagnostics, path);
    if (entry.name.ends_with(".yaml")) add_pack(packs, read_yaml_file(files, root, path, diagnostics), schema, diagnostics);
  }
  return packs;
}

}  // namespace candor
