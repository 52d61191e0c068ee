#include "publish/site_in_progress.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/parallel.h"
#include "hash/sha256.h"
#include "publish/manifest.h"
#include "publish/new_site.h"
#include "publish/old_site.h"

namespace candor {

namespace {

/// Where a page comes from.
enum class Origin { written, kept, kept_for_later };

/// The address of a page where another page needs a folder, if there is one.
std::optional<std::string> page_in_the_way(const Manifest& pages) {
  for (const auto& [address, _] : pages) {
    for (std::size_t slash = address.find('/'); slash != std::string::npos; slash = address.find('/', slash + 1)) {
      if (pages.find(address.substr(0, slash)) != pages.end()) return address.substr(0, slash);
    }
  }
  return std::nullopt;
}

/// The folders above `out` that do not exist, the innermost first.
FileResult<std::vector<std::string>> missing_folders(const Files& files, std::string folder) {
  std::vector<std::string> missing;
  while (true) {
    const auto status = files.stat(folder);
    if (!status) return tl::unexpected(status.error());
    if (status->type != FileType::absent) return missing;
    missing.push_back(folder);
    folder = split_path(folder).directory;
  }
}

}  // namespace

struct SiteInProgress::State {
  State(Files& all_files, SitePaths paths) : files(all_files), site(all_files, std::move(paths)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  const SitePaths& paths() const { return site.paths(); }
  tl::expected<void, PublishError> prepare();
  const SiteFile* unaltered(std::string_view address) const;
  void keep(std::string_view address, const SiteFile& page);
  bool claim(std::string_view address, SiteFile page, Origin origin);
  void note(const FileDone& done);
  std::optional<PublishError> trouble() const;
  FileDone write_the_rest(std::string_view manifest);
  tl::expected<void, PublishError> put_in_place();
  PublishResult result() const;

  Files& files;
  NewSite site;
  OldSite old;
  std::vector<std::string> made_folders;
  std::unique_ptr<FileLock> lock;
  bool published = false;

  mutable std::mutex guard;
  Manifest pages;                    ///< the new site's
  std::size_t kept = 0;              ///< how many of them the old site gave
  std::vector<std::string> waiting;  ///< kept ones that do not lie in the folder aside yet
  std::set<std::string> twice;
  std::set<std::string> no_address;
  std::optional<FileError> disk_error;
};

// --- the way through
// --------------------------------------------------------------------------------------------------

tl::expected<SiteInProgress, PublishError> SiteInProgress::begin(Files& files, const std::string& out) {
  auto paths = paths_of(files, out);
  if (!paths) return tl::unexpected(output_not_written(out, paths.error()));
  auto state = std::make_unique<State>(files, std::move(*paths));
  if (auto prepared = state->prepare(); !prepared) return tl::unexpected(prepared.error());
  return SiteInProgress(std::move(state));
}

bool SiteInProgress::keep(std::string_view address, std::string_view key) {
  const SiteFile* known = state_->unaltered(address);
  if (!known || known->key != key) return false;
  state_->keep(address, *known);
  return true;
}

bool SiteInProgress::keep_all(const std::vector<std::string>& addresses, std::size_t jobs) {
  std::atomic<bool> all_stand = true;
  for_each_index(addresses.size(), jobs, [&](std::size_t i) {
    if (all_stand && !state_->unaltered(addresses[i])) all_stand = false;
  });
  if (!all_stand) return false;
  for (const std::string& address : addresses) state_->keep(address, state_->old.manifest.find(address)->second);
  return true;
}

const std::string& SiteInProgress::old_manifest_sha256() const { return state_->old.manifest_sha256; }
const std::string& SiteInProgress::memory_path() const { return state_->paths().memory; }

void SiteInProgress::put(std::string_view address, std::string_view bytes, std::string_view key,
                         std::string_view sha256) {
  if (failed()) return;
  SiteFile file{std::string(key), sha256.empty() ? sha256_hex(bytes) : std::string(sha256)};
  if (!state_->claim(address, std::move(file), Origin::written)) return;
  state_->note(state_->site.write(address, bytes));
}

bool SiteInProgress::failed() const {
  const std::lock_guard lock(state_->guard);
  return state_->disk_error.has_value();
}

tl::expected<PublishResult, PublishError> SiteInProgress::finish() {
  State& state = *state_;
  if (auto trouble = state.trouble()) return tl::unexpected(std::move(*trouble));
  PublishResult result = state.result();
  result.manifest_sha256 = state.old.manifest_sha256;
  if (result.unchanged) return result;
  const std::string manifest = write_manifest(state.pages);
  result.manifest_sha256 = sha256_hex(manifest);
  state.note(state.write_the_rest(manifest));
  if (auto trouble = state.trouble()) return tl::unexpected(std::move(*trouble));
  if (auto placed = state.put_in_place(); !placed) return tl::unexpected(std::move(placed.error()));
  // The folder aside now holds the old site. That it cannot be cleared takes nothing from the new one.
  if (!state.site.clear()) result.left_behind = state.paths().aside;
  return result;
}

// --- its steps
// --------------------------------------------------------------------------------------------------------

tl::expected<void, PublishError> SiteInProgress::State::prepare() {
  const auto refuse = [&](const FileError& error) { return tl::unexpected(output_not_written(paths().shown, error)); };
  auto missing = missing_folders(files, paths().parent);
  if (!missing) return refuse(missing.error());
  if (!missing->empty()) {
    made_folders = std::move(*missing);
    if (auto made = files.make_directories(paths().parent); !made) return refuse(made.error());
  }
  auto locked = files.lock(paths().lock);
  if (!locked && locked.error().code == FileErrorCode::locked) {
    return tl::unexpected(output_locked(paths().shown, locked.error()));
  }
  if (!locked) return refuse(locked.error());
  lock = std::move(*locked);
  auto found = look_at_old_site(files, paths().out, paths().shown);
  if (!found) return tl::unexpected(std::move(found.error()));
  old = std::move(*found);
  // What a killed run left: half a new site, or the old one it no longer came to clear.
  if (auto cleared = site.clear(); !cleared) return refuse(cleared.error());
  return {};
}

/// A page of the old site whose bytes are still those that were written, or null.
const SiteFile* SiteInProgress::State::unaltered(std::string_view address) const {
  const auto known = old.manifest.find(address);
  if (known == old.manifest.end()) return nullptr;
  const auto bytes = files.read(path_in(paths().out, address));
  return bytes && sha256_hex(*bytes) == known->second.sha256 ? &known->second : nullptr;
}

void SiteInProgress::State::keep(std::string_view address, const SiteFile& page) {
  // Before the first changed page there is no folder to link it into, and perhaps there never will be.
  const bool now = site.begun();
  const bool claimed = claim(address, page, now ? Origin::kept : Origin::kept_for_later);
  if (claimed && now) note(site.take_over(address, page.sha256));
}

/// Enters a page under its address; false when it cannot have it, which is noted.
bool SiteInProgress::State::claim(std::string_view address, SiteFile page, Origin origin) {
  const std::lock_guard lock_pages(guard);
  if (!is_site_address(address) || !is_page_key(page.key)) {
    no_address.emplace(address);
    return false;
  }
  const bool is_new = pages.try_emplace(std::string(address), std::move(page)).second;
  if (!is_new) {
    twice.emplace(address);
    return false;
  }
  if (origin != Origin::written) ++kept;
  if (origin == Origin::kept_for_later) waiting.emplace_back(address);
  return true;
}

void SiteInProgress::State::note(const FileDone& done) {
  if (done) return;
  const std::lock_guard lock_pages(guard);
  if (!disk_error) disk_error = done.error();
}

/// What went wrong so far. The content's own trouble first: it does not hang on which thread came first.
std::optional<PublishError> SiteInProgress::State::trouble() const {
  if (!no_address.empty()) {
    return page_address(*no_address.begin(), fmt::format("`{}` is no address in the site", *no_address.begin()),
                        "an address is a relative path of plain names, such as `en/privacy/index.html`");
  }
  if (!twice.empty()) {
    return page_address(*twice.begin(), fmt::format("two pages have the address `{}`", *twice.begin()),
                        "give one of the two documents, companies or languages another name");
  }
  if (!disk_error) return std::nullopt;
  if (const auto page = page_in_the_way(pages)) {
    return page_address(*page, fmt::format("`{}` is a page, and other pages lie in a folder of that name", *page),
                        "give one of the two documents, companies or languages another name");
  }
  return output_not_written(paths().shown, *disk_error);
}

PublishResult SiteInProgress::State::result() const {
  PublishResult result;
  result.kept = kept;
  result.written = pages.size() - kept;
  for (const auto& [address, page] : pages) {
    const auto before = old.manifest.find(address);
    const bool same =
        before != old.manifest.end() && before->second.key == page.key && before->second.sha256 == page.sha256;
    if (!same) result.changes.push_back("wrote " + address);
  }
  for (const auto& [address, _] : old.manifest) {
    if (pages.find(address) != pages.end()) continue;
    ++result.removed;
    result.changes.push_back("removed " + address);
  }
  result.unchanged = old.has_manifest && result.written == 0 && result.removed == 0;
  return result;
}

/// Pages kept before there was a folder to keep them in, the README, and the manifest.
FileDone SiteInProgress::State::write_the_rest(std::string_view manifest) {
  for (const std::string& address : waiting) {
    if (auto taken = site.take_over(address, pages.at(address).sha256); !taken) return taken;
  }
  if (old.folder_exists) {
    const auto readme = files.stat(path_in(paths().out, "README.md"));
    if (!readme) return tl::unexpected(readme.error());
    if (readme->type == FileType::file) {
      if (auto taken = site.take_over("README.md", ""); !taken) return taken;
    }
  }
  return site.write(manifest_name, manifest);
}

tl::expected<void, PublishError> SiteInProgress::State::put_in_place() {
  const auto refuse = [&](const FileError& error) { return tl::unexpected(output_not_written(paths().shown, error)); };
  // All pages, their names, and the folders above: one call instead of one a file.
  if (auto synced = files.sync_filesystem(paths().aside); !synced) return refuse(synced.error());
  if (old.folder_exists) {
    // Again, for what was put there while we wrote.
    if (auto still = refuse_foreign(files, paths().out, paths().shown, old.manifest); !still) return still;
    if (auto swapped = files.exchange(paths().aside, paths().out); !swapped) {
      return tl::unexpected(output_not_swapped(paths().shown, swapped.error()));
    }
  } else if (auto renamed = files.rename(paths().aside, paths().out); !renamed) {
    return refuse(renamed.error());
  }
  published = true;
  // Before the old site is cleared: a power cut must not bring back its folder without its pages.
  if (auto synced = files.sync_directory(paths().parent); !synced) {
    return tl::unexpected(output_not_durable(paths().shown, synced.error()));
  }
  return {};
}

/// Without a published site, nothing of ours stays. Nothing here may throw, and nobody is left to tell.
SiteInProgress::State::~State() {
  try {
    if (!published && site.begun()) static_cast<void>(site.clear());
    lock.reset();
    if (published) return;
    for (const std::string& folder : made_folders) {
      if (!files.remove_directory(folder)) break;
    }
  } catch (...) {
    // The twin in memory dies by an exception; a real machine out of memory leaves what the next run clears.
  }
}

SiteInProgress::SiteInProgress(std::unique_ptr<State> state) : state_(std::move(state)) {}
SiteInProgress::SiteInProgress(SiteInProgress&&) noexcept = default;
SiteInProgress& SiteInProgress::operator=(SiteInProgress&&) noexcept = default;
SiteInProgress::~SiteInProgress() = default;

}  // namespace candor
