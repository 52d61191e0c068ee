#include "pipeline/check_project.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <map>
#include <memory>

#include "base/parallel.h"
#include "base/suggest.h"
#include "check/check_agreement.h"
#include "check/check_law.h"
#include "check/check_limits_shown.h"
#include "check/check_names.h"
#include "check/check_reviews.h"
#include "check/check_shown.h"
#include "load/project.h"
#include "pipeline/against.h"
#include "pipeline/check_company.h"
#include "pipeline/compare_documents.h"
#include "pipeline/walk_company.h"
#include "pipeline/write_coverage.h"

namespace candor {

namespace {

std::vector<const Text*> all_texts(const WalkedCompany& walked) {
  std::vector<const Text*> texts;
  for (const WalkedDocument& document : walked.documents) {
    for (const Text& text : document.texts) texts.push_back(&text);
  }
  return texts;
}

using Asked = std::map<std::string, std::shared_ptr<const AskedRequirement>, std::less<>>;

/// What reports print of each requirement, by its id: one for all documents.
Asked asked_by(const Laws& laws) {
  Asked all;
  for (const Requirement& one : laws.requirements) {
    AskedRequirement asked{.id = one.id, .law = one.law, .citation = one.citation, .verified = one.verified};
    asked.replaces = one.replaces;
    if (one.in_force_from) asked.in_force_from = iso_text(*one.in_force_from);
    if (one.decided) {
      asked.decided_severity = name_of(one.decided->severity);
      asked.decided_reason = one.decided->reason;
    }
    all[one.id] = std::make_shared<const AskedRequirement>(std::move(asked));
  }
  return all;
}

/// Of the verdicts on one document what a report prints: those of every company are there at once.
void keep(const std::vector<Verdict>& verdicts, const Asked& asked, const CheckRequest& request,
          const JudgedDocument& document, std::vector<JudgedRequirement>& kept) {
  const auto of = std::make_shared<const JudgedDocument>(document);
  kept.reserve(kept.size() + verdicts.size());
  for (const Verdict& verdict : verdicts) {
    const std::string& id = verdict.requirement->id;
    if (!request.only.empty() && id != request.only) continue;
    JudgedRequirement judged{
        .asked = asked.at(id), .of = of, .status = std::string(name_of(verdict.status)), .lacks = verdict.lacks};
    if (verdict.let_pass != LawStatus::not_applicable) judged.suppressed = name_of(verdict.let_pass);
    if (request.evidence) {
      for (const Evidence& line : verdict.evidence) judged.evidence.push_back({line.place.file, line.place.line});
    }
    kept.push_back(std::move(judged));
  }
}

/// What was found about one company.
struct Judged {
  std::size_t count = 0;  ///< of the requirements judged
  std::vector<JudgedRequirement> verdicts;
  std::vector<CoveredDocument> covered;  ///< where coverage pages are wanted
  Diagnostics found;
};

/// What all companies are checked with.
struct Checking {
  const Run& run;
  const Project& project;
  const Laws& laws;
  const Asked& asked;
  const CheckRequest& request;
  const git::Commit* commit;  ///< what it is held against; null: nothing
  const SectionsOfTopics& sections;
};

/// Its documents, one by one; all verdicts on them.
VerdictsOfDocuments check_documents(const Checking& checking, const WalkedCompany& walked, Judged& judged) {
  const CheckRequest& request = checking.request;
  VerdictsOfDocuments all_verdicts;
  std::vector<std::string> ids;
  bool known = request.document.empty();
  for (const WalkedDocument& document : walked.documents) {
    ids.push_back(document.id);
    if (!request.document.empty() && document.id != request.document) continue;
    known = true;
    if (checking.commit) {
      check_release_days(*checking.commit, request.against, walked.company.id, document.record, walked.today,
                         judged.found);
    }
    std::vector<Verdict>& verdicts = all_verdicts[document.id];
    verdicts = check_document(checking.laws, walked, document, judged.found);
    judged.count += verdicts.size();
    keep(verdicts, checking.asked, request, {walked.company.id, document.id}, judged.verdicts);
    if (request.coverage.empty() || !document.document) continue;
    judged.covered.push_back(covered(walked, document, verdicts, request.language));
  }
  if (!known) {
    judged.found.add({.id = "unknown-document",
                      .message = "`" + walked.company.id + "` has no document `" + request.document + "`",
                      .help = suggestion(request.document, ids)});
  }
  return all_verdicts;
}

/// What only all its documents together show. Where a draft does not read, nobody can tell.
void check_across_documents(const Checking& checking, const WalkedCompany& walked,
                            const VerdictsOfDocuments& all_verdicts, Diagnostics& diagnostics) {
  if (!all_read(walked)) return;
  const CheckRequest& request = checking.request;
  check_agreement(walked.company, compare_documents(checking.project, walked, request.document), diagnostics);
  // One pack alone says nothing about what those of the others let pass, or read.
  if (!request.law.empty()) return;
  const std::vector<const Text*> texts = all_texts(walked);
  if (request.document.empty() && !texts.empty()) {
    const StatedPaths stated(texts);
    check_shown(walked.company, stated, texts.front()->language, checking.sections, diagnostics);
    check_limits_shown(walked.company, stated, diagnostics);
    check_names(walked.company, stated, diagnostics);
  }
  check_suppressions(checking.laws, walked.company, all_verdicts, request.document, walked.today, diagnostics);
}

Judged check_one(const Checking& checking, const std::string& id) {
  Judged judged;
  const WalkedCompany walked = walk_company(checking.run, checking.project, id, judged.found);
  const VerdictsOfDocuments verdicts = check_documents(checking, walked, judged);
  check_reviews(walked.company, walked.today, judged.found);
  check_across_documents(checking, walked, verdicts, judged.found);
  return judged;
}

/// The laws to ask: those of all packs, compiled once for all companies, or those of the one that was named.
Laws wanted_laws(const Project& project, const std::string& law, Diagnostics& diagnostics) {
  const std::vector<Value> packs = project.laws.packs();
  Laws laws = compile_laws(packs, diagnostics, project.laws.phrases());
  if (law.empty()) return laws;
  const auto wanted =
      std::find_if(packs.begin(), packs.end(), [&](const Value& pack) { return pack.at("id").text() == law; });
  if (wanted != packs.end()) {
    ask_one_pack(laws, static_cast<std::size_t>(wanted - packs.begin()));
    return laws;
  }
  std::vector<std::string> ids;
  for (const Value& pack : packs) ids.push_back(pack.at("id").text());
  diagnostics.add({.id = "unknown-law",
                   .message = "there is no law pack `" + law + "`",
                   .why = "a pack that nobody reads finds nothing",
                   .help = suggestion(law, ids)});
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

/// Is there something that does not read, and so hides what else there may be?
bool hides_something(const Outcome& outcome) {
  const auto& found = outcome.diagnostics.found();
  return std::any_of(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error && diagnostic.requirement.empty();
  });
}

/// The coverage pages, once everything reads: without a document that does not, they would look complete.
void add_coverage(const Run& run, const Project& project, const CheckRequest& request,
                  const std::vector<Judged>& judged, Outcome& outcome) {
  if (hides_something(outcome)) {
    outcome.said += "the coverage pages were not written: not everything reads\n";
    return;
  }
  std::vector<CoveredDocument> documents;
  for (const Judged& company : judged)
    documents.insert(documents.end(), company.covered.begin(), company.covered.end());
  write_coverage(run, project, request.coverage, request.language, documents, outcome);
}

Outcome failed_with(Diagnostic why) {
  Outcome outcome{.ending = Ending::failed};
  outcome.diagnostics.add(std::move(why));
  return outcome;
}

/// Everything that is found, `commit` or not.
Outcome check_all(const Run& run, CheckRequest request, const git::Commit* commit) {
  Outcome outcome;
  const Project project = load_project(run.files, run.root, outcome.diagnostics, run.jobs);
  if (request.language.empty()) request.language = project.site.at("default_language").text();
  const std::vector<std::string> companies = wanted_companies(project, request.company, outcome.diagnostics);
  Laws laws = wanted_laws(project, request.law, outcome.diagnostics);
  decide_severities(laws, project.site.at("severities"));
  check_decided_severities(project.laws.packs(), project.site.at("severities"), outcome.diagnostics);
  check_checked_months(project.laws.own_packs, today_of(run), outcome.diagnostics);
  const Asked asked = asked_by(laws);
  const SectionsOfTopics sections(*project.words, [&](const std::string& topic) {
    const auto field = project.schema.field("company.yaml", topic);
    return field && field->support;
  });
  const Checking checking{run, project, laws, asked, request, commit, sections};
  std::vector<Judged> judged(companies.size());
  std::atomic<std::size_t> done = 0;
  if (run.progress) run.progress(0, companies.size());
  for_each_index(companies.size(), run.jobs, [&](std::size_t i) {
    judged[i] = check_one(checking, companies[i]);
    if (run.progress) run.progress(++done, companies.size());
  });
  for (std::size_t i = 0; i < companies.size(); ++i) {
    outcome.details += companies[i] + ": " + std::to_string(judged[i].count) + " requirements judged\n";
    outcome.diagnostics.append(std::move(judged[i].found));
    std::move(judged[i].verdicts.begin(), judged[i].verdicts.end(), std::back_inserter(outcome.verdicts));
    judged[i].verdicts = {};
  }
  if (!request.coverage.empty()) add_coverage(run, project, request, judged, outcome);
  if (request.only.empty()) return outcome;
  outcome.diagnostics = only_of(outcome.diagnostics, request.only);
  return outcome;
}

/// Takes out what the commit had already.
void keep_what_is_new(const Run& run, const CheckRequest& request, const git::Commit& commit, Outcome& outcome) {
  CheckRequest same = request;
  same.against.clear();
  same.coverage.clear();
  const Outcome before = has_project(commit) ? check_all(run_at(run, commit), same, nullptr) : Outcome{};
  const std::size_t all = outcome.diagnostics.in_order().size();
  outcome.diagnostics = new_findings(outcome.diagnostics, before.diagnostics);
  outcome.verdicts = moved_verdicts(outcome.verdicts, before.verdicts);
  const std::size_t left_out = all - outcome.diagnostics.found().size();
  outcome.details += "`" + request.against + "` is " + commit.id + "\n";
  outcome.said += "against `" + request.against + "`: " + std::to_string(left_out) +
                  (left_out == 1 ? " finding was there already\n" : " findings were there already\n");
  if (!has_project(commit)) outcome.said += "it had no project here: everything is new\n";
  if (hides_something(before)) outcome.said += "not everything read there: what that hid counts as new\n";
}

}  // namespace

Outcome check_project(const Run& run, const CheckRequest& request) {
  // Before anything is read: what must not stand there is refused however the documents are.
  if (!request.coverage.empty()) {
    if (auto why = refuse_coverage_folder(run, request.coverage)) return failed_with(std::move(*why));
  }
  if (request.against.empty()) return check_all(run, request, nullptr);
  const auto commit = project_at(run, request.against);
  if (!commit) return failed_with(commit.error());
  Outcome outcome = check_all(run, request, &*commit);
  keep_what_is_new(run, request, *commit, outcome);
  return outcome;
}

}  // namespace candor
