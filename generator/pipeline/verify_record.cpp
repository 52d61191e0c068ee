#include "pipeline/verify_record.h"

#include "load/project.h"
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

}  // namespace

Outcome verify_record(const Run& run) {
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
  if (diagnostics.has_errors()) return {.diagnostics = std::move(diagnostics), .ending = Ending::refused};
  return {.diagnostics = std::move(diagnostics),
          .said = "the record is whole: " + counted(versions, "version") + " of " + counted(documents, "document") + "\n",
          .details = std::move(proved)};
}

}  // namespace candor
