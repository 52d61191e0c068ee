#include "pipeline/decisions.h"

#include <algorithm>

#include "hash/sha256.h"
#include "release/recall_record.h"

namespace candor {

namespace {

void read_next(const Value& next, Decisions& decisions) {
  if (const auto date = read_iso_date(next.at("published").text())) decisions.published = *date;
  decisions.effective = read_iso_date(next.at("effective").text());
  for (const Value& stated : next.at("stated_dates").items()) {
    (stated.text() == "published" ? decisions.stated_dates.published : decisions.stated_dates.effective) = true;
  }
  for (const auto& [language, note] : next.at("note").entries()) decisions.notes[language] = note.text();
  decisions.approved_by = next.at("approved_by").text();
}

void check_dates(const Decisions& decisions, const Record& record, const Place& place, Diagnostics& diagnostics) {
  const Version* latest = record.latest();
  if (latest && decisions.published < latest->published) {
    diagnostics.add({.id = "published-goes-back",
                     .place = place,
                     .message = "the new version would be published on " + iso_text(decisions.published) +
                                ", before version " + latest->name,
                     .why = "a record that goes back in time cannot say what was in force on a day",
                     .help = "publish it on " + iso_text(latest->published) + " or later"});
  }
  if (decisions.effective && *decisions.effective < decisions.published) {
    diagnostics.add({.id = "effective-before-published",
                     .place = place,
                     .message = "the new version would bind from " + iso_text(*decisions.effective) +
                                ", before it is published on " + iso_text(decisions.published),
                     .why = "nobody can be bound by words that were not yet published",
                     .help = "choose an effective date of " + iso_text(decisions.published) + " or later"});
  }
}

}  // namespace

Decisions decide(const Run& run, const ReleaseRequest& request, const Company& company, const Document& document,
                 const Record& record, Date today, Date real_today, Diagnostics& diagnostics) {
  Decisions decisions{.published = today};
  const std::string path = record_folder(company.id, document.id) + "/next.yaml";
  const auto bytes = run.files.read(path_in(run.root, path));
  const auto next = company.decisions.find(document.id);
  if (bytes && next != company.decisions.end()) {
    const std::string hash = sha256_hex(*bytes);
    const bool spent = std::any_of(record.versions.begin(), record.versions.end(), [&](const Version& version) {
      return version.release.at_path("decisions.sha256").text() == hash;
    });
    if (!spent) {
      read_next(next->second, decisions);
      decisions.sha256 = hash;
    }
  }
  if (request.published) decisions.published = *request.published;
  if (request.effective) decisions.effective = request.effective;
  if (!request.note.empty()) decisions.notes[document.controlling] = request.note;
  if (!request.approved_by.empty()) decisions.approved_by = request.approved_by;
  decisions.backdated = decisions.published < real_today;
  check_dates(decisions, record, {.file = bytes ? path : document.place.file}, diagnostics);
  return decisions;
}

}  // namespace candor
