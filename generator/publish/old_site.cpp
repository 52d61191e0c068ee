#include "publish/old_site.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "hash/sha256.h"

namespace candor {

namespace {

constexpr std::size_t most_shown = 5;
constexpr std::size_t largest_manifest = std::size_t{1} << 30U;

/// Walks the folder against the manifest. Only folders that hold a listed file are entered, so that the walk ends.
class ForeignSearch {
 public:
  ForeignSearch(const Files& files, const std::string& root, const Manifest& manifest)
      : files_(files), root_(root), manifest_(manifest) {}

  /// `folder` is an address in the site, empty for its top.
  FileDone search(const std::string& folder) {
    const auto entries = files_.list(path_in(root_, folder));
    if (!entries) return tl::unexpected(entries.error());
    for (const DirectoryEntry& entry : *entries) {
      const std::string address = path_in(folder, entry.name);
      if (entry.type == FileType::directory && holds_listed_files(address)) {
        if (auto done = search(address); !done) return done;
      } else if (!is_ours(address, entry.type)) {
        note(entry.type == FileType::directory ? address + "/" : address);
      }
    }
    return {};
  }

  std::vector<std::string> found;
  std::size_t more = 0;

 private:
  bool is_ours(std::string_view address, FileType type) const {
    if (type != FileType::file) return false;
    return address == manifest_name || address == "README.md" || manifest_.find(address) != manifest_.end();
  }

  bool holds_listed_files(const std::string& folder) const {
    const std::string prefix = folder + "/";
    const auto next = manifest_.lower_bound(prefix);
    return next != manifest_.end() && next->first.starts_with(prefix);
  }

  void note(std::string address) {
    if (found.size() < most_shown) {
      found.push_back(std::move(address));
    } else {
      ++more;
    }
  }

  const Files& files_;
  const std::string& root_;
  const Manifest& manifest_;
};

}  // namespace

tl::expected<OldSite, PublishError> look_at_old_site(const Files& files, const std::string& path,
                                                     const std::string& shown) {
  const auto refuse = [&](const FileError& error) { return tl::unexpected(output_not_written(shown, error)); };
  OldSite old;
  const auto status = files.stat(path);
  if (!status) return refuse(status.error());
  if (status->type == FileType::absent) return old;
  if (status->type != FileType::directory) return tl::unexpected(output_no_folder(shown));
  old.folder_exists = true;

  const std::string manifest_path = path_in(path, manifest_name);
  const auto manifest_status = files.stat(manifest_path);
  if (!manifest_status) return refuse(manifest_status.error());
  if (manifest_status->type == FileType::file) {
    const auto text = files.read_up_to(manifest_path, largest_manifest);
    if (!text) return refuse(text.error());
    auto manifest = read_manifest(*text);
    if (!manifest) return tl::unexpected(foreign_output(shown, {std::string(manifest_name)}, 0));
    old.manifest = std::move(*manifest);
    old.manifest_sha256 = sha256_hex(*text);
    old.has_manifest = true;
  }

  if (auto ours = refuse_foreign(files, path, shown, old.manifest); !ours) return tl::unexpected(ours.error());
  return old;
}

tl::expected<void, PublishError> refuse_foreign(const Files& files, const std::string& path, const std::string& shown,
                                                const Manifest& manifest) {
  ForeignSearch search(files, path, manifest);
  if (auto done = search.search(""); !done) return tl::unexpected(output_not_written(shown, done.error()));
  if (!search.found.empty()) return tl::unexpected(foreign_output(shown, search.found, search.more));
  return {};
}

}  // namespace candor
