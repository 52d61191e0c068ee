#include "model/record.h"

#include <algorithm>

namespace candor {

const Version* Record::version(std::string_view name) const {
  const auto found = std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.name == name; });
  return found == versions.end() ? nullptr : &*found;
}

const Version* Record::before(const Version& version) const {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.name == version.name; });
  return found == versions.begin() || found == versions.end() ? nullptr : &*std::prev(found);
}

const Version* Record::in_force(Date day) const { return in_force_without(day, {}); }

const Version* Record::in_force_without(Date day, std::string_view name) const {
  const Version* best = nullptr;
  for (const Version& candidate : versions) {
    if (candidate.name == name || candidate.published > day || candidate.in_force_from() > day) continue;
    if (!best || candidate.in_force_from() >= best->in_force_from()) best = &candidate;
  }
  return best;
}

}  // namespace candor
