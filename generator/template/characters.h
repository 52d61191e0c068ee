// White space and letter case as Python's strings have them, since Jinja's templates mean these.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor::templates {

/// The length in bytes of the white space character (Python's `str.isspace`, `\s`) at `offset`, or 0 when none stands
/// there.
std::size_t space_at(std::string_view text, std::size_t offset);

/// The offset of the first character that is not white space, from `offset` on.
std::size_t skip_spaces(std::string_view text, std::size_t offset);

/// Without white space at the end, at both ends.
std::string_view trimmed_right(std::string_view text);
std::string_view trimmed(std::string_view text);

/// Full Unicode case mapping, of no particular language (`ß` becomes `SS`).
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);
/// The first character in title case, all others lower.
std::string capitalized(std::string_view text);

/// How many bytes the character (code point) at `offset` takes.
std::size_t character_length(std::string_view text, std::size_t offset);

/// The characters of `text`, in order.
std::vector<std::string_view> characters_of(std::string_view text);

}  // namespace candor::templates
