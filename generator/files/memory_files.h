// The disk's twin in memory, for tests: the same behaviour, and at any mutating call it can fail, or die, or lose its
// power and forget what was not made durable.
//
// What counts as one mutating call is what would be one system call: `write` is two (the name, then the bytes), each
// name that `remove_tree` or `make_directories` touches is one, a lock is one when taken and one when given back.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "files/files.h"

namespace candor {

/// Thrown by the call at which a MemoryFiles was told to stop: the process is dead. Whoever runs on, a destructor for
/// instance, changes nothing any more: every later mutating call fails.
struct Killed {};

/// What a power cut leaves of that which was not made durable.
enum class PowerCut {
  keeps_only_the_durable,  ///< names and bytes are as they were last made durable
  keeps_names,             ///< names are all there, but files never synced are empty
  keeps_by_chance,         ///< each folder and each file is as it was or as it is, by a coin from a seed
};

class MemoryFiles final : public Files {
 public:
  MemoryFiles();

  // --- the tester's side ---
  /// Mutating calls so far; the first is 1.
  std::size_t mutations() const;
  /// The call with that number does nothing but fail.
  void fail_at(std::size_t call, FileErrorCode code);
  /// That call and every one after it fail, as on a full disk.
  void fail_from(std::size_t call, FileErrorCode code);
  /// The call with that number does nothing but throw Killed.
  void stop_at(std::size_t call);
  bool was_killed() const;
  /// A new process on the same disk: counts from 0, holds no lock, neither fails nor stops.
  void start_again();
  /// The same after a power cut.
  void start_again_after(PowerCut cut, unsigned seed = 0);

  /// Neither counts nor fails: the ground a test stands on.
  void make_symlink(const std::string& target, const std::string& path);
  /// The folder becomes the root of another file system: it cannot be renamed, nothing is linked or renamed across.
  void make_mount_point(const std::string& path);
  void let_exchange(bool supported);
  void let_hard_link(bool supported);
  /// Every path with its bytes; folders end in `/`, links in `@` with their target. In order; for comparing states.
  std::map<std::string, std::string> everything_in(const std::string& path) const;

  // --- the disk's side ---
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

 private:
  using Id = std::uint64_t;  ///< an inode's number; 0 is none
  using Names = std::map<std::string, Id>;

  struct Node {
    FileType type = FileType::file;
    std::string bytes;  ///< a file's content, a link's target
    Names names;
    std::optional<std::string> durable_bytes;
    Names durable_names;
    Id device = 1;
  };

  /// Where a path leads: the folder, the last name in it, and what stands there.
  struct Spot {
    Id folder = 0;
    std::string name;
    Id node = 0;
  };

  enum class LastLink { follow, keep };
  enum class IfThere { replace, refuse };
  class Lock;

  static tl::unexpected<FileError> error(FileErrorCode code, const std::string& path, const char* doing);
  FileResult<Spot> find(const std::string& path, LastLink last, const char* doing) const;
  FileResult<Spot> find_existing(const std::string& path, LastLink last, const char* doing) const;
  std::optional<Spot> folder_of(Id folder) const;
  FileDone mutate(const std::string& path, const char* doing);
  Id add(const Spot& spot, FileType type);
  FileDone fill(Id file, const std::string& path, std::string_view bytes);
  FileDone write_locked(const std::string& path, std::string_view bytes, IfThere if_there);
  FileDone make_directory_at(const std::string& path);
  FileDone rename_locked(const std::string& from, const std::string& to, IfThere if_there);
  FileDone may_move(const Spot& from, const Spot& to, const char* doing, const std::string& path) const;
  FileDone remove_at(Id folder, const std::string& name, const std::string& path);
  bool holds(Id outer, Id inner) const;
  void gather(Id node, const std::string& path, std::map<std::string, std::string>& all) const;
  void unlock(const std::string& path);

  mutable std::mutex guard_;
  std::map<Id, Node> nodes_;
  Id next_ = 2;
  std::set<std::string> locks_;
  std::size_t mutations_ = 0;
  std::size_t fail_at_ = 0;
  bool fail_on_ = false;
  FileErrorCode failure_ = FileErrorCode::other;
  std::size_t stop_at_ = 0;
  bool killed_ = false;
  bool exchanges_ = true;
  bool links_ = true;
};

}  // namespace candor
