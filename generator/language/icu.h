// The door between our UTF-8 and ICU's objects. For the .cpp files of this folder only: no header of ours shows ICU.
#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace candor::language {

icu::UnicodeString from_utf8(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);

/// ICU's locale for a BCP 47 tag: Gregorian calendar always, Latin digits unless the tag chooses others (`-u-nu-`).
/// The root locale for a tag that is not well-formed. Also sees to it, once, that ICU's process-wide defaults are the
/// root locale and UTC: where ICU has no data for a locale it falls back to the *default* one, which is LC_ALL's, and
/// would write an Icelandic date in the language of whoever runs the build.
icu::Locale icu_locale(std::string_view tag);

/// The two process-wide defaults alone, for what takes no locale.
void pin_icu_defaults();

/// Throws std::runtime_error when ICU failed: no data, no memory. Never for what an author wrote.
void require(UErrorCode status, const char* doing);

/// A thread's own ICU object for a locale, made by `make(icu::Locale)` on first use. `Key` must be a different type for
/// each kind of object.
template <typename Key, typename Make>
auto& kept_for(std::string_view locale, Make make) {
  using Object = decltype(make(icu::Locale::getRoot()));
  thread_local std::map<std::string, Object, std::less<>> kept;
  const auto found = kept.find(locale);
  if (found != kept.end()) return found->second;
  return kept.emplace(std::string(locale), make(icu_locale(locale))).first->second;
}

}  // namespace candor::language
