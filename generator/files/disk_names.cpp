// The other half of DiskFiles: names, folders, and the lock.
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "files/disk_files.h"
#include "files/system_call.h"

namespace candor {

namespace {

/// Deeper than any path the kernel takes in one call; it bounds our recursion and our open folders.
constexpr int deepest_tree = 256;

/// Empties the folder `name` in the open folder `parent` and removes it. 0, or an errno. Every step goes through open
/// folders and O_NOFOLLOW, so that a link put in the way while we work leads nowhere.
int remove_folder_at(int parent, const char* name, int depth) {
  if (depth > deepest_tree) return ENAMETOOLONG;
  const int number = uninterrupted(
      [&] { return ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); });
  if (number < 0) return errno;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::fdopendir(number), ::closedir);
  if (!directory) {
    const int error = errno;
    ::close(number);
    return error;
  }
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    const std::string_view child = entry->d_name;
    if (child == "." || child == "..") continue;
    if (entry->d_type != DT_DIR) {
      if (::unlinkat(number, entry->d_name, 0) == 0) continue;
      if (errno != EISDIR) return errno;
    }
    if (const int error = remove_folder_at(number, entry->d_name, depth + 1)) return error;
  }
  if (errno != 0) return errno;
  return ::unlinkat(parent, name, AT_REMOVEDIR) == 0 ? 0 : errno;
}

/// The lock is a flock on a file of its own: it ends with the process, however that ends.
class DiskLock final : public FileLock {
 public:
  DiskLock(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  // Removed while still held: whoever opened it meanwhile sees another file under the name, and tries again.
  ~DiskLock() override { ::unlink(path_.c_str()); }

 private:
  Descriptor file_;
  std::string path_;
};

/// Whether the locked file still is the one of that name: its last holder may have removed it as we waited.
bool is_still(int descriptor, const std::string& path) {
  struct stat held {};
  struct stat named {};
  return ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

std::string holder_of(int descriptor) {
  char text[32] = {};
  const ssize_t count = ::pread(descriptor, text, sizeof text, 0);
  std::string holder(text, count > 0 ? static_cast<std::size_t>(count) : 0);
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  return holder;
}

}  // namespace

FileDone DiskFiles::hard_link(const std::string& existing, const std::string& path) {
  if (::linkat(AT_FDCWD, existing.c_str(), AT_FDCWD, path.c_str(), 0) == 0) return {};
  return failed("link", path, errno);
}

FileDone DiskFiles::remove_file(const std::string& path) {
  if (::unlink(path.c_str()) == 0) return {};
  return failed("remove", path, errno);
}

FileDone DiskFiles::make_directories(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return {};
  const int number = errno;
  if (number == EEXIST) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return {};
    return failed("create the folder", path, ENOTDIR);
  }
  const SplitPath split = split_path(path);
  if (number != ENOENT || split.directory == path || split.directory == ".") {
    return failed("create the folder", path, number);
  }
  // Only when something above is missing: the usual folder costs one call.
  if (auto above = make_directories(split.directory); !above) return above;
  if (::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST) return {};
  return failed("create the folder", path, errno);
}

FileDone DiskFiles::remove_directory(const std::string& path) {
  if (::rmdir(path.c_str()) == 0) return {};
  return failed("remove the folder", path, errno);
}

FileDone DiskFiles::remove_tree(const std::string& path) {
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  if (errno != EISDIR) return failed("remove", path, errno);
  if (const int number = remove_folder_at(AT_FDCWD, path.c_str(), 0)) return failed("remove the folder", path, number);
  return {};
}

FileDone DiskFiles::rename(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return failed("rename", from, errno);
  // Some network file systems know no flags. A folder cannot replace one that holds anything, so that only a file
  // created in this very moment could be lost.
  const auto status = stat(to);
  if (!status) return tl::unexpected(status.error());
  if (status->type != FileType::absent) return failed("rename", from, EEXIST);
  return rename_replacing(from, to);
}

FileDone DiskFiles::rename_replacing(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  return failed("rename", from, errno);
}

FileDone DiskFiles::exchange(const std::string& one, const std::string& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return {};
  const int number = errno;
  // The kernel says EINVAL where a file system does not know the flag (NFS, FAT, older overlays).
  return failed("exchange", other, number == EINVAL ? EOPNOTSUPP : number);
}

FileResult<std::unique_ptr<FileLock>> DiskFiles::lock(const std::string& path) {
  for (int attempt = 0; attempt < 16; ++attempt) {
    Descriptor file = open_path(path, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (!file.is_open()) return failed("lock", path, errno);
    if (uninterrupted([&] { return ::flock(file.number(), LOCK_EX | LOCK_NB); }) != 0) {
      if (errno != EWOULDBLOCK) return failed("lock", path, errno);
      return tl::unexpected(FileError{FileErrorCode::locked, path, "lock", holder_of(file.number())});
    }
    if (!is_still(file.number(), path)) continue;
    // A courtesy to whoever finds it locked; a full disk is no reason to stop here.
    if (::ftruncate(file.number(), 0) == 0) write_all(file.number(), fmt::format("process {}\n", ::getpid()));
    return std::make_unique<DiskLock>(std::move(file), path);
  }
  return tl::unexpected(FileError{FileErrorCode::locked, path, "lock", ""});
}

}  // namespace candor
