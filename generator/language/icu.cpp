#include "language/icu.h"

#include <unicode/timezone.h>

#include <mutex>
#include <stdexcept>

namespace candor::language {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

void require(UErrorCode status, const char* doing) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU failed at ") + doing + ": " + u_errorName(status));
}

void pin_icu_defaults() {
  static std::once_flag once;
  std::call_once(once, [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale::setDefault(icu::Locale::getRoot(), status);
    require(status, "setting the default locale");
    icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
  });
}

icu::Locale icu_locale(std::string_view tag) {
  pin_icu_defaults();
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) return icu::Locale::getRoot();
  // By ICU's own names of the keys (`nu`, `ca`): its table from BCP 47's is slow to load, and few tags need it.
  const bool has_digits = !locale.getKeywordValue<std::string>("numbers", status).empty();
  status = U_ZERO_ERROR;
  if (!has_digits) locale.setKeywordValue("numbers", "latn", status);
  locale.setKeywordValue("calendar", "gregorian", status);
  require(status, "choosing calendar and digits");
  return locale;
}

}  // namespace candor::language
