// The input of a page as templates see it under `page`: which names there are, and the parts that many pages share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "model/value.h"
#include "render/addresses.h"
#include "render/plan_pages.h"
#include "render/timeline.h"

namespace candor {

/// Gathers the entries of a record. Every record of a page knows all names that templates may ask for, so a name
/// mistyped in a template is an error and one that this page does not set is false.
class Fields {
 public:
  Fields& set(std::string_view name, Value value);  ///< instead of what had the name before
  Fields& text(std::string_view name, std::string text);
  Fields& flag(std::string_view name, bool yes);
  Fields& date(std::string_view name, Date date);

  Value page();     ///< a page's own record
  Value version();  ///< what is said about one version
  Value thing();    ///< a link in a list: a language, a document, a company, a place
 private:
  std::vector<Value::Entry> entries_;
};

/// A step of the path from the site down to a page: {name, link}.
Value step(std::string name, std::string link);

/// A language link: {language, link, current}.
Value language_link(std::string_view language, std::string link, bool current);

/// A page in one of its languages.
struct LanguageLink {
  std::string language;
  std::string path;
  bool indexed = false;  ///< only indexed pages are named to search engines
};

/// The same page in all its languages, in the order shown.
struct LanguageLinks {
  std::vector<LanguageLink> links;
  std::optional<std::string> x_default;  ///< path

  bool is_indexed(std::string_view language) const;
  /// As hreflang wants them: language (last `x-default`) and path of all indexed ones.
  std::vector<std::pair<std::string, std::string>> alternates() const;
};

/// What every HTML page has: title and links of the site, the style sheet, canonical address, languages, `noindex`.
void add_frame(Fields& fields, const Site& site, const Addresses& addresses, std::string_view language,
               const std::string& path, const LanguageLinks& languages);

/// One entry of release.yaml's maps by language (`titles`), or of the controlling language, or the first.
std::string in_language(const Value& by_language, std::string_view language, std::string_view controlling);

std::string default_language(const Site& site);

/// The site's title in that language, or as it stands.
std::string site_title(const Site& site, std::string_view language);

}  // namespace candor
