#include "language/plural_categories.h"

#include <unicode/plurrule.h>

#include <memory>

#include "language/icu.h"

namespace candor::language {

namespace {

// Every category that counting in policies meets is reached by then. `many` of French, Spanish, Italian and Portuguese
// is for millions: a translator who leaves it out gets `other`, which reads almost the same.
constexpr int most_counted = 200;

PluralCategories read_categories(const icu::Locale& locale, UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, type, status));
  require(status, "loading plural rules");
  PluralCategories categories;
  categories.needed.insert("other");
  for (int number = 0; number <= most_counted; ++number) categories.needed.insert(to_utf8(rules->select(number)));
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  require(status, "listing plural categories");
  while (const icu::UnicodeString* keyword = keywords->snext(status)) categories.known.insert(to_utf8(*keyword));
  return categories;
}

}  // namespace

const PluralCategories& plural_categories(std::string_view language, PluralKind kind) {
  struct Cardinal;
  struct Ordinal;
  if (kind == PluralKind::ordinal) {
    return kept_for<Ordinal>(language, [](const icu::Locale& l) { return read_categories(l, UPLURAL_TYPE_ORDINAL); });
  }
  return kept_for<Cardinal>(language, [](const icu::Locale& l) { return read_categories(l, UPLURAL_TYPE_CARDINAL); });
}

}  // namespace candor::language
