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

/// One call that changes a name: 0, or its errno. Some network file systems let a signal interrupt even these.
template <class Call>
int change(Call call) {
  return uninterrupted(call) == 0 ? 0 : errno;
}

FileDone done_or_failed(int number, std::string_view doing, const std::string& path) {
  if (number == 0) return {};
  return failed(doing, path, number);
}

/// Deeper than any path the kernel takes in one call; it bounds our recursion and our open folders.
constexpr int deepest_tree = 256;

/// Empties the folder `name` in the open folder `parent` and removes it. 0, or an errno. Every step goes through open
/// folders and O_NOFOLLOW, so that a link put in the way while we work leads nowhere.
int remove_folder_at(int parent, const char* name, int depth) {
  if (depth > deepest_tree) return ENAMETOOLONG;
  const int number =
      uninterrupted([&] { return ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); });
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
      const int error = change([&] { return ::unlinkat(number, entry->d_name, 0); });
      if (error == 0) continue;
      if (error != EISDIR) return error;
    }
    if (const int error = remove_folder_at(number, entry->d_name, depth + 1)) return error;
  }
  if (errno != 0) return errno;
  return change([&] { return ::unlinkat(parent, name, AT_REMOVEDIR); });
}

/// The lock is a flock on a file of its own: it ends with the process, however that ends.
class DiskLock final : public FileLock {
 public:
  DiskLock(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  // Removed while still held: whoever opened it meanwhile sees another file under the name, and tries again.
  ~DiskLock() override {
    change([&] { return ::unlink(c_path(path_)); });
  }

 private:
  Descriptor file_;
  std::string path_;
};

/// Whether the locked file still is the one of that name: its last holder may have removed it as we waited.
bool is_still(int descriptor, const std::string& path) {
  struct stat held {};
  struct stat named {};
  return ::fstat(descriptor, &held) == 0 && ::lstat(c_path(path), &named) == 0 && held.st_ino == named.st_ino &&
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
  const auto link = [&] { return ::linkat(AT_FDCWD, c_path(existing), AT_FDCWD, c_path(path), 0); };
  return done_or_failed(change(link), "link", path);
}

FileDone DiskFiles::remove_file(const std::string& path) {
  return done_or_failed(change([&] { return ::unlink(c_path(path)); }), "remove", path);
}

FileDone DiskFiles::make_directories(const std::string& path) {
  const auto make = [&] { return ::mkdir(c_path(path), 0777); };
  int number = change(make);
  if (number == ENOENT) {
    // Only when something above is missing: the usual folder costs one call.
    const SplitPath split = split_path(path);
    if (split.directory == path || split.directory == "." || split.name.empty()) {
      return failed("create the folder", path, ENOENT);
    }
    if (auto above = make_directories(split.directory); !above) return above;
    number = change(make);
  }
  struct stat status {};
  if (number == EEXIST) number = ::stat(c_path(path), &status) == 0 && S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
  return done_or_failed(number, "create the folder", path);
}

FileDone DiskFiles::remove_directory(const std::string& path) {
  return done_or_failed(change([&] { return ::rmdir(c_path(path)); }), "remove the folder", path);
}

FileDone DiskFiles::remove_tree(const std::string& path) {
  int number = change([&] { return ::unlink(c_path(path)); });
  if (number == EISDIR) number = remove_folder_at(AT_FDCWD, c_path(path), 0);
  return done_or_failed(number == ENOENT ? 0 : number, "remove", path);
}

FileDone DiskFiles::rename(const std::string& from, const std::string& to) {
  const int number =
      change([&] { return ::renameat2(AT_FDCWD, c_path(from), AT_FDCWD, c_path(to), RENAME_NOREPLACE); });
  if (number != EINVAL && number != ENOSYS) return done_or_failed(number, "rename", from);
  // Some network file systems know no flags. A folder cannot replace one that holds anything, so that only a file
  // created in this very moment could be lost.
  const auto status = stat(to);
  if (!status) return tl::unexpected(status.error());
  if (status->type != FileType::absent) return failed("rename", from, EEXIST);
  return rename_replacing(from, to);
}

FileDone DiskFiles::rename_replacing(const std::string& from, const std::string& to) {
  return done_or_failed(change([&] { return ::rename(c_path(from), c_path(to)); }), "rename", from);
}

FileDone DiskFiles::exchange(const std::string& one, const std::string& other) {
  const int number =
      change([&] { return ::renameat2(AT_FDCWD, c_path(one), AT_FDCWD, c_path(other), RENAME_EXCHANGE); });
  // The kernel says EINVAL where a file system does not know the flag (NFS, FAT, older overlays).
  return done_or_failed(number == EINVAL ? EOPNOTSUPP : number, "exchange", other);
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
