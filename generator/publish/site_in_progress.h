// The new site while it is made. Pages are written aside, in a dotted sibling of the output folder and under a lock;
// finish() makes them durable with one sync and puts them in place in one step. Until that step, and after anything
// that goes wrong before it, the old site stands as it was.
//
//   auto site = SiteInProgress::begin(files, "site");      // refuses a folder that holds anything else
//   if (!site->keep(address, key)) site->put(address, render(page), key);   // for each page, from any thread
//   auto result = site->finish();
//
// Nothing is written before the first page that differs: a build that finds every page as it was leaves the disk alone.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "files/files.h"
#include "publish/publish_error.h"

namespace candor {

struct PublishResult {
  std::size_t written = 0;           ///< pages made anew
  std::size_t kept = 0;              ///< pages taken over from the old site
  std::size_t removed = 0;           ///< addresses of the old site that are no more
  bool unchanged = false;            ///< every page was kept and none is gone: the old site was left in place
  std::vector<std::string> changes;  ///< `wrote ADDRESS` and `removed ADDRESS`, by address: for who wants to know
  std::string manifest_sha256;       ///< of the manifest of the site that now stands there
  std::string left_behind;  ///< the old site's folder, when it could not be cleared; the next build tries again
};

class SiteInProgress {
 public:
  /// Takes the lock, clears what a killed run left, and looks at what stands in `out`. Missing folders above `out` are
  /// made, and removed again when nothing comes of it. A link at `out` is followed: what it names is replaced.
  /// `files` must outlive the site.
  static tl::expected<SiteInProgress, PublishError> begin(Files& files, const std::string& out);

  SiteInProgress(SiteInProgress&&) noexcept;
  SiteInProgress& operator=(SiteInProgress&&) noexcept;
  ~SiteInProgress();  ///< without finish(): what was written aside is dropped

  /// True when the old site has that page: made from the same key, its bytes still those that were written. It is then
  /// in the new site too, and need not be put. `address` is a path in the site such as `en/modelux/privacy/index.html`.
  bool keep(std::string_view address, std::string_view key);

  /// The same for all of these pages, by the keys they were made from; or none of them, when one is gone or altered.
  bool keep_all(const std::vector<std::string>& addresses, std::size_t jobs);

  /// Writes a page; `key` is the hash of all it was made from, `sha256` that of its bytes where it is known. What goes
  /// wrong is remembered and told by finish(): `page-address` for an address given twice or leading out of the site,
  /// `output-not-written` for the disk.
  void put(std::string_view address, std::string_view bytes, std::string_view key, std::string_view sha256 = {});

  /// SHA-256 of the old site's manifest, empty without one: what an earlier build knew of this very site still holds.
  const std::string& old_manifest_sha256() const;
  /// A file beside the site for what a build wants to remember; whoever writes it does so before this ends.
  const std::string& memory_path() const;

  /// Whether something went wrong already, so that the rest need not be made.
  bool failed() const;

  /// Puts the new site in place. Call once, when all pages are in and no thread puts any more.
  tl::expected<PublishResult, PublishError> finish();

 private:
  struct State;
  explicit SiteInProgress(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace candor
