// release.yaml: what is written down about a version, in the order in which a person would ask.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/change.h"
#include "model/record.h"

namespace candor {

/// How a record is written (release.yaml's `format`). A new one gets the next number; every old one stays readable.
inline constexpr std::string_view record_format = "0";

struct ReleaseEntry {
  std::string company;
  std::string document;
  std::string name;
  Date published{};
  std::optional<Date> effective;
  StatedDates stated_dates;
  std::string zone;
  bool backdated = false;  ///< frozen after the day it says it was published
  std::string controlling;
  std::vector<std::string> languages;
  std::map<std::string, std::string> titles;         ///< by language
  std::map<std::string, std::string> company_names;  ///< by language
  std::string sample_of;                             ///< empty: no sample
  std::map<std::string, std::vector<std::string>> fallbacks;
  std::map<std::string, std::string> notes;
  std::string approved_by;
  std::string replaces;          ///< the version it replaces on the day it takes effect
  std::string decisions_sha256;  ///< of next.yaml as it was spent; empty when there was none
  std::vector<Change> changes;
  std::map<std::string, std::string> tool;  ///< what it was made with
};

std::string release_yaml(const ReleaseEntry& entry);

}  // namespace candor
