// A document's changes as an Atom feed (RFC 4287), and the site's map (sitemaps.org 0.9, with xhtml alternates).
#pragma once

#include <optional>
#include <string>

#include "model/page.h"
#include "render/render_tools.h"

namespace candor {

/// The ids come from hashes in the record: they stay when the site moves, a folder is renamed or the words of the
/// feed change (RFC 4287, 4.2.6). Nothing when a text holds a character that XML cannot.
std::optional<std::string> print_feed(const Page& page, const PageMaterials& materials, const RenderTools& tools);

std::optional<std::string> print_sitemap(const Page& page);

/// `urn:uuid:…` made of a SHA-256 and a name (RFC 9562, version 8): the same for the same two, for good.
std::string permanent_id(std::string_view hash, std::string_view name);

}  // namespace candor
