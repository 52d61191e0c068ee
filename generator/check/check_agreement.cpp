#include "check/check_agreement.h"

namespace candor {

namespace {

std::string quoted(const std::vector<Value>& items) {
  std::string all;
  for (const Value& item : items) all += (all.empty() ? "`" : ", `") + item.text() + "`";
  return all;
}

/// The values as they were written, for a change that no template tells.
std::string as_written(const Change& change) {
  if (change.before.is_scalar() && change.after.is_scalar()) {
    return "`" + change.after.text() + "` instead of `" + change.before.text() + "`";
  }
  std::string all;
  if (!change.gained.empty()) all += "only the second has " + quoted(change.gained);
  if (!change.lost.empty()) all += (all.empty() ? "" : ", ") + ("only the first has " + quoted(change.lost));
  return all;
}

std::string values_of(const Disagreement& found) {
  std::string told = found.told.empty() ? as_written(found.change) : found.told;
  while (told.ends_with('.')) told.pop_back();
  return told.empty() ? "" : "; from the first to the second: " + told;
}

std::string what_differs(const Disagreement& found) {
  const std::string thing = "`" + found.change.path + "`";
  if (!found.is_of_lists) return "state " + thing + " differently";
  const bool came = found.change.kind == ChangeKind::added;
  return "do not list the same: only the " + std::string(came ? "second" : "first") + " has " + thing;
}

std::string name_of(const Company& company, const StatingVersion& side) { return company.id + "/" + side.document; }

std::string help(const Company& company, const Disagreement& found) {
  const std::string older = "`candor release " + name_of(company, found.older) + "`";
  const std::string newer = "`candor release " + name_of(company, found.newer) + "`";
  if (!found.ended_by.empty()) {
    return "nothing is left to do: version " + found.ended_by + " of `" + name_of(company, found.older) +
           "` says the same from " + found.ended_on + " on";
  }
  if (found.older.is_behind && found.newer.is_behind) {
    return "the facts say a third thing now: see which holds, then " + older + " and " + newer;
  }
  return (found.newer.is_behind ? newer : older) + " lets it say what the facts say now";
}

/// The fact as it stands today, or what of it still does.
Place place_of(const Company& company, std::string path) {
  while (!path.empty()) {
    const Value& fact = company.facts.at_path(path);
    if (fact.is_defined() && fact.place().line > 0) return fact.place();
    path.resize(path.rfind('.') == std::string::npos ? 0 : path.rfind('.'));
  }
  return {.file = company.facts.at("company").place().file};
}

}  // namespace

void check_agreement(const Company& company, const std::vector<Disagreement>& disagreements, Diagnostics& diagnostics,
                     const std::string& coming) {
  const std::string in_force = "both in force" + (coming.empty() ? "" : " on " + coming);
  for (const Disagreement& found : disagreements) {
    const std::string older = name_of(company, found.older);
    const std::string newer = name_of(company, found.newer);
    diagnostics.add({.id = "documents-disagree",
                     .severity = found.ended_by.empty() ? Severity::warning : Severity::note,
                     .place = place_of(company, found.change.path),
                     .message = "version " + found.older.version + " of `" + older + "` and version " +
                                found.newer.version + " of `" + newer + "`, " + in_force + ", " + what_differs(found) +
                                values_of(found),
                     .why = "whoever reads both is told two things and may hold the company to either",
                     .help = help(company, found),
                     .subject = older + ":" + newer + ":" + found.change.path});
  }
}

}  // namespace candor
