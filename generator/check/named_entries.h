// What an expression of a pack found, as a finding names it: the entries by their ids, and where the first of them
// stands. Internal to the checks of law.
#pragma once

#include <string>
#include <vector>

#include "check/check_law.h"

namespace candor {

/// What a list of entries calls them: the ids of pairs (`purposes|items|…`), or the items' own text.
struct Named {
  std::vector<std::string> names;
  std::string path;  ///< of the first; empty where it is a word that names something else
  Place place;
  std::vector<Evidence> lines;  ///< of all of them
};

/// The names in a value; none where it is no list.
Named names_in(const Value& value);

/// Does `where` speak of entries (`data.*.necessity`)?
bool has_star(const std::string& where);

/// Does `where` speak of entries, and is the first thing named one of them, or stands in one?
bool is_entry_of(const std::string& where, const Named& named);

/// The id of the entry that lacks something, for the help: where `where` has its `*` (`account` of
/// `data.account.items.password`, for `data.*.sensitive`); else what it is called, or what it stands in.
std::string entry_of(const Named& named, const std::string& where);

/// The sentence with the names in place of its `{names}`: each once, with how often it stands there.
std::string with_names(std::string lacks, const std::vector<std::string>& names);

}  // namespace candor
