#include "pipeline/verify_record.h"

#include "load/project.h"
#include "pipeline/against.h"
#include "release/recall_record.h"

namespace candor {

namespace {

/// Companies as the folders are, listed or not: a record does not end because somebody forgot to list it.
std::vector<std::string> company_folders(const Run& run) {
  std::vector<std::string> folders;
  const auto entries = run.files.list(path_in(run.root, "content"));
  if (!entries) return folders;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type == FileType::directory && !entry.name.starts_with('.')) folders.push_back(entry.name);
  }
  return folders;
}

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

/// Every version of every record at that commit, beside what stands here now. Its own record is proved first: a broken
/// one says nothing about ours.
void verify_against(const Run& run, const std::string& ref, const git::Commit& commit, const shape::Schema& schema,
                    Diagnostics& diagnostics) {
  const Run then = run_at(run, commit);
  for (const std::string& company : company_folders(then)) {
    for (const std::string& document : recorded_documents(then.files, then.root, company)) {
      Diagnostics broken;
      const Record before = recall_record(then.files, then.root, company, document, schema, broken);
      for (Diagnostic found : broken.found()) {
        found.place.file = ref + ":" + found.place.file;
        diagnostics.add(std::move(found));
      }
      Diagnostics told_already;
      const Record now = recall_record(run.files, run.root, company, document, schema, told_already);
      check_still_there(before, now, ref, company, diagnostics);
    }
  }
}

}  // namespace

Outcome verify_record(const Run& run, const std::string& against) {
  Diagnostics diagnostics;
  const shape::Schema schema = load_built_in_schema(diagnostics);
  std::size_t versions = 0;
  std::size_t documents = 0;
  std::string proved;
  for (const std::string& company : company_folders(run)) {
    for (const std::string& document : recorded_documents(run.files, run.root, company)) {
      const Record record = recall_record(run.files, run.root, company, document, schema, diagnostics);
      versions += record.versions.size();
      for (const Version& version : record.versions) {
        proved += "proved " + company + "/" + document + "@" + version.name + ", sha256 " + version.hash + "\n";
      }
      documents += record.versions.empty() ? 0 : 1;
    }
  }
  std::string compared;
  if (!against.empty()) {
    const auto commit = project_at(run, against);
    if (!commit) {
      diagnostics.add(commit.error());
      return {.diagnostics = std::move(diagnostics), .ending = Ending::failed};
    }
    verify_against(run, against, *commit, schema, diagnostics);
    proved += "`" + against + "` is " + commit->id + "\n";
    compared = "all versions that `" + against + "` has are still there\n";
  }
  if (diagnostics.has_errors()) return {.diagnostics = std::move(diagnostics), .ending = Ending::refused};
  return {.diagnostics = std::move(diagnostics),
          .said = "the record is whole: " + counted(versions, "version") + " of " + counted(documents, "document") +
                  "\n" + compared,
          .details = std::move(proved)};
}

}  // namespace candor
