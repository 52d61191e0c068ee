#include "language/locale.h"

#include <unicode/locdspnm.h>
#include <unicode/numsys.h>
#include <unicode/region.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include <array>
#include <memory>
#include <set>

#include "language/icu.h"

namespace candor::language {

namespace {

constexpr std::size_t longest_tag = 100;

std::optional<icu::Locale> read_tag(std::string_view tag) {
  pin_icu_defaults();
  if (tag.empty() || tag.size() > longest_tag) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(tag.data(), static_cast<std::int32_t>(tag.size()));
  icu::Locale locale = icu::Locale::forLanguageTag(piece, status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0') return std::nullopt;
  return locale;
}

std::set<std::string, std::less<>> make_set(const char* const* names) {
  std::set<std::string, std::less<>> set;
  for (; *names != nullptr; ++names) set.insert(*names);
  return set;
}

bool is_known_script(const char* code) {
  return *code == '\0' || u_getPropertyValueEnum(UCHAR_SCRIPT, code) != UCHAR_INVALID_CODE;
}

bool is_known_region(std::string_view code) {
  if (code.empty() || code == "XA" || code == "XB") return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Region* region = icu::Region::getInstance(std::string(code).c_str(), status);
  return U_SUCCESS(status) && region != nullptr && region->getRegionCode() == code && code != "ZZ";
}

using Names = std::unique_ptr<icu::LocaleDisplayNames>;

Names make_names(const icu::Locale& locale, UDisplayContext place, UDisplayContext length) {
  std::array<UDisplayContext, 3> contexts{place, length, UDISPCTX_DIALECT_NAMES};
  Names names(icu::LocaleDisplayNames::createInstance(locale, contexts.data(), contexts.size()));
  if (!names) require(U_MEMORY_ALLOCATION_ERROR, "loading names");
  return names;
}

const icu::LocaleDisplayNames& names_in_sentence(std::string_view locale) {
  struct InSentence;
  return *kept_for<InSentence>(locale, [](const icu::Locale& l) {
    return make_names(l, UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE, UDISPCTX_LENGTH_FULL);
  });
}

const icu::LocaleDisplayNames& brief_names(std::string_view locale) {
  struct Brief;
  return *kept_for<Brief>(locale, [](const icu::Locale& l) {
    return make_names(l, UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE, UDISPCTX_LENGTH_SHORT);
  });
}

std::string name_by(const icu::LocaleDisplayNames& names, std::string_view tag) {
  const auto locale = read_tag(tag);
  if (!locale) return std::string(tag);
  // Without extensions: `fa-u-nu-latn` is Persian, not "Persian (Western Digits)".
  icu::UnicodeString name;
  names.localeDisplayName(icu::Locale(locale->getBaseName()), name);
  return to_utf8(name);
}

icu::Locale with_likely_subtags(const icu::Locale& locale) {
  icu::Locale likely = locale;
  UErrorCode status = U_ZERO_ERROR;
  likely.addLikelySubtags(status);
  return U_SUCCESS(status) ? likely : locale;
}

std::string version_text(const UVersionInfo version) {
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace

bool is_known_language(std::string_view tag) {
  static const auto languages = make_set(uloc_getISOLanguages());
  const auto locale = read_tag(tag);
  return locale && languages.contains(std::string_view(locale->getLanguage())) &&
         is_known_script(locale->getScript()) && is_known_region(locale->getCountry());
}

bool has_formats(std::string_view tag) {
  static const auto available = [] {
    std::set<std::string, std::less<>> set;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) set.insert(locales[i].getLanguage());
    return set;
  }();
  const auto locale = read_tag(tag);
  return locale && available.contains(std::string_view(locale->getLanguage()));
}

bool are_known_digits(std::string_view digits) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberingSystem> system(
      icu::NumberingSystem::createInstanceByName(std::string(digits).c_str(), status));
  return U_SUCCESS(status) && system && !system->isAlgorithmic() && system->getRadix() == 10;
}

std::string with_digits(std::string_view tag, std::string_view digits) {
  auto locale = read_tag(tag);
  if (!locale || digits == "latn" || !are_known_digits(digits)) return std::string(tag);
  UErrorCode status = U_ZERO_ERROR;
  locale->setUnicodeKeywordValue("nu", icu::StringPiece(digits.data(), static_cast<int>(digits.size())), status);
  std::string with = locale->toLanguageTag<std::string>(status);
  return U_SUCCESS(status) ? with : std::string(tag);
}

Direction direction(std::string_view tag) {
  const auto locale = read_tag(tag);
  return locale && locale->isRightToLeft() ? Direction::right_to_left : Direction::left_to_right;
}

std::string_view name_of(Direction direction) { return direction == Direction::right_to_left ? "rtl" : "ltr"; }

std::string script(std::string_view tag) {
  const auto locale = read_tag(tag);
  return locale ? with_likely_subtags(*locale).getScript() : "";
}

std::string language_name(std::string_view tag, std::string_view locale) {
  return name_by(names_in_sentence(locale), tag);
}

std::string own_name(std::string_view tag) {
  struct InMenu;
  const auto& names = *kept_for<InMenu>(tag, [](const icu::Locale& l) {
    return make_names(l, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU, UDISPCTX_LENGTH_FULL);
  });
  return name_by(names, tag);
}

std::optional<std::string> country_name(std::string_view code, std::string_view locale, NameLength length) {
  static const auto countries = make_set(uloc_getISOCountries());
  if (!countries.contains(code)) return std::nullopt;
  const auto& names = length == NameLength::brief ? brief_names(locale) : names_in_sentence(locale);
  icu::UnicodeString name;
  names.regionDisplayName(std::string(code).c_str(), name);
  return to_utf8(name);
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return version_text(version);
}

std::string cldr_version() {
  UVersionInfo version;
  UErrorCode status = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &status);
  require(status, "asking for the version of CLDR");
  return version_text(version);
}

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version_text(version);
}

}  // namespace candor::language
