// The folder aside that becomes the site: which names it takes, and how files get into it. For publish/ alone.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "files/files.h"

namespace candor {

/// Where the parts of a build lie. All in one folder, so that one rename swaps them.
struct SitePaths {
  std::string shown;   ///< the output folder as the user named it
  std::string out;     ///< the output folder; not a link
  std::string parent;  ///< the folder that holds it
  std::string aside;   ///< `.site.candor-new` beside `site`
  std::string lock;    ///< `.site.candor-lock`
  std::string memory;  ///< `.site.candor-memory`
};

FileResult<SitePaths> paths_of(const Files& files, const std::string& out);

/// Files are created by plain writes into folders that are each made once; nothing is synced here.
/// All calls may be made from several threads at once.
class NewSite {
 public:
  NewSite(Files& files, SitePaths paths) : files_(files), paths_(std::move(paths)) {}

  const SitePaths& paths() const { return paths_; }
  /// Whether the folder aside exists: from the first file on.
  bool begun() const;
  FileDone begin();

  FileDone write(std::string_view address, std::string_view bytes);
  /// The old site's file of that address becomes the new one's too: one file, two names. Where the disk cannot do that,
  /// it is copied, and `sha256` says what it must then hold; empty for whatever it holds.
  FileDone take_over(std::string_view address, std::string_view sha256);
  /// Removes the folder aside, whatever it now holds.
  FileDone clear();

 private:
  FileDone make_folder_of(std::string_view address);

  Files& files_;
  SitePaths paths_;
  mutable std::mutex guard_;
  bool begun_ = false;
  std::unordered_set<std::string> folders_;
};

}  // namespace candor
