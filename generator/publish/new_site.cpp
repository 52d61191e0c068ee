#include "publish/new_site.h"

#include "hash/sha256.h"

namespace candor {

namespace {

/// Whether a failed hard link means that this disk, this file or this user may have none: then the bytes are copied.
bool calls_for_a_copy(FileErrorCode code) {
  return code == FileErrorCode::unsupported || code == FileErrorCode::denied ||
         code == FileErrorCode::other_file_system || code == FileErrorCode::too_many_links;
}

}  // namespace

FileResult<SitePaths> paths_of(const Files& files, const std::string& out) {
  SitePaths paths{out, out, "", "", "", ""};
  const auto status = files.stat(out);
  if (!status) return tl::unexpected(status.error());
  SplitPath split = split_path(out);
  // A link would be swapped away itself; `.` and `..` have no name to put a sibling beside.
  if (status->type == FileType::symlink || split.name.empty() || split.name == "." || split.name == "..") {
    auto real = files.canonical(out);
    if (!real) return tl::unexpected(real.error());
    split = split_path(*real);
  }
  if (split.name.empty()) return tl::unexpected(FileError{FileErrorCode::busy, out, "exchange", ""});
  paths.parent = split.directory;
  paths.out = path_in(split.directory, split.name);
  paths.aside = path_in(split.directory, "." + split.name + ".candor-new");
  paths.lock = path_in(split.directory, "." + split.name + ".candor-lock");
  paths.memory = path_in(split.directory, "." + split.name + ".candor-memory");
  return paths;
}

bool NewSite::begun() const {
  const std::lock_guard lock(guard_);
  return begun_;
}

FileDone NewSite::begin() {
  const std::lock_guard lock(guard_);
  if (begun_) return {};
  begun_ = true;  // even when it fails: what is half there is cleared
  return files_.make_directories(paths_.aside);
}

FileDone NewSite::make_folder_of(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  if (slash == std::string_view::npos) return {};
  std::string folder(address.substr(0, slash));
  {
    const std::lock_guard lock(guard_);
    if (folders_.count(folder) != 0) return {};
  }
  // Outside the lock: two threads may both make it, which is harmless, but none waits for the other's disk.
  if (auto made = files_.make_directories(path_in(paths_.aside, folder)); !made) return made;
  const std::lock_guard lock(guard_);
  folders_.insert(std::move(folder));
  return {};
}

FileDone NewSite::write(std::string_view address, std::string_view bytes) {
  if (auto made = begin(); !made) return made;
  if (auto made = make_folder_of(address); !made) return made;
  // Never over a file that is there: it could be the old site's, by another name.
  return files_.write_new(path_in(paths_.aside, address), bytes);
}

FileDone NewSite::take_over(std::string_view address, std::string_view sha256) {
  if (auto made = begin(); !made) return made;
  if (auto made = make_folder_of(address); !made) return made;
  const std::string from = path_in(paths_.out, address);
  const std::string to = path_in(paths_.aside, address);
  auto linked = files_.hard_link(from, to);
  if (linked || !calls_for_a_copy(linked.error().code)) return linked;
  const auto bytes = files_.read(from);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!sha256.empty() && sha256_hex(*bytes) != sha256) {
    return tl::unexpected(FileError{FileErrorCode::other, from, "copy", "it changed meanwhile"});
  }
  return files_.write_new(to, *bytes);
}

FileDone NewSite::clear() { return files_.remove_tree(paths_.aside); }

}  // namespace candor
