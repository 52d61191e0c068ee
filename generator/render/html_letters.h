// Text and addresses as HTML holds them, letter for letter as cmark-gfm writes them (its houdini_escape_html0 and
// houdini_escape_href).
#pragma once

#include <string>
#include <string_view>

namespace candor::render {

/// Appends text or an attribute's value: `"`, `&`, `<` and `>` become entities.
void append_escaped(std::string& out, std::string_view text);

/// Appends an address for a quoted attribute. Percent signs stay as they are; what an address cannot hold is written as
/// a percent sign and two digits.
void append_href(std::string& out, std::string_view url);

}  // namespace candor::render
