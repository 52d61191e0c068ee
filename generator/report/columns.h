// How wide text is on a terminal: carets and tables must stand right under Korean, Chinese and Japanese as well.
#pragma once

#include <cstddef>
#include <string_view>

namespace candor {

/// Columns that UTF-8 text takes: two for characters that are wide or fullwidth (UAX #11), none for combining marks of
/// the common blocks, one for all others. A malformed byte takes one.
std::size_t terminal_columns(std::string_view text);

}  // namespace candor
