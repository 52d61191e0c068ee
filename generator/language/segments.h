// Text cut where its language cuts it, for comparing and sorting. Offsets are in bytes of the UTF-8 text; no copy of
// the text is made, and each thread keeps one iterator per locale and kind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor::language {

/// The ends of the pieces in ascending order, the last being `text.size()`; none for an empty text. Spaces and
/// punctuation are pieces of their own (UAX #29; Chinese, Japanese and Thai by ICU's dictionaries; Korean by spaces).
/// Malformed bytes are cut like U+FFFD. Texts of 2 GiB and more give one piece.
std::vector<std::size_t> word_boundaries(std::string_view text, std::string_view locale);
std::vector<std::size_t> sentence_boundaries(std::string_view text, std::string_view locale);

/// The same into a vector of the caller's, cleared first: for loops over many texts.
void word_boundaries(std::string_view text, std::string_view locale, std::vector<std::size_t>& ends);
void sentence_boundaries(std::string_view text, std::string_view locale, std::vector<std::size_t>& ends);

/// Bytes that compare (as unsigned) as the locale sorts the texts. Not for keeping: they change with ICU's version.
std::string sort_key(std::string_view text, std::string_view locale);

/// Unicode Normalization Form C. Malformed bytes stay as they are: loading has refused them.
std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);

}  // namespace candor::language
