// Reading, writing and syncing. Names, folders and locks are in disk_names.cpp.
#include "files/disk_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "files/system_call.h"

namespace candor {

FileErrorCode code_of(int number) {
  switch (number) {
    case ENOENT: return FileErrorCode::absent;
    case EEXIST: return FileErrorCode::exists;
    case EACCES:
    case EPERM: return FileErrorCode::denied;
    case EISDIR: return FileErrorCode::is_a_directory;
    case ENOTDIR: return FileErrorCode::not_a_directory;
    case ENOTEMPTY: return FileErrorCode::not_empty;
    case EFBIG: return FileErrorCode::too_large;
    case ENOSPC:
    case EDQUOT: return FileErrorCode::no_space;
    case EIO: return FileErrorCode::input_output;
    case EROFS: return FileErrorCode::read_only;
    case ENOSYS:
    case EOPNOTSUPP: return FileErrorCode::unsupported;
    case EXDEV: return FileErrorCode::other_file_system;
    case EBUSY: return FileErrorCode::busy;
    case EINVAL:
    case ELOOP:
    case ENAMETOOLONG: return FileErrorCode::bad_path;
    case EMLINK: return FileErrorCode::too_many_links;
    default: return FileErrorCode::other;
  }
}

tl::unexpected<FileError> failed(std::string_view doing, const std::string& path, int number) {
  const FileErrorCode code = code_of(number);
  return tl::unexpected(
      FileError{code, path, std::string(doing), code == FileErrorCode::other ? std::strerror(number) : ""});
}

Descriptor::~Descriptor() { close(); }

int Descriptor::release() {
  const int number = number_;
  number_ = -1;
  return number;
}

int Descriptor::close() {
  if (number_ < 0) return 0;
  const int result = ::close(release());
  return result == 0 || errno == EINTR ? 0 : errno;
}

const char* c_path(const std::string& path) { return path.find('\0') == std::string::npos ? path.c_str() : ""; }

Descriptor open_path(const std::string& path, int flags) {
  return Descriptor(uninterrupted([&] { return ::open(c_path(path), flags | O_CLOEXEC, 0666); }));
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = uninterrupted([&] { return ::write(descriptor, bytes.data(), bytes.size()); });
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

namespace {

FileType type_of(mode_t mode) {
  if (S_ISREG(mode)) return FileType::file;
  if (S_ISDIR(mode)) return FileType::directory;
  if (S_ISLNK(mode)) return FileType::symlink;
  return FileType::other;
}

/// The type that came with the name, or a question where the file system does not say.
FileType type_of(const dirent& entry, int directory) {
  switch (entry.d_type) {
    case DT_REG: return FileType::file;
    case DT_DIR: return FileType::directory;
    case DT_LNK: return FileType::symlink;
    case DT_UNKNOWN: break;
    default: return FileType::other;
  }
  struct stat status {};
  if (::fstatat(directory, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return FileType::other;
  return type_of(status.st_mode);
}

/// Appends up to `size` bytes to `text`; the number read, or -1.
ssize_t read_some(int descriptor, std::string& text, std::size_t size) {
  const std::size_t before = text.size();
  text.resize(before + size);
  const ssize_t count = uninterrupted([&] { return ::read(descriptor, text.data() + before, size); });
  text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count;
}

FileDone write_with(const std::string& path, std::string_view bytes, int flags) {
  Descriptor file = open_path(path, O_WRONLY | O_CREAT | flags);
  if (!file.is_open()) return failed("write", path, errno);
  if (const int number = write_all(file.number(), bytes)) return failed("write", path, number);
  if (const int number = file.close()) return failed("write", path, number);
  return {};
}

FileDone sync_with(const std::string& path, int flags, int (*sync)(int)) {
  Descriptor file = open_path(path, O_RDONLY | flags);
  if (!file.is_open()) return failed("make durable", path, errno);
  if (uninterrupted([&] { return sync(file.number()); }) != 0) return failed("make durable", path, errno);
  return {};
}

}  // namespace

FileResult<std::string> DiskFiles::read_up_to(const std::string& path, std::size_t limit) const {
  // Without O_NONBLOCK a named pipe in a content folder would hold the run for ever.
  Descriptor file = open_path(path, O_RDONLY | O_NONBLOCK);
  if (!file.is_open()) return failed("read", path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return failed("read", path, errno);
  if (S_ISDIR(status.st_mode)) return failed("read", path, EISDIR);
  if (!S_ISREG(status.st_mode)) return tl::unexpected(FileError{FileErrorCode::not_a_file, path, "read", ""});
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit) return failed("read", path, EFBIG);
  std::string text;
  // The size is a hint: the file may grow, or say 0 as those of /proc do. One byte more shows the end at once.
  std::size_t wanted = size + 1;
  while (true) {
    const ssize_t count = read_some(file.number(), text, wanted);
    if (count < 0) return failed("read", path, errno);
    if (text.size() > limit) return failed("read", path, EFBIG);
    if (count == 0) return text;
    wanted = static_cast<std::size_t>(count) < wanted ? 1 : 65536;
  }
}

FileResult<std::vector<DirectoryEntry>> DiskFiles::list(const std::string& path) const {
  DIR* opened = ::opendir(c_path(path));
  while (opened == nullptr && errno == EINTR) opened = ::opendir(c_path(path));
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(opened, ::closedir);
  if (!directory) return failed("list", path, errno);
  std::vector<DirectoryEntry> entries;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr && errno == EINTR) continue;
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({std::string(name), type_of(*entry, ::dirfd(directory.get()))});
  }
  if (errno != 0) return failed("list", path, errno);
  // std::string compares as unsigned bytes: the same order on every machine.
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

FileResult<FileStatus> DiskFiles::stat(const std::string& path) const {
  struct stat status {};
  if (::lstat(c_path(path), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return FileStatus{};
    return failed("look at", path, errno);
  }
  const FileType type = type_of(status.st_mode);
  const std::uint64_t size = type == FileType::file ? static_cast<std::uint64_t>(status.st_size) : 0;
  return FileStatus{type, size, status.st_ino, status.st_dev};
}

FileResult<std::string> DiskFiles::canonical(const std::string& path) const {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(c_path(path), nullptr), std::free);
  if (!real) return failed("resolve", path, errno);
  return std::string(real.get());
}

FileDone DiskFiles::write(const std::string& path, std::string_view bytes) { return write_with(path, bytes, O_TRUNC); }

FileDone DiskFiles::write_new(const std::string& path, std::string_view bytes) {
  return write_with(path, bytes, O_EXCL);
}

FileDone DiskFiles::sync_file(const std::string& path) { return sync_with(path, 0, ::fsync); }

FileDone DiskFiles::sync_directory(const std::string& path) { return sync_with(path, O_DIRECTORY, ::fsync); }

FileDone DiskFiles::sync_filesystem(const std::string& path) { return sync_with(path, 0, ::syncfs); }

}  // namespace candor
