// Capitals: the first letter of words that come to stand at the beginning of a sentence, a cell or a line; and texts
// compared without them.
#pragma once

#include <string>
#include <string_view>

namespace candor::language {

/// `text` with its first letter in title case as the locale writes it (`i` is `İ` in Turkish, `ǆ` is `ǅ`); the rest
/// stays as it is. Text that does not begin with a letter, and scripts without case, stay as they are.
std::string with_first_upper(std::string_view text, std::string_view locale);

/// The text as it compares without capitals (Unicode's full case folding, no locale): `Straße` and `STRASSE` are one.
std::string folded(std::string_view text);

}  // namespace candor::language
