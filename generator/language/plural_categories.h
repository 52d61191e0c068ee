// Which plural forms a language has, and which of them a message cannot do without (CLDR plural rules, by ICU).
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace candor::language {

enum class PluralKind { cardinal, ordinal };  ///< 3 days; the 3rd day

struct PluralCategories {
  std::set<std::string> needed;  ///< `other`, and what whole numbers from 0 to 200 reach
  std::set<std::string> known;   ///< all the language has, also those for fractions and millions
};

/// For a BCP 47 tag; a language ICU does not know has `other` alone. Kept per thread.
const PluralCategories& plural_categories(std::string_view language, PluralKind kind);

}  // namespace candor::language
