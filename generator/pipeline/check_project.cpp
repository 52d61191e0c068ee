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
  // One pack alone says nothing about those of the others.
  if (reads(walked) && request.law.empty()) check_suppressions(laws, walked.company, verdicts, request.document, walked.today, diagnostics);
  if (known) return;
  diagnostics.add({.id = "unknown-document",
                   .message = "`" + id + "` has no document `" + request.document + "`",
                   .help = suggestion(request.document, ids)});
}

/// The packs to ask: all, or the one that was named.
std::vector<Value> wanted_packs(const Project& project, const CheckRequest& request, Diagnostics& diagnostics) {
  if (request.law.empty()) return project.laws;
  std::vector<std::string> ids;
  for (const Value& pack : project.laws) {
    ids.push_back(pack.at("id").text());
    if (ids.back() == request.law) return {pack};
  }
  diagnostics.add({.id = "unknown-law",
                   .message = "there is no law pack `" + request.law + "`",
                   .why = "a pack that nobody reads finds nothing",
                   .help = suggestion(request.law, ids)});
  return {};
}

/// What was asked for with `--only`. What does not read is told all the same, since it may hide the rest.
Diagnostics only_of(const Diagnostics& all, const std::string& id) {
  Diagnostics kept;
  for (const Diagnostic& found : all.found()) {
    const bool hides_the_rest = found.severity == Severity::error && found.requirement.empty();
    if (found.id == id || found.requirement == id || hides_the_rest) kept.add(found);
  }
  return kept;
}

std::vector<Value> only_of(const std::vector<Value>& verdicts, const std::string& id) {
  std::vector<Value> kept;
  for (const Value& verdict : verdicts) {
    if (verdict.at("id").text() == id) kept.push_back(verdict);
  }
  return kept;
}

}  // namespace

Outcome check_project(const Run& run, const CheckRequest& request) {
  Outcome outcome;
  const Project project = load_project(run.files, run.root, outcome.diagnostics);
  const std::vector<std::string> companies = wanted_companies(project, request, outcome.diagnostics);
  // Law packs are compiled once, for all companies.
  const Laws laws = compile_laws(wanted_packs(project, request, outcome.diagnostics), outcome.diagnostics, project.phrases);
  std::vector<Diagnostics> found(companies.size());
  std::vector<std::vector<Value>> verdicts(companies.size());
  for_each_index(companies.size(), run.jobs,
                 [&](std::size_t i) { check_one(run, project, laws, request, companies[i], verdicts[i], found[i]); });
  for (std::size_t i = 0; i < companies.size(); ++i) {
    outcome.details += companies[i] + ": " + std::to_string(verdicts[i].size()) + " requirements judged\n";
    outcome.diagnostics.append(std::move(found[i]));
    outcome.verdicts.insert(outcome.verdicts.end(), verdicts[i].begin(), verdicts[i].end());
  }
  if (request.only.empty()) return outcome;
  outcome.diagnostics = only_of(outcome.diagnostics, request.only);
  outcome.verdicts = only_of(outcome.verdicts, request.only);
  return outcome;
}

}  // namespace candor
