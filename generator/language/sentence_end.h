// Where a sentence ends: for a note in brackets that belongs inside it.
#pragma once

#include <cstddef>
#include <string_view>

namespace candor::language {

/// The byte at which what closes the last sentence of `text` begins: its full stop or question mark (Unicode's property
/// Sentence_Terminal, whatever the script). The text's size where it ends in none.
std::size_t end_of_last_sentence(std::string_view text);

}  // namespace candor::language
