// A redline on its own, for `candor redline --format html`: a fragment to put into any page, or a whole page that
// needs no other file.
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"
#include "model/redline.h"
#include "render/render_tools.h"

namespace candor {

enum class RedlineForm { fragment, page };

/// HTML of the redline in `language`; a page names the two sides in its title. The fragment's element carries
/// `data-redline` (print_tree.h).
std::string render_redline(const Redline& redline, const std::string& language, const std::string& old_name,
                           const std::string& new_name, RedlineForm form, const RenderTools& tools,
                           Diagnostics& diagnostics);

}  // namespace candor
