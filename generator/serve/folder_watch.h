// Watches folders of a project, and all folders in them, for files that changed (inotify). Folders and not files,
// because editors save by writing another file and renaming it over the one that was watched.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "files/files.h"

namespace candor::serve {

class FolderWatch {
 public:
  /// Watches `folders` of the project at `root` as far as they exist, and for their coming. Null when it cannot;
  /// `error` then says why.
  static std::unique_ptr<FolderWatch> begin(const Files& files, const std::string& root,
                                            const std::vector<std::string>& folders, std::string& error);
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  ~FolderWatch();

  /// What changed since the last call, as paths relative to the root; waits for the first one at most so long. Of a
  /// folder that came or went its own path stands for all it holds. When the kernel lost count: every watched folder.
  std::set<std::string> wait(std::chrono::milliseconds longest);

 private:
  FolderWatch(const Files& files, std::string root, std::vector<std::string> folders, int descriptor);
  bool add(const std::string& folder);
  void add_tree(const std::string& folder);
  void forget(const std::string& folder);
  void take(int watch, unsigned mask, const std::string& name, std::set<std::string>& changed);
  bool is_wanted(const std::string& folder) const;

  const Files& files_;
  std::string root_;
  std::vector<std::string> folders_;
  int descriptor_;
  int failure_ = 0;  ///< errno of a watch that could not be set
  int root_watch_ = -1;
  std::map<int, std::string> watched_;  ///< inotify's number → folder, relative to the root
};

/// A save is several events, and a formatter or `git checkout` many files: gathers until a `wait` brings nothing more,
/// at most so many times. `wait` is FolderWatch's, or a test's.
template <typename Wait>
std::set<std::string> gather_until_quiet(std::set<std::string> changed, int at_most, const Wait& wait) {
  for (int i = 0; i < at_most; ++i) {
    std::set<std::string> more = wait();
    if (more.empty()) break;
    changed.merge(more);
  }
  return changed;
}

}  // namespace candor::serve
