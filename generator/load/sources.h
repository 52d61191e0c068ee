// The files a project brings and those compiled in: one of the same path replaces the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "files/files.h"
#include "yaml/node.h"

namespace candor {

/// A file's bytes with the name it has in messages. `built_in` says that it was compiled in.
struct SourceFile {
  std::string path;  ///< relative to the project: `templates/sections/retention.md`
  std::string bytes;
  bool built_in = false;
};

/// The project's files under `folder` (`templates`, `locales`) whose name ends in one of `endings`, by path. A file or
/// a folder that cannot be read is an error; so are a link and a `.yml` where `.yaml` is read.
std::vector<SourceFile> project_sources(const Files& files, const std::string& root, const std::string& folder,
                                        const std::vector<std::string>& endings, Diagnostics& diagnostics);
/// The same of what is compiled in.
std::vector<SourceFile> built_in_sources(const std::string& folder, const std::vector<std::string>& endings);
/// Both, the project's in place of a built-in one of the same path; without `files`, the built-in ones alone.
std::vector<SourceFile> read_sources(const Files* files, const std::string& root, const std::string& folder,
                                     const std::vector<std::string>& endings, Diagnostics& diagnostics);

/// What a folder of the project holds; nothing when it is not there. One that cannot be listed is an error: passed
/// over, all it holds would be missing from the policy.
std::vector<DirectoryEntry> list_folder(const Files& files, const std::string& root, const std::string& folder,
                                        Diagnostics& diagnostics);

/// `stray-file`: something that nobody reads, or not as it is.
void report_stray(Diagnostics& diagnostics, const std::string& path, std::string message, std::string help);
/// The same for a name ending in `.yml`.
void report_yml(Diagnostics& diagnostics, const std::string& path);

/// Reads one YAML file of the project (`content/modelux/company.yaml`), in Unicode Normalization Form C.
std::optional<yaml::Node> read_yaml_file(const Files& files, const std::string& root, const std::string& path,
                                         Diagnostics& diagnostics);

}  // namespace candor
