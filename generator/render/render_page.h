// A page's bytes, from the page and what it needs that costs work. Nothing else is seen here, so that a page's key
// cannot lie.
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"
#include "model/page.h"
#include "render/render_tools.h"

namespace candor {

/// The file's bytes. What fails is in `diagnostics` (a template's mistake, a frozen text that no longer reads), and
/// the result then is not to be published. May be called from several threads, each with its own diagnostics.
std::string render_page(const Page& page, const PageMaterials& materials, const RenderTools& tools,
                        Diagnostics& diagnostics);

}  // namespace candor
