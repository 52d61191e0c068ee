// What has been published: a document's versions, each frozen for good (generator/README.md, "The record").
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/value.h"

namespace candor {

/// Which of its two dates the company states as its own; only these are printed as such.
struct StatedDates {
  bool published = false;
  bool effective = false;
};

/// One frozen version. Named by the day it was published, `2026-04-14`, a second one of that day `2026-04-14-2`.
struct Version {
  std::string name;
  Date published{};
  std::optional<Date> effective;  ///< none: in force from publication
  StatedDates stated_dates;
  std::string kind = "change";                ///< release.yaml's `kind`
  std::string controlling;                    ///< the controlling language, frozen with it
  Value release;                              ///< release.yaml
  std::map<std::string, std::string> texts;   ///< language → frozen Markdown
  std::map<std::string, std::string> hashes;  ///< file name → SHA-256, as SHA256SUMS lists them
  std::string facts_yaml;                     ///< facts.yaml byte for byte; typed only where it is needed
  std::string sums;                           ///< SHA256SUMS byte for byte
  std::string hash;                           ///< SHA-256 of SHA256SUMS: proves the version and all before it

  /// The first day on which its words bind: `effective`, or else `published`.
  Date in_force_from() const { return effective.value_or(published); }
};

/// One document's versions, oldest first. `as_of` has already cut them: nothing later is known here.
struct Record {
  std::string document;  ///< id
  std::vector<Version> versions;

  const Version* version(std::string_view name) const;
  const Version* latest() const { return versions.empty() ? nullptr : &versions.back(); }
  /// The version before this one in order of publication, or none.
  const Version* before(const Version& version) const;
  /// In force on `day`: of the versions published and effective by then, the one with the latest effective date; of
  /// two on one day the later published.
  const Version* in_force(Date day) const;
  /// The version that would be in force on `day` if `name` had not been published: what it replaces.
  const Version* in_force_without(Date day, std::string_view name) const;
};

}  // namespace candor
