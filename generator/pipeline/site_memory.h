// What a build remembers beside the site, in `.site.candor-memory`: which pages each company had, and from which bytes
// of its folder. Where no byte has changed since, the next build need not load, recall and compose that company again:
// it looks whether the pages still stand, and has from here the little that the site's own pages need of it.
//
// Only a company of which there was nothing to say is remembered, so that no note is lost. The memory lies beside the
// site and not in it, so that the site's bytes are the same whatever was built before. It proves nothing and need not
// last: without it, or when it is not exactly what a build of these very sources left for the very site that stands
// there, everything is walked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "files/files.h"
#include "render/plan_pages.h"

namespace candor {

struct RememberedCompany {
  std::string folder;              ///< `folder_fingerprint` of content/<id> when it was walked
  std::string zone;                ///< in which its days are counted
  Date today{};                    ///< the day on which it was walked
  std::vector<std::string> pages;  ///< their addresses
  CompanySummary summary;
};

struct SiteMemory {
  std::string tools;     ///< a hash of all that the pages are made from but the companies' own folders
  std::string manifest;  ///< SHA-256 of the manifest of the site it speaks of
  std::map<std::string, RememberedCompany> companies;  ///< by id
};

/// A hash of all that the folder holds, names and bytes. Nothing when there is anything but files and folders in it, or
/// something cannot be read: who walks it says so.
std::optional<std::string> folder_fingerprint(const Files& files, const std::string& folder);

std::string write_site_memory(const SiteMemory& memory);
/// Nothing when `text` is not, byte for byte, what `write_site_memory` gave with these tools for a site with this
/// manifest.
SiteMemory read_site_memory(std::string_view text, std::string_view tools, std::string_view manifest);

}  // namespace candor
