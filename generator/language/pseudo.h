// A made-up locale for tests: every word from locales/ becomes visibly longer and accented, so that a sentence on a
// page that is not was not in locales/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/messages.h"

namespace candor::language {

/// The made-up language: right to left, six plural categories, and formats of Arabic.
inline constexpr std::string_view pseudo_language = "ar-XB";

/// `We keep it` as `Ẇêê ḱêêṗ îîţ`: no letter a-z is left but in link targets, code spans, HTML entities and autolinks,
/// and every vowel stands twice. Text and Markdown alike.
std::string pseudo_text(std::string_view text);

/// The same for the words of a pattern that reads: names, keywords and syntax stay, apostrophes stay safe, and each
/// plural gets the categories `pseudo_language` needs, made from its `other`. A pattern that does not read comes back
/// as it is.
std::string pseudo_pattern(std::string_view pattern);

/// All of a catalogue's messages, made up. Verbatim messages are left out: they are taken over.
std::vector<MessageSource> pseudo_sources(const Catalogue& reference);

}  // namespace candor::language
