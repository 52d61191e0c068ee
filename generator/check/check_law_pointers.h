// What a text's own words point to on the same page ("listed below") and that does not stand there. Internal to the
// checks of law.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/vague_phrases.h"

namespace candor {

/// The sentences of a prepared text.
std::vector<std::string_view> sentences_of(std::string_view prepared);

/// The phrases by which a text, in Markdown, points to where nothing stands: below its last sentence
/// (`points_below`), above its first (`points_above`), to a list or table that does not follow (`points_to_list`).
std::vector<std::string> pointers_to_nothing(std::string_view markdown, std::string_view language,
                                             const VaguePhrases& phrases);

}  // namespace candor
