// The list that a build leaves in the site, `.candor-manifest.json`: what it wrote, from which input, with which bytes.
// The next build keeps a page by it, and knows by it what it may replace.
//
//   {"schema":1,"files":[
//   {"address":"en/index.html","key":"…","sha256":"…"},
//   …
//   ]}
//
// One line a file, in order of the bytes of the address, so that the same site has the same manifest. It is read as
// strictly as it is written: whatever is not byte for byte what write_manifest gives was not left by a build. That
// needs no JSON library here, and reads 10,000 lines in a few milliseconds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

inline constexpr std::string_view manifest_name = ".candor-manifest.json";

/// What is known of one file of the site.
struct SiteFile {
  std::string key;     ///< of the value it was made from
  std::string sha256;  ///< of its bytes, 64 hexadecimal digits

  bool operator==(const SiteFile&) const = default;
};

/// By address, a path relative to the site: `en/modelux/privacy/index.html`.
using Manifest = std::map<std::string, SiteFile, std::less<>>;

/// A path that stays in the site and that the manifest can hold: no empty part, no `.` or `..`, no backslash, quote or
/// control character, well-formed UTF-8, at most 255 bytes a part and 1,024 in all, and none of the two names that the
/// site keeps for itself (the manifest, and README.md at its top).
bool is_site_address(std::string_view address);

/// Whether a key can stand in the manifest: one or more printable ASCII characters but quote and backslash.
bool is_page_key(std::string_view key);

std::string write_manifest(const Manifest& manifest);

/// Nothing when `text` is not a manifest of this schema, or names an address that is none.
std::optional<Manifest> read_manifest(std::string_view text);

}  // namespace candor
