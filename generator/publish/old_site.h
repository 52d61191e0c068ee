// What stands in the output folder before a build: the site of an earlier one, nothing, or somebody's files.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "files/files.h"
#include "publish/manifest.h"
#include "publish/publish_error.h"

namespace candor {

struct OldSite {
  bool folder_exists = false;
  bool has_manifest = false;  ///< a build wrote what is there; otherwise it is empty but for a README.md
  Manifest manifest;
  std::string manifest_sha256;  ///< of the file, when there is one
};

/// Looks at the folder at `path`; `shown` is how the user called it. `foreign-output` when anything is there that no
/// build wrote: a file or link the manifest does not list, a folder of no listed file, a manifest that does not read.
/// README.md at its top is the user's and welcome. Contents are not looked at: a page that was edited is a build's.
tl::expected<OldSite, PublishError> look_at_old_site(const Files& files, const std::string& path,
                                                     const std::string& shown);

/// The last part of it alone: `foreign-output` when the folder holds what `manifest` does not list.
tl::expected<void, PublishError> refuse_foreign(const Files& files, const std::string& path, const std::string& shown,
                                                const Manifest& manifest);

}  // namespace candor
