// Where in HTML, or in a line of Markdown, each output stands, and so how it must be escaped. Decided once, from the
// literal text around it: text, a quoted attribute, an address. An output anywhere else (in a tag, a script, a comment,
// an unquoted attribute, a code span) does not compile. Internal.
#pragma once

#include "template/syntax.h"

namespace candor::templates {

/// Sets `escape` of every output and `url_begin` of every text. False when something stands where it must not.
bool find_contexts(Program& program, Diagnostics& diagnostics);

}  // namespace candor::templates
