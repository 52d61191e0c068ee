#include "pipeline/walk_company.h"

#include <algorithm>
#include <numeric>

#include "base/parallel.h"
#include "compose/compose_document.h"
#include "load/load_company.h"
#include "release/recall_record.h"

namespace candor {

const WalkedDocument* WalkedCompany::document(std::string_view id) const {
  const auto found = std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

bool all_read(const WalkedCompany& walked) {
  return std::all_of(walked.documents.begin(), walked.documents.end(),
                     [](const WalkedDocument& document) { return !document.document || !document.texts.empty(); });
}

namespace {

/// What was published of a document, and what would be said today.
void walk_document(const Run& run, const Project& project, const WalkedCompany& walked, bool reads,
                   WalkedDocument& document, Diagnostics& diagnostics) {
  // Proven whole, as far as the day of the run knows it.
  document.record = as_of(
      recall_record(run.files, run.root, walked.company.id, document.id, project.schema, diagnostics), walked.today);
  // Facts, templates or messages that do not read would only echo here.
  if (!reads || !project.can_speak || !document.document) return;
  document.texts = compose_document({walked.company, *document.document, *project.words, walked.today}, diagnostics);
}

/// Side by side, all are done soonest when the longest does not begin last.
std::vector<std::size_t> longest_first(const WalkedCompany& walked) {
  const auto length = [&](std::size_t i) {
    const Document* document = walked.documents[i].document;
    return document ? document->sections.size() : 0;
  };
  std::vector<std::size_t> order(walked.documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
  return order;
}

}  // namespace

WalkedCompany walk_company(const Run& run, const Project& project, const std::string& id, Diagnostics& diagnostics,
                           std::size_t jobs) {
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
  const std::vector<std::size_t> order = longest_first(walked);
  std::vector<Diagnostics> found(order.size());
  for_each_index(order.size(), jobs, [&](std::size_t i) {
    const std::size_t index = order[i];
    walk_document(run, project, walked, reads, walked.documents[index], found[index]);
  });
  for (Diagnostics& of_document : found) own.append(std::move(of_document));
  diagnostics.append(std::move(own));
  return walked;
}

}  // namespace candor
