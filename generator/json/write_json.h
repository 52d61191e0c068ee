// Writes a tree of values as JSON (RFC 8259), the same bytes everywhere: keys in the order given, UTF-8 as it is.
#pragma once

#include <string>

#include "model/value.h"

namespace candor::json {

/// Two spaces a level and a final line feed, or all on one line without. Flags are `true` and `false`, numbers are
/// numbers, `none` is null, every other scalar is a string; an undefined entry is left out.
enum class Layout { indented, one_line };
std::string write_json(const Value& value, Layout layout = Layout::indented);

}  // namespace candor::json
