#include "pipeline/check_project.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/suggest.h"
#include "check/check_law.h"
#include "check/check_reviews.h"
#include "load/project.h"
#include "pipeline/check_company.h"
#include "pipeline/walk_company.h"

namespace candor {

namespace {

std::vector<std::string> wanted_companies(const Project& project, const CheckRequest& request,
                                          Diagnostics& diagnostics) {
  if (request.company.empty()) return project.companies;
  const bool known =
      std::find(project.companies.begin(), project.companies.end(), request.company) != project.companies.end();
  if (known) return {request.company};
  diagnostics.add({.id = "unknown-company",
                   .message = "there is no company `" + request.company + "`",
                   .help = suggestion(request.company, project.companies)});
  return {};
}

/// Was every document composed? What does not read would make its suppressions look useless.
bool reads(const WalkedCompany& walked) {
  return std::all_of(walked.documents.begin(), walked.documents.end(),
                     [](const WalkedDocument& document) { return !document.document || !document.texts.empty(); });
}

void check_one(const Run& run, const Project& project, const Laws& laws, const CheckRequest& request,
               const std::string& id, std::vector<Value>& verdicts, Diagnostics& diagnostics) {
  const WalkedCompany walked = walk_company(run, project, id, diagnostics);
  std::vector<std::string> ids;
  bool known = request.document.empty();
  for (const WalkedDocument& document : walked.documents) {
    ids.push_back(document.id);
    if (!request.document.empty() && document.id != request.document) continue;
    known = true;
    check_document(laws, walked, document, verdicts, diagnostics);
  }
  check_reviews(walked.company, walked.today, diagnostics);
  // Once all its documents are judged, a company's suppressions show whether they still suppress anything.
  if (reads(walked)) check_suppressions(laws, walked.company, verdicts, request.document, walked.today, diagnostics);
  if (known) return;
  diagnostics.add({.id = "unknown-document",
                   .message = "`" + id + "` has no document `" + request.document + "`",
                   .help = suggestion(request.document, ids)});
}

}  // namespace

Outcome check_project(const Run& run, const CheckRequest& request) {
  Outcome outcome;
  const Project project = load_project(run.files, run.root, outcome.diagnostics);
  const std::vector<std::string> companies = wanted_companies(project, request, outcome.diagnostics);
  // Law packs are compiled once, for all companies.
  const Laws laws = compile_laws(project.laws, outcome.diagnostics);
  std::vector<Diagnostics> found(companies.size());
  std::vector<std::vector<Value>> verdicts(companies.size());
  for_each_index(companies.size(), run.jobs,
                 [&](std::size_t i) { check_one(run, project, laws, request, companies[i], verdicts[i], found[i]); });
  for (std::size_t i = 0; i < companies.size(); ++i) {
    outcome.details += companies[i] + ": " + std::to_string(verdicts[i].size()) + " requirements judged\n";
    outcome.diagnostics.append(std::move(found[i]));
    outcome.verdicts.insert(outcome.verdicts.end(), verdicts[i].begin(), verdicts[i].end());
  }
  return outcome;
}

}  // namespace candor
