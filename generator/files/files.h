// The only door to the disk. Every stage that reads or writes is handed a Files, so that a test can hand it a twin in
// memory that fails or dies at any call. `const Files&` can only read: a stage that takes one writes nothing.
//
// Paths are bytes, absolute or relative to the process, with `/`. Nothing here throws for what the disk does; each call
// gives back what it was doing and why it could not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace candor {

/// Why a call failed: errno, in the few kinds that a caller or a reader can tell apart.
enum class FileErrorCode {
  absent,             ///< ENOENT
  exists,             ///< EEXIST
  denied,             ///< EACCES, EPERM
  not_a_file,         ///< a pipe, device or socket where a file was wanted
  is_a_directory,     ///< EISDIR
  not_a_directory,    ///< ENOTDIR
  not_empty,          ///< ENOTEMPTY
  too_large,          ///< more bytes than the caller allowed; EFBIG
  no_space,           ///< ENOSPC, EDQUOT
  input_output,       ///< EIO
  read_only,          ///< EROFS
  unsupported,        ///< the file system cannot do this at all
  other_file_system,  ///< EXDEV
  busy,               ///< EBUSY: mostly a mount point
  locked,             ///< another run holds the lock
  bad_path,           ///< too long, a loop of links, a folder moved into itself
  too_many_links,     ///< EMLINK
  other,
};

struct FileError {
  FileErrorCode code = FileErrorCode::other;
  std::string path;
  std::string doing;   ///< a verb: `read`, `write`, `exchange`
  std::string detail;  ///< what else is known: who holds the lock, the system's words for `other`; may be empty

  /// Why, in words: "no space is left on the device".
  std::string reason() const;
  /// One line: "cannot write `site/index.html`: no space is left on the device".
  std::string sentence() const;
};

template <class T>
using FileResult = tl::expected<T, FileError>;
using FileDone = FileResult<void>;

enum class FileType { absent, file, directory, symlink, other };

/// What stands at a path; a symbolic link is itself, not what it points to.
struct FileStatus {
  FileType type = FileType::absent;
  std::uint64_t size = 0;  ///< bytes; 0 for anything but a file
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
};

struct DirectoryEntry {
  std::string name;  ///< without its folder
  FileType type = FileType::other;

  bool operator==(const DirectoryEntry&) const = default;
};

/// Held as long as it lives. It must not outlive the Files that gave it.
class FileLock {
 public:
  FileLock() = default;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  virtual ~FileLock() = default;
};

/// All calls may be made from several threads at once.
class Files {
 public:
  virtual ~Files() = default;

  static constexpr std::size_t usual_limit = std::size_t{64} << 20U;

  // --- looking ---
  /// All bytes of a regular file, links followed; `too_large` beyond `limit` bytes.
  virtual FileResult<std::string> read_up_to(const std::string& path, std::size_t limit) const = 0;
  FileResult<std::string> read(const std::string& path) const { return read_up_to(path, usual_limit); }
  /// What a folder holds, names in order of their bytes, without `.` and `..`.
  virtual FileResult<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;
  /// Nothing there is no error, but `FileType::absent`.
  virtual FileResult<FileStatus> stat(const std::string& path) const = 0;
  /// The absolute path without links, `.` and `..`; it must exist.
  virtual FileResult<std::string> canonical(const std::string& path) const = 0;
  /// Whether `path` lies in the folder `root` or is it, after links and `..`. What does not exist yet counts by its
  /// nearest folder that does. False in every doubt: a link to nowhere, `..` after a missing folder, an error.
  bool is_inside(const std::string& root, const std::string& path) const;

  // --- files ---
  /// Creates the file or empties it, then writes. Not atomic, not durable; an error may leave a part.
  virtual FileDone write(const std::string& path, std::string_view bytes) = 0;
  /// The same, but `exists` when anything, a link included, stands there.
  virtual FileDone write_new(const std::string& path, std::string_view bytes) = 0;
  /// A second name for the same file (a link itself is linked, never followed).
  virtual FileDone hard_link(const std::string& existing, const std::string& path) = 0;
  /// Removes one name of a file, or a link itself. `is_a_directory` for a folder.
  virtual FileDone remove_file(const std::string& path) = 0;

  // --- folders ---
  /// Creates the folder and those above it; one that stands there already is fine.
  virtual FileDone make_directories(const std::string& path) = 0;
  /// Removes an empty folder.
  virtual FileDone remove_directory(const std::string& path) = 0;
  /// Removes whatever stands there, with all it holds; never follows a link. Nothing there is fine.
  virtual FileDone remove_tree(const std::string& path) = 0;

  // --- names ---
  /// Moves `from` to `to` in one step; `exists` when anything stands at `to`.
  virtual FileDone rename(const std::string& from, const std::string& to) = 0;
  /// Moves `from` to `to` in one step, in place of a file there (or of an empty folder, by a folder).
  virtual FileDone rename_replacing(const std::string& from, const std::string& to) = 0;
  /// Both exist before and after, and change names in one step (renameat2, RENAME_EXCHANGE). `unsupported` where the
  /// file system cannot, `busy` for a mount point, `other_file_system` across two.
  virtual FileDone exchange(const std::string& one, const std::string& other) = 0;

  // --- what survives a power cut ---
  virtual FileDone sync_file(const std::string& path) = 0;
  /// Makes the names in a folder durable.
  virtual FileDone sync_directory(const std::string& path) = 0;
  /// Everything on the file system that holds `path` (syncfs): one call for thousands of files.
  virtual FileDone sync_filesystem(const std::string& path) = 0;

  // --- one run at a time ---
  /// Takes the lock of that name or gives `locked` at once, with who holds it. The file is created when needed and
  /// removed when the lock ends; a killed process holds nothing, and the file it leaves can be locked again.
  virtual FileResult<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
};

/// The path of `name` in the folder `directory` (`.` and an empty folder give the bare name).
std::string path_in(std::string_view directory, std::string_view name);

/// The folder that holds `path`, and the last part of it. Trailing `/` are dropped; the folder of a bare name is `.`.
struct SplitPath {
  std::string directory;
  std::string name;
};
SplitPath split_path(std::string_view path);

}  // namespace candor
