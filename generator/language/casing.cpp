#include "language/casing.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/utf8.h"
#include "language/icu.h"

namespace candor::language {

namespace {

/// ICU would make the iterator anew for each letter, which takes a hundred times as long as the letter.
struct TitleCasing {
  icu::Locale locale;
  std::unique_ptr<icu::BreakIterator> characters;
};

TitleCasing title_casing(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  TitleCasing made{locale,
                   std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createCharacterInstance(locale, status))};
  require(status, "making a break iterator");
  return made;
}

}  // namespace

std::string with_first_upper(std::string_view text, std::string_view locale) {
  if (text.empty()) return {};
  std::size_t end = 0;
  const char32_t first = next_code_point(text, end);
  if (!u_islower(static_cast<UChar32>(first))) return std::string(text);
  icu::UnicodeString letter(static_cast<UChar32>(first));
  const TitleCasing& casing = kept_for<TitleCasing>(locale, title_casing);
  letter.toTitle(casing.characters.get(), casing.locale);
  std::string out;
  letter.toUTF8String(out);
  return out.append(text.substr(end));
}

std::string folded(std::string_view text) { return to_utf8(from_utf8(text).foldCase()); }

}  // namespace candor::language
