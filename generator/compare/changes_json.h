// Changes of fact as data: the shape of `candor changes --format json` and of a version's changes.json, which
// tests/reports/changes.schema.json describes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/change.h"
#include "model/page.h"
#include "model/value.h"

namespace candor {

/// One of the two sides.
struct ChangesSide {
  std::string document;                ///< `modelux/privacy`
  std::optional<std::string> release;  ///< the version's name; none for a draft
  std::optional<Date> published;
  std::optional<Date> effective;
  std::string sha256;  ///< of the text in the controlling language
};

/// `{"schema":1,"old","new","changes":[{"id","kind","path","before","after","sentences"}]}`. `told` is by language.
Value changes_as_value(const ChangesSide& old_side, const ChangesSide& new_side, const std::vector<Change>& changes,
                       const std::map<std::string, std::vector<ToldChange>>& told);

}  // namespace candor
