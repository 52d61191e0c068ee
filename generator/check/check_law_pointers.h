// What stands where in a text: what its own words point to on the same page ("listed below") and does not stand there,
// and terms that are used before they are defined. Internal to the checks of law.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/vague_phrases.h"
#include "model/text.h"

namespace candor {

/// The sentences of a prepared text.
std::vector<std::string_view> sentences_of(std::string_view prepared);

/// The phrases by which a text, in Markdown, points to where nothing stands: below its last sentence
/// (`points_below`), above its first (`points_above`), to a list or table that does not follow (`points_to_list`).
std::vector<std::string> pointers_to_nothing(std::string_view markdown, std::string_view language,
                                             const VaguePhrases& phrases);

/// Where `name` stands in the text, at `from` or behind it, as a word or as words and not as a part of a longer one;
/// `npos` where it does not. A particle may follow it (`Acme는`).
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from = 0);

/// Does the text use a term before the block that states the fact at `path`, which defines it? Inside of a sentence
/// alone: at the beginning of one, any word has a capital. Headings announce what follows them and do not count. False
/// where no block states the fact, as in a frozen text.
bool is_used_before(const Text& text, std::string_view path, std::string_view term);

}  // namespace candor
