// A folder that cannot be listed holds something: passed over, all of it would be missing from the policy.
#include <catch2/catch.hpp>

#include "load/load_company.h"
#include "load/project.h"
#include "load/sources.h"
#include "unit/pipeline/world.h"

using namespace candor;
using namespace candor::test;

namespace {

/// Only list() is asked; it is denied for one folder.
class DeniedFolder : public Files {
 public:
  explicit DeniedFolder(MemoryFiles& files, std::string denied) : files_(files), denied_(std::move(denied)) {}

  FileResult<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    if (path == denied_) return tl::unexpected(FileError{.code = FileErrorCode::denied, .path = path, .doing = "list"});
    return files_.list(path);
  }
  FileResult<std::string> read_up_to(const std::string& path, std::size_t limit) const override {
    return files_.read_up_to(path, limit);
  }
  FileResult<FileStatus> stat(const std::string& path) const override { return files_.stat(path); }
  FileResult<std::string> canonical(const std::string& path) const override { return files_.canonical(path); }
  FileDone write(const std::string& path, std::string_view bytes) override { return files_.write(path, bytes); }
  FileDone write_new(const std::string& path, std::string_view bytes) override { return files_.write_new(path, bytes); }
  FileDone hard_link(const std::string& one, const std::string& path) override { return files_.hard_link(one, path); }
  FileDone remove_file(const std::string& path) override { return files_.remove_file(path); }
  FileDone make_directories(const std::string& path) override { return files_.make_directories(path); }
  FileDone remove_directory(const std::string& path) override { return files_.remove_directory(path); }
  FileDone remove_tree(const std::string& path) override { return files_.remove_tree(path); }
  FileDone rename(const std::string& from, const std::string& to) override { return files_.rename(from, to); }
  FileDone rename_replacing(const std::string& from, const std::string& to) override {
    return files_.rename_replacing(from, to);
  }
  FileDone exchange(const std::string& one, const std::string& other) override { return files_.exchange(one, other); }
  FileDone sync_file(const std::string& path) override { return files_.sync_file(path); }
  FileDone sync_directory(const std::string& path) override { return files_.sync_directory(path); }
  FileDone sync_filesystem(const std::string& path) override { return files_.sync_filesystem(path); }
  FileResult<std::unique_ptr<FileLock>> lock(const std::string& path) override { return files_.lock(path); }

 private:
  MemoryFiles& files_;
  std::string denied_;
};

}  // namespace

TEST_CASE("a folder that cannot be listed is an error, wherever it is read") {
  for (const std::string folder : {"content", "content/acme", "content/acme/documents", "content/acme/translations",
                                   "content/acme/releases", "content/laws", "locales", "templates"}) {
    INFO(folder);
    MemoryFiles files;
    write_project(files);
    const DeniedFolder denied(files, path_in(root, folder));
    Diagnostics diagnostics;
    const Project project = load_project(denied, root, diagnostics);
    load_company(denied, project, "acme", diagnostics);
    CHECK(ids(diagnostics).size() >= 1);
    CHECK(ids(diagnostics)[0] == "unreadable-file");
  }
}
