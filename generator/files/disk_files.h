// The real disk: Linux system calls, each retried when a signal interrupts it, each failure told by name.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "files/files.h"

namespace candor {

/// Holds no state: as many as one likes, from any thread.
class DiskFiles final : public Files {
 public:
  FileResult<std::string> read_up_to(const std::string& path, std::size_t limit) const override;
  FileResult<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  FileResult<FileStatus> stat(const std::string& path) const override;
  FileResult<std::string> canonical(const std::string& path) const override;

  FileDone write(const std::string& path, std::string_view bytes) override;
  FileDone write_new(const std::string& path, std::string_view bytes) override;
  FileDone hard_link(const std::string& existing, const std::string& path) override;
  FileDone remove_file(const std::string& path) override;

  FileDone make_directories(const std::string& path) override;
  FileDone remove_directory(const std::string& path) override;
  FileDone remove_tree(const std::string& path) override;

  FileDone rename(const std::string& from, const std::string& to) override;
  FileDone rename_replacing(const std::string& from, const std::string& to) override;
  FileDone exchange(const std::string& one, const std::string& other) override;

  FileDone sync_file(const std::string& path) override;
  FileDone sync_directory(const std::string& path) override;
  FileDone sync_filesystem(const std::string& path) override;

  FileResult<std::unique_ptr<FileLock>> lock(const std::string& path) override;
};

}  // namespace candor
