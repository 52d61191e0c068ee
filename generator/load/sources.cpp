#include "load/sources.h"

#include <algorithm>
#include <map>

#include "builtin/built_in.h"
#include "files/files.h"
#include "language/segments.h"
#include "yaml/read_yaml.h"

namespace candor {

namespace {

constexpr int deepest_folder = 8;

bool has_ending(std::string_view name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) { return name.ends_with(e); });
}

void report_link(Diagnostics& diagnostics, const std::string& path) {
  report_stray(diagnostics, path, "`" + split_path(path).name + "` is not an ordinary file",
               "put the file itself there");
}

void collect(const Files& files, const std::string& root, const std::string& folder,
             const std::vector<std::string>& endings, int depth, std::map<std::string, SourceFile>& found,
             Diagnostics& diagnostics) {
  for (const DirectoryEntry& entry : list_folder(files, root, folder, diagnostics)) {
    const std::string path = folder + "/" + entry.name;
    if (entry.name[0] == '.') continue;
    if (entry.type == FileType::symlink) {
      report_link(diagnostics, path);
    } else if (entry.type == FileType::file && entry.name.ends_with(".yml") && has_ending(".yaml", endings)) {
      report_yml(diagnostics, path);
    } else if (entry.type == FileType::directory && depth < deepest_folder) {
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

/// The folder itself may be no link either: it could lead to anything, the root of the disk included.
void collect_folder(const Files& files, const std::string& root, const std::string& folder,
                    const std::vector<std::string>& endings, std::map<std::string, SourceFile>& found,
                    Diagnostics& diagnostics) {
  const auto status = files.stat(path_in(root, folder));
  if (status && status->type == FileType::symlink) {
    report_link(diagnostics, folder);
  } else {
    collect(files, root, folder, endings, 0, found, diagnostics);
  }
}

std::vector<SourceFile> in_order(std::map<std::string, SourceFile> found) {
  std::vector<SourceFile> sources;
  for (auto& [path, source] : found) sources.push_back(std::move(source));
  return sources;
}

}  // namespace

std::vector<DirectoryEntry> list_folder(const Files& files, const std::string& root, const std::string& folder,
                                        Diagnostics& diagnostics) {
  auto entries = files.list(path_in(root, folder));
  if (entries) return std::move(*entries);
  // A file in a folder's place is a stray, and reported where the files around it are.
  const bool nothing =
      entries.error().code == FileErrorCode::absent || entries.error().code == FileErrorCode::not_a_directory;
  if (!nothing) {
    diagnostics.add({.id = "unreadable-file",
                     .place = {.file = folder},
                     .message = entries.error().sentence(),
                     .why = "what cannot be read cannot be published"});
  }
  return {};
}

void report_stray(Diagnostics& diagnostics, const std::string& path, std::string message, std::string help) {
  diagnostics.add({.id = "stray-file",
                   .place = {.file = path},
                   .message = std::move(message),
                   .why = "a file nobody reads would leave the policy without it",
                   .help = std::move(help)});
}

void report_yml(Diagnostics& diagnostics, const std::string& path) {
  const std::string name = split_path(path).name;
  report_stray(diagnostics, path, "`" + name + "` ends in `.yml`",
               "rename it to `" + name.substr(0, name.size() - 3) + "yaml`");
}

std::vector<SourceFile> project_sources(const Files& files, const std::string& root, const std::string& folder,
                                        const std::vector<std::string>& endings, Diagnostics& diagnostics) {
  std::map<std::string, SourceFile> found;
  collect_folder(files, root, folder, endings, found, diagnostics);
  return in_order(std::move(found));
}

std::vector<SourceFile> built_in_sources(const std::string& folder, const std::vector<std::string>& endings) {
  std::vector<SourceFile> sources;
  for (const BuiltInFile& file : built_in_files(folder + "/")) {
    if (has_ending(file.path, endings)) sources.push_back({std::string(file.path), std::string(file.bytes), true});
  }
  return sources;
}

std::vector<SourceFile> read_sources(const Files* files, const std::string& root, const std::string& folder,
                                     const std::vector<std::string>& endings, Diagnostics& diagnostics) {
  std::map<std::string, SourceFile> found;
  for (SourceFile& file : built_in_sources(folder, endings)) found[file.path] = std::move(file);
  if (files) collect_folder(*files, root, folder, endings, found, diagnostics);
  return in_order(std::move(found));
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
