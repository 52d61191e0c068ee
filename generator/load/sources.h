// The files a project brings and those compiled in: one of the same path replaces the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"

namespace candor {

class Files;

/// A file's bytes with the name it has in messages. `built_in` says that it was compiled in.
struct SourceFile {
  std::string path;  ///< relative to the project: `templates/sections/retention.md`
  std::string bytes;
  bool built_in = false;
};

/// All files under `folder` (`templates`, `locales`) whose name ends in one of `endings`, the project's over the
/// built-in ones, by path; without `files`, the built-in ones alone. A file that cannot be read is an error.
std::vector<SourceFile> read_sources(const Files* files, const std::string& root, const std::string& folder,
                                     const std::vector<std::string>& endings, Diagnostics& diagnostics);

/// Reads one YAML file of the project (`content/modelux/company.yaml`), in Unicode Normalization Form C.
std::optional<yaml::Node> read_yaml_file(const Files& files, const std::string& root, const std::string& path,
                                         Diagnostics& diagnostics);

}  // namespace candor
