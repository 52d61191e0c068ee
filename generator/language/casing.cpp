#include "language/casing.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "language/icu.h"

namespace candor::language {

std::string with_first_upper(std::string_view text, std::string_view locale) {
  if (text.empty()) return {};
  std::size_t end = 0;
  const char32_t first = next_code_point(text, end);
  if (!u_islower(static_cast<UChar32>(first))) return std::string(text);
  icu::UnicodeString letter(static_cast<UChar32>(first));
  struct Casing;
  letter.toTitle(nullptr, kept_for<Casing>(locale, [](const icu::Locale& made) { return made; }));
  std::string out;
  letter.toUTF8String(out);
  return out.append(text.substr(end));
}

std::string folded(std::string_view text) { return to_utf8(from_utf8(text).foldCase()); }

}  // namespace candor::language
