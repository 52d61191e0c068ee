#include "pipeline/against.h"

#include <map>
#include <set>

#include "diagnostics/fingerprints.h"
#include "release/recall_record.h"

namespace candor {

namespace {

std::string key_of(const JudgedRequirement& verdict) { return verdict.of->name() + "/" + verdict.asked->id; }

bool has_version(const git::Commit& commit, const std::string& company, const Record& record,
                 const std::string& version) {
  const std::string folder = path_in(commit.root, record_folder(company, record.document));
  const auto holds = [&](const std::string& name) {
    const auto status = commit.files->stat(path_in(path_in(folder, name), "SHA256SUMS"));
    return status && status->type == FileType::file;
  };
  return holds(version) || holds("." + version);
}

}  // namespace

tl::expected<git::Commit, Diagnostic> project_at(const Run& run, const std::string& ref) {
  const auto refuse = [&](const std::string& message, const std::string& help) {
    return tl::unexpected(Diagnostic{.id = "against-unreadable",
                                     .message = message,
                                     .why = "what is new can be told only beside what was there",
                                     .help = help,
                                     .subject = ref});
  };
  const auto root = run.files.canonical(run.root);
  if (!root) return refuse(root.error().sentence(), "");
  auto commit = git::read_commit(*root, ref, {"content", "templates", "locales"});
  if (!commit) return refuse(commit.error().message, commit.error().help);
  return std::move(*commit);
}

Run run_at(const Run& run, const git::Commit& commit) {
  return {.files = *commit.files, .root = commit.root, .now = run.now, .as_of = run.as_of, .jobs = run.jobs};
}

bool has_project(const git::Commit& commit) {
  const auto status = commit.files->stat(path_in(commit.root, "content/site.yaml"));
  return status && status->type == FileType::file;
}

void check_release_days(const git::Commit& commit, const std::string& ref, const std::string& company,
                        const Record& record, Date today, Diagnostics& diagnostics) {
  for (const Version& version : record.versions) {
    if (version.published >= today || version.release.at("backdated").is_yes()) continue;
    if (has_version(commit, company, record, version.name)) continue;
    const std::string document = company + "/" + record.document;
    diagnostics.add({.id = "release-day-passed",
                     .place = {.file = record_folder(company, record.document) + "/" + version.name + "/release.yaml"},
                     .message = "version `" + version.name + "` of `" + document + "` is new since `" + ref +
                                "`, and its day of publication has passed",
                     .why = "readers would be told of a day on which nobody could read it",
                     .help = "take its folder and HEAD back to what `" + ref +
                             "` has, and run `candor release` again on the day it is merged",
                     .subject = document + "@" + version.name});
  }
}

Diagnostics new_findings(const Diagnostics& now, const Diagnostics& before) {
  const std::vector<std::string> known = fingerprints(before.in_order());
  const std::set<std::string> were_there(known.begin(), known.end());
  const std::vector<Diagnostic> ordered = now.in_order();
  const std::vector<std::string> prints = fingerprints(ordered);
  Diagnostics found;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (!were_there.contains(prints[i])) found.add(ordered[i]);
  }
  return found;
}

std::vector<JudgedRequirement> moved_verdicts(const std::vector<JudgedRequirement>& now,
                                              const std::vector<JudgedRequirement>& before) {
  std::map<std::string, const JudgedRequirement*> were;
  for (const JudgedRequirement& verdict : before) were[key_of(verdict)] = &verdict;
  std::vector<JudgedRequirement> moved;
  for (const JudgedRequirement& verdict : now) {
    const auto found = were.find(key_of(verdict));
    const JudgedRequirement* was = found == were.end() ? nullptr : found->second;
    if (was && was->status == verdict.status && was->lacks == verdict.lacks) continue;
    moved.push_back(verdict);
    moved.back().was = was ? was->status : "";
  }
  return moved;
}

void check_still_there(const Record& before, const Record& now, const std::string& ref, const std::string& company,
                       Diagnostics& diagnostics) {
  const std::string document = company + "/" + before.document;
  for (const Version& version : before.versions) {
    const Version* still = now.version(version.name);
    if (still && still->hash == version.hash) continue;
    diagnostics.add(
        {.id = "record-rolled-back",
         .place = {.file = record_folder(company, before.document) + "/" + version.name},
         .message = "version `" + version.name + "` of `" + document + "`, which `" + ref + "` has, " +
                    (still ? "holds other bytes now" : "is gone"),
         .why = "words once in force never change; a record rolled back with its HEAD looks whole by itself",
         .help = "restore the folder and HEAD from `" + ref + "`",
         .subject = document + "@" + version.name});
  }
}

}  // namespace candor
