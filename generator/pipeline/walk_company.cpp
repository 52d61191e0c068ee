#include "pipeline/walk_company.h"

#include <algorithm>

#include "compose/compose_document.h"
#include "load/load_company.h"
#include "release/recall_record.h"

namespace candor {

const WalkedDocument* WalkedCompany::document(std::string_view id) const {
  const auto found = std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

WalkedCompany walk_company(const Run& run, const Project& project, const std::string& id, Diagnostics& diagnostics) {
  WalkedCompany walked;
  Diagnostics own;
  // What the author wrote.
  walked.company = load_company(run.files, project, id, own);
  const bool reads = !own.has_errors();
  walked.today = today_of(run, walked.company);

  for (const Document& document : walked.company.documents) {
    walked.documents.push_back({.id = document.id, .document = &document, .record = {}, .texts = {}});
  }
  for (const std::string& recorded : recorded_documents(run.files, run.root, id)) {
    if (!walked.document(recorded)) walked.documents.push_back({.id = recorded, .record = {}, .texts = {}});
  }
  for (WalkedDocument& document : walked.documents) {
    // What was published, proven whole, as far as the day of the run knows it.
    document.record = as_of(recall_record(run.files, run.root, id, document.id, project.schema, own), walked.today);
    // What would be said today. Facts, templates or messages that do not read would only echo here.
    if (!reads || !project.can_speak || !document.document) continue;
    document.texts = compose_document({walked.company, *document.document, *project.words, walked.today}, own);
  }
  diagnostics.append(std::move(own));
  return walked;
}

}  // namespace candor
