// Where a sentence ends: for a note in brackets that belongs inside it, and for a name that ends as a sentence does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candor::language {

/// The byte at which what closes the last sentence of `text` begins: its full stop or question mark (Unicode's property
/// Sentence_Terminal, whatever the script). The text's size where it ends in none.
std::size_t end_of_last_sentence(std::string_view text);

/// The sentence with one full stop where `name`, which was put into it, brings a full stop of its own: "by Acme Inc."
/// and not "by Acme Inc..".
std::string with_one_stop_after(std::string sentence, std::string_view name);

}  // namespace candor::language
