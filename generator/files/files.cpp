#include "files/files.h"

#include <fmt/format.h>

namespace candor {

namespace {

std::string_view words_for(FileErrorCode code) {
  switch (code) {
    case FileErrorCode::absent: return "there is no such file or folder";
    case FileErrorCode::exists: return "something of that name is there already";
    case FileErrorCode::denied: return "permission denied";
    case FileErrorCode::not_a_file: return "it is not a regular file";
    case FileErrorCode::is_a_directory: return "it is a folder";
    case FileErrorCode::not_a_directory: return "a part of the path is not a folder";
    case FileErrorCode::not_empty: return "the folder is not empty";
    case FileErrorCode::too_large: return "it is larger than allowed";
    case FileErrorCode::no_space: return "no space is left on the device";
    case FileErrorCode::input_output: return "the device reported an input/output error";
    case FileErrorCode::read_only: return "the file system is read-only";
    case FileErrorCode::unsupported: return "the file system cannot do that";
    case FileErrorCode::other_file_system: return "the two lie on different file systems";
    case FileErrorCode::busy: return "it is a mount point or otherwise in use";
    case FileErrorCode::locked: return "another run holds the lock";
    case FileErrorCode::bad_path: return "the path is too long, loops, or lies within itself";
    case FileErrorCode::too_many_links: return "the file has too many names already";
    case FileErrorCode::other: return "the system refused";
  }
  return "the system refused";
}

bool starts_with_folder(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

std::string FileError::reason() const {
  return detail.empty() ? std::string(words_for(code)) : fmt::format("{} ({})", words_for(code), detail);
}

std::string FileError::sentence() const { return fmt::format("cannot {} `{}`: {}", doing, path, reason()); }

bool Files::is_inside(const std::string& root, const std::string& path) const {
  const auto real_root = canonical(root);
  if (!real_root || path.empty()) return false;
  std::string rest = path;
  while (true) {
    if (const auto real = canonical(rest)) return starts_with_folder(*real, *real_root);
    // It does not exist: judge its folder, unless the missing part could still lead anywhere.
    const auto status = stat(rest);
    if (!status || status->type != FileType::absent) return false;
    const SplitPath split = split_path(rest);
    if (split.name.empty() || split.name == "." || split.name == "..") return false;
    rest = split.directory;
  }
}

std::string path_in(std::string_view directory, std::string_view name) {
  if (directory.empty() || directory == ".") return std::string(name);
  std::string path(directory);
  if (path.back() != '/') path.push_back('/');
  return path.append(name);
}

SplitPath split_path(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  if (path == "/") return {"/", ""};
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {".", std::string(path)};
  std::string_view directory = path.substr(0, slash);
  while (directory.size() > 1 && directory.back() == '/') directory.remove_suffix(1);
  return {directory.empty() ? "/" : std::string(directory), std::string(path.substr(slash + 1))};
}

}  // namespace candor
