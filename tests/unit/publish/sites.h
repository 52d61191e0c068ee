// Small sites, built the way the pipeline builds them, and looked at from outside.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "files/files.h"
#include "hash/sha256.h"
#include "publish/manifest.h"
#include "publish/site_in_progress.h"

namespace candor {

/// Address → bytes.
using Site = std::map<std::string, std::string>;
using Published = tl::expected<PublishResult, PublishError>;

inline std::string key_of(const std::string& bytes) { return sha256_hex("made from " + bytes); }

inline void offer(SiteInProgress& progress, const std::string& address, const std::string& bytes) {
  if (!progress.keep(address, key_of(bytes))) progress.put(address, bytes, key_of(bytes));
}

inline Published build(Files& files, const Site& site, const std::string& out) {
  auto progress = SiteInProgress::begin(files, out);
  if (!progress) return tl::unexpected(progress.error());
  for (const auto& [address, bytes] : site) offer(*progress, address, bytes);
  return progress->finish();
}

inline void read_into(const Files& files, const std::string& root, const std::string& folder, Site& site) {
  const auto entries = files.list(path_in(root, folder));
  if (!entries) return;
  for (const DirectoryEntry& entry : *entries) {
    const std::string address = path_in(folder, entry.name);
    if (entry.type == FileType::directory) {
      read_into(files, root, address, site);
    } else {
      site[address] = files.read(path_in(root, address)).value_or("(cannot be read)");
    }
  }
}

/// Everything in the folder, the manifest and the README included.
inline Site all_files(const Files& files, const std::string& folder) {
  Site site;
  read_into(files, folder, "", site);
  return site;
}

/// The site with what a build adds to it.
inline Site as_published(Site site, const std::string& readme = "") {
  Manifest manifest;
  for (const auto& [address, bytes] : site) manifest[address] = {key_of(bytes), sha256_hex(bytes)};
  site[std::string(manifest_name)] = write_manifest(manifest);
  if (!readme.empty()) site["README.md"] = readme;
  return site;
}

}  // namespace candor
