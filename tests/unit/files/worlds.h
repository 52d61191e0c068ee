// The two disks on which the same tests run: the real one in a temporary folder, and its twin in memory.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "files/disk_files.h"
#include "files/memory_files.h"

namespace candor {

class DiskWorld {
 public:
  DiskWorld() {
    std::string name = (std::filesystem::temp_directory_path() / "candor-files-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  DiskWorld(const DiskWorld&) = delete;
  DiskWorld& operator=(const DiskWorld&) = delete;
  ~DiskWorld() { std::filesystem::remove_all(root_); }

  Files& files() { return files_; }
  std::string at(const std::string& path) const { return path_in(root_, path); }
  void symlink(const std::string& target, const std::string& path) {
    std::filesystem::create_symlink(target, at(path));
  }

 private:
  DiskFiles files_;
  std::string root_;
};

class MemoryWorld {
 public:
  MemoryWorld() { files_.make_directories("/tmp/world"); }

  MemoryFiles& files() { return files_; }
  std::string at(const std::string& path) const { return path_in("/tmp/world", path); }
  void symlink(const std::string& target, const std::string& path) { files_.make_symlink(target, at(path)); }

 private:
  MemoryFiles files_;
};

}  // namespace candor
