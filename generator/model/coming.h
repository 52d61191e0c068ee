// What a coming day brings: found by `pipeline/find_coming_days`, printed by `report/`.
#pragma once

#include <string>

#include "base/date.h"
#include "diagnostics/diagnostic.h"

namespace candor {

/// One thing that happens on a day.
struct Coming {
  Date day{};
  std::string kind;      ///< `version`, `proposal`, `law`, `suppression`, `fact`, `review`, `verdict`, `wording`,
                         ///< `agreement` (of documents in force)
  std::string company;   ///< id
  std::string document;  ///< id; empty where it is the whole company's
  std::string subject;   ///< a version, a requirement's id or a fact's path: with the three above, what it is known by
  std::string text;      ///< one line, in English, lower case
  Place place;           ///< the line behind it, if there is one
};

}  // namespace candor
