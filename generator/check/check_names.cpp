#include "check/check_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "wording/things.h"

namespace candor {

namespace {

/// The field that would name the thing; none where it has a name, or cannot have one.
std::string_view missing_name(const Value& thing) {
  const auto is_there = [&](std::string_view field) { return thing.find(field) != nullptr; };
  const auto& fields = wording::naming_fields;
  if (!thing.is(Kind::map) || std::any_of(fields.begin(), fields.end(), is_there)) return {};
  for (const std::string_view field : fields) {
    if (std::find(thing.known().begin(), thing.known().end(), field) != thing.known().end()) return field;
  }
  return {};
}

class NameWalk {
 public:
  NameWalk(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics)
      : company_(company), stated_(stated), diagnostics_(diagnostics) {}

  void look_at(const Value& value) {
    for (const Value& item : value.items()) look_at(item);
    for (const auto& [key, child] : value.entries()) look_at(child);
    if (!value.is(Kind::reference) || stated_.speak_of(value.path())) return;
    if (stated_.speak_of(value.target())) return;  // it is told by something else than a name
    const std::string_view field = missing_name(company_.facts.at_path(value.target()));
    if (!field.empty()) tell(value, field);
  }

 private:
  void tell(const Value& reference, std::string_view field) {
    diagnostics_.add({.id = "name-missing",
                      .severity = Severity::warning,
                      .place = reference.place(),
                      .message = "`" + reference.target() + "` has no name, and no document of `" + company_.id +
                                 "` says that it is meant here",
                      .why = "readers see a list without it, or a sentence with a gap",
                      .help = "give `" + reference.target() + "` a `" + std::string(field) + "`",
                      .subject = company_.id + ":" + reference.path()});
  }

  const Company& company_;
  const StatedPaths& stated_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_names(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics) {
  NameWalk(company, stated, diagnostics).look_at(company.facts);
}

}  // namespace candor
