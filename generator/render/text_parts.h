// What a page template is given of a text or a redline: its title, its contents and its words, as HTML made by
// print_html.
#pragma once

#include "model/page.h"
#include "render/render_tools.h"

namespace candor {

/// {heading: {id, html}, contents: [{id, title, language}], sections: [{html, language}]}. The first heading stands in
/// the page's head, so it is left out of the sections. A section with a `language` stands in that one instead of the
/// text's own.
Value text_parts(const TreeNode& text, const Page& page, const RenderTools& tools);
/// The same, printed with these options.
Value text_parts(const TreeNode& text, const render::HtmlOptions& options);

/// The whole text as one piece of HTML, with ids and without what belongs to our own pages.
std::string text_fragment(const TreeNode& text, const Page& page, const RenderTools& tools);

/// {title, html, places: [{anchor, title}]}: the redline's first heading, the rest, and where it changed, a place for
/// each section.
Value redline_parts(const Redline& redline, const Page& page, const RenderTools& tools);
/// The same, its words printed with these options.
Value redline_parts(const Redline& redline, const std::string& language, const RenderTools& tools,
                    render::HtmlOptions options);

/// {version: [{id, sentence}]}, the sentences as HTML.
Value told_parts(const PageMaterials& materials);

}  // namespace candor
