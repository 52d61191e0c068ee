// Which facts a pack's expressions look at, found by reading them, not by running them: a branch that nobody takes
// today is found too. What cannot be followed by reading (a list made on the way, say) is left alone, and never blamed.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shape/schema.h"
#include "template/template.h"

namespace candor {

/// What an expression asks that no facts could ever answer.
struct PackFault {
  enum class Kind {
    path,   ///< `what` is no path of the schema (`retention.*.kepe`, `document.audiense`)
    value,  ///< `value` can never stand at the path `what`, whose words are `choices` (none where it is a country)
    pair,   ///< of a pair of an id and an entry, `what` is asked: neither `0` nor `1…`
  };
  Kind kind = Kind::path;
  std::string what;
  std::string value;
  std::vector<std::string> choices;
  Place place;
};

/// What an expression gives, as far as paths matter: facts at these patterns; pairs of an id and such a fact; lists of
/// lists of them, not yet made flat.
struct PackShape {
  std::vector<std::string> patterns;
  bool pairs = false;
  bool nested = false;
};

class PackPaths {
 public:
  explicit PackPaths(const shape::Schema& schema) : schema_(schema) {}

  /// A name of the pack's own, which later expressions may use.
  void define(const std::string& name, const templates::Expression& expression);
  PackShape read(const templates::Expression& expression);

  std::vector<PackFault> faults;
  std::size_t looked_up = 0;
  /// The paths of facts looked at so far (`retention.*.keep`), those behind the pack's own names too.
  std::set<std::string> patterns;

 private:
  class Reading;
  std::vector<std::string> fields_called(const std::string& name, const std::vector<std::string>& below) const;
  /// What the schema says there: of the facts, or below `document` and `documents.*` of a document's file.
  std::optional<shape::FieldInfo> field(std::string_view pattern) const;

  const shape::Schema& schema_;
  std::map<std::string, PackShape> defined_;
  std::map<std::string, std::set<std::string>> behind_;
  std::set<std::string> stand_for_any_;
};

}  // namespace candor
