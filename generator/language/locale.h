// Languages, countries and scripts: which exist, which way they run, what they are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::language {

/// Is the tag well-formed, its language one of ISO 639, its script of ISO 15924 and its region of ISO 3166 or UN M.49
/// (as ICU knows them)? The pseudo-regions XA and XB are known. Says nothing about whether ICU has data for it.
bool is_known_language(std::string_view tag);

/// Does ICU have formats (dates, lists, plurals) for the tag's language? If not, CLDR's root writes them.
bool has_formats(std::string_view tag);

/// `tag` with the digits of a CLDR numbering system: `with_digits("fa", "arabext")` is `fa-u-nu-arabext`. `latn` is
/// what every function here uses anyway, and leaves the tag as it is. An unknown system too: ask `are_known_digits`
/// first.
std::string with_digits(std::string_view tag, std::string_view digits);
bool are_known_digits(std::string_view digits);  ///< decimal numbering systems of CLDR only: `latn`, `arab`, `deva`, …

enum class Direction { left_to_right, right_to_left };
/// Which way the tag's script runs, likely subtags added (`az-Arab`, `ur`). Left to right for an unreadable tag.
Direction direction(std::string_view tag);
std::string_view name_of(Direction direction);  ///< `ltr`, `rtl`: HTML's `dir`

/// The ISO 15924 code of the tag's script, likely subtags added: `Latn`, `Kore`, `Hant`. Empty for an unreadable tag.
std::string script(std::string_view tag);

/// What a language is called within a sentence of another: `language_name("ko", "en")` is `Korean`, in French `coréen`.
/// The tag itself when CLDR has no name for it.
std::string language_name(std::string_view tag, std::string_view locale);
/// What a language calls itself, as it writes a word that stands alone in a menu: `English`, `한국어`, `Français`.
std::string own_name(std::string_view tag);

enum class NameLength { standard, brief };  ///< `United States`, `US`
/// A country's name; `code` is ISO 3166-1 alpha-2, upper case. Nothing when there is no such country, or the code is an
/// old or informal one (`DD`, `UK`).
std::optional<std::string> country_name(std::string_view code, std::string_view locale,
                                        NameLength length = NameLength::standard);

/// Versions of what writes our words, recorded with each release: `72.1`, `42.0`, `15.0`.
std::string icu_version();
std::string cldr_version();
std::string unicode_version();

}  // namespace candor::language
