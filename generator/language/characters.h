// What kind of character this is, by Unicode's properties: for telling words from what stands between them.
#pragma once

namespace candor::language {

/// A letter or a decimal digit of any script (general category L or Nd).
bool is_letter_or_digit(char32_t c);

/// A letter of a script that has capitals. Such scripts part words by spaces and hang no particles on them.
bool is_cased_letter(char32_t c);

/// White space (the White_Space property): spaces of every width, tabs, line ends.
bool is_white_space(char32_t c);

}  // namespace candor::language
