#include "load/sources.h"

#include <algorithm>
#include <map>

#include "files/built_in.h"
#include "files/files.h"
#include "language/segments.h"
#include "yaml/read_yaml.h"

namespace candor {

namespace {

constexpr int deepest_folder = 8;

bool has_ending(std::string_view name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) { return name.ends_with(e); });
}

void collect(const Files& files, const std::string& root, const std::string& folder, const std::vector<std::string>& endings,
             int depth, std::map<std::string, SourceFile>& found, Diagnostics& diagnostics) {
  const auto entries = files.list(path_in(root, folder));
  if (!entries) return;
  for (const DirectoryEntry& entry : *entries) {
    const std::string path = folder + "/" + entry.name;
    if (entry.type == FileType::directory && depth < deepest_folder) {
      collect(files, root, path, endings, depth + 1, found, diagnostics);
    } else if (entry.type == FileType::file && has_ending(entry.name, endings)) {
      auto bytes = files.read(path_in(root, path));
      if (bytes) {
        found[path] = {path, std::move(*bytes), false};
      } else {
        diagnostics.add({.id = "unreadable-file", .place = {.file = path}, .message = bytes.error().sentence()});
      }
    }
  }
}

}  // namespace

std::vector<SourceFile> read_sources(const Files* files, const std::string& root, const std::string& folder,
                                     const std::vector<std::string>& endings, Diagnostics& diagnostics) {
  std::map<std::string, SourceFile> found;
  for (const BuiltInFile& file : built_in_files()) {
    const std::string path(file.path);
    if (path.starts_with(folder + "/") && has_ending(path, endings)) {
      found[path] = {path, std::string(file.bytes), true};
    }
  }
  if (files) collect(*files, root, folder, endings, 0, found, diagnostics);
  std::vector<SourceFile> sources;
  for (auto& [path, source] : found) sources.push_back(std::move(source));
  return sources;
}

std::optional<yaml::Node> read_yaml_file(const Files& files, const std::string& root, const std::string& path,
                                         Diagnostics& diagnostics) {
  const auto bytes = files.read(path_in(root, path));
  if (!bytes) {
    diagnostics.add({.id = "unreadable-file",
                     .place = {.file = path},
                     .message = bytes.error().sentence(),
                     .why = "what cannot be read cannot be published"});
    return std::nullopt;
  }
  if (language::is_nfc(*bytes)) return yaml::read_yaml(*bytes, path, diagnostics);
  return yaml::read_yaml(language::to_nfc(*bytes), path, diagnostics);
}

}  // namespace candor
