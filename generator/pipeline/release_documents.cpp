#include "pipeline/release_documents.h"

#include <algorithm>

#include "base/suggest.h"
#include "base/version.h"
#include "check/check_agreement.h"
#include "compose/compose_document.h"
#include "compose/in_language.h"
#include "language/locale.h"
#include "load/project.h"
#include "pipeline/check_company.h"
#include "pipeline/compare_documents.h"
#include "pipeline/decisions.h"
#include "pipeline/frozen_company.h"
#include "pipeline/walk_company.h"
#include "release/freeze_version.h"
#include "release/recall_record.h"
#include "release/release_entry.h"

namespace candor {

namespace {

/// A version judged and ready to be frozen.
struct Ready {
  NewVersion version;
  Record record;
};

/// A language that lacks words stops a release, unless the document says that a fallback may be shown.
void check_complete(const Document& document, const std::vector<Text>& texts, Diagnostics& diagnostics) {
  for (const Text& text : texts) {
    const bool falls_back = document.may_fall_back && text.language != document.controlling;
    if (text.missing.empty() || falls_back) continue;
    diagnostics.add({.id = "incomplete-language",
                     .place = document.place,
                     .message = "`" + text.language + "` lacks words for " + std::to_string(text.missing.size()) +
                                (text.missing.size() == 1 ? " place, `" : " places, the first being `") +
                                text.missing.front().path + "`",
                     .why = "readers of that language would get words of another",
                     .help = "`candor check` lists them; or allow a fallback with `fallback: yes`",
                     .subject = text.language});
  }
}

bool differs(const std::vector<Text>& texts, const Version& latest) {
  if (texts.size() != latest.texts.size()) return true;
  for (const Text& text : texts) {
    const auto frozen = latest.texts.find(text.language);
    if (frozen == latest.texts.end() || frozen->second != text.markdown) return true;
  }
  return false;
}

std::map<std::string, std::string> tool_versions(const wording::Words& words) {
  return {{"candor", std::string(candor_version)},    {"templates", words.fingerprints().templates},
          {"locales", words.fingerprints().messages}, {"icu", language::icu_version()},
          {"cldr", language::cldr_version()},         {"unicode", language::unicode_version()}};
}

/// Judges one document; nothing when it has not changed or has errors.
class Judge {
 public:
  Judge(const Run& run, const Project& project, const ReleaseRequest& request, const WalkedCompany& walked,
        Diagnostics& diagnostics)
      : run_(run), project_(project), request_(request), walked_(walked), diagnostics_(diagnostics) {}

  std::optional<Ready> judge(const WalkedDocument& walked_document) {
    const Document& document = *walked_document.document;
    const Date real_today = today_of({.files = run_.files, .root = run_.root, .now = run_.now}, walked_.company);
    // The whole record counts here, also what a day looked back at would not know yet.
    record_ = recall_record(run_.files, run_.root, walked_.company.id, document.id, project_.schema, diagnostics_);
    decisions_ = decide(run_, request_, walked_.company, document, record_, walked_.today, real_today, diagnostics_);
    texts_ = compose_document({walked_.company, document, *project_.words, decisions_.published}, diagnostics_);
    check_complete(document, texts_, diagnostics_);
    if (diagnostics_.has_errors()) return std::nullopt;
    stated_ = stated_in_all(texts_);
    if (!has_changed(document)) return std::nullopt;
    return Ready{new_version(document), record_};
  }

 private:
  FactsAt facts_now(const Document& document) const {
    FactsAt now{.company = walked_.company, .stated = stated_, .controlling = document.controlling};
    now.company.documents = {document};
    return now;
  }

  bool has_changed(const Document& document) {
    const Version* latest = record_.latest();
    if (!latest || differs(texts_, *latest)) return true;
    return !changes_between(project_, facts_of(project_, walked_.company.id, record_, *latest, diagnostics_),
                            facts_now(document))
                .empty();
  }

  NewVersion new_version(const Document& document) {
    ReleaseEntry entry = entry_of(document);
    const Date from = entry.effective.value_or(entry.published);
    if (const Version* replaced = record_.in_force(from); replaced || record_.latest()) {
      const Version& before = replaced ? *replaced : *record_.latest();
      entry.replaces = before.name;
      entry.changes = changes_between(project_, facts_of(project_, walked_.company.id, record_, before, diagnostics_),
                                      facts_now(document));
    }
    NewVersion version{.company = walked_.company.id, .document = document.id, .name = entry.name, .files = {}};
    for (const Text& text : texts_) version.files[text.language + ".md"] = text.markdown;
    version.files["facts.yaml"] = facts_yaml(walked_.company, document, decisions_.published, stated_, project_.schema);
    version.files["release.yaml"] = release_yaml(entry);
    return version;
  }

  ReleaseEntry entry_of(const Document& document) const {
    ReleaseEntry entry{.company = walked_.company.id,
                       .document = document.id,
                       .name = version_name(decisions_.published, record_),
                       .published = decisions_.published,
                       .effective = decisions_.effective,
                       .stated_dates = decisions_.stated_dates,
                       .zone = walked_.company.zone,
                       .backdated = decisions_.backdated,
                       .controlling = document.controlling,
                       .notes = decisions_.notes,
                       .approved_by = decisions_.approved_by,
                       .decisions_sha256 = decisions_.sha256,
                       .tool = tool_versions(*project_.words)};
    const Value& name = walked_.company.facts.at_path("company.name");
    entry.sample_of = walked_.company.facts.at_path("company.sample.of").text();
    for (const Text& text : texts_) {
      entry.languages.push_back(text.language);
      entry.titles[text.language] = text.title;
      const Value translated = in_language(name, walked_.company, text.language);
      if (name.is_defined()) entry.company_names[text.language] = translated.text();
      if (!text.fallbacks.empty()) entry.fallbacks[text.language] = text.fallbacks;
    }
    return entry;
  }

  const Run& run_;
  const Project& project_;
  const ReleaseRequest& request_;
  const WalkedCompany& walked_;
  Diagnostics& diagnostics_;
  Record record_;
  Decisions decisions_;
  std::vector<Text> texts_;
  std::vector<std::string> stated_;
};

bool is_wanted(const WalkedDocument& document, const ReleaseRequest& request) {
  return document.document && (request.document.empty() || document.id == request.document);
}

void report_unknown(const WalkedCompany& walked, const ReleaseRequest& request, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const WalkedDocument& document : walked.documents) ids.push_back(document.id);
  diagnostics.add({.id = "unknown-document",
                   .message = "`" + request.company + "` has no document `" + request.document + "`",
                   .help = suggestion(request.document, ids)});
}

Outcome nothing_changed(const ReleaseRequest& request, Diagnostics diagnostics) {
  const std::string name = request.company + (request.document.empty() ? "" : "/" + request.document);
  if (request.if_changed)
    return {.diagnostics = std::move(diagnostics), .said = "nothing has changed in " + name + "\n"};
  diagnostics.add({.id = "nothing-changed",
                   .message = "nothing has changed in `" + name + "` since its last version",
                   .why = "a version that changes no word and no stated fact tells readers nothing",
                   .help = "`--if-changed` makes this no error"});
  return refused(std::move(diagnostics));
}

/// What an interrupted release left behind is ended even when nothing has changed since.
FileDone finish_interrupted(const Run& run, const Project& project, const WalkedCompany& walked,
                            const ReleaseRequest& request, Diagnostics& diagnostics) {
  for (const WalkedDocument& document : walked.documents) {
    if (!is_wanted(document, request)) continue;
    const Record record =
        recall_record(run.files, run.root, walked.company.id, document.id, project.schema, diagnostics);
    const FileDone done = finish_interrupted(run.files, run.root, walked.company.id, document.id, record);
    if (!done) return done;
  }
  return {};
}

/// Another document may now be behind: what `check` would say of that on the day from which all that was frozen binds.
void tell_who_is_behind(const Run& run, const Project& project, WalkedCompany walked, const ReleaseRequest& request,
                        const std::vector<Ready>& ready, Diagnostics& diagnostics) {
  const Date real_today = walked.today;
  for (WalkedDocument& document : walked.documents) {
    document.record = recall_record(run.files, run.root, walked.company.id, document.id, project.schema, diagnostics);
    const bool is_new =
        std::any_of(ready.begin(), ready.end(), [&](const Ready& one) { return one.version.document == document.id; });
    if (is_new) walked.today = std::max(walked.today, document.record.latest()->in_force_from());
  }
  const std::string coming = walked.today > real_today ? iso_text(walked.today) : "";
  check_agreement(walked.company, compare_documents(project, walked, request.document), diagnostics, coming);
}

Outcome not_written(Diagnostics diagnostics, const FileError& error) {
  diagnostics.add({.id = "not-written", .message = error.sentence()});
  return {.diagnostics = std::move(diagnostics), .ending = Ending::failed};
}

}  // namespace

Outcome release_documents(const Run& run, const ReleaseRequest& request) {
  Diagnostics diagnostics;
  // Everything is read, recalled and composed first.
  const Project project = load_project(run.files, run.root, diagnostics, run.jobs);
  if (!knows_company(project, request.company, diagnostics)) return refused(std::move(diagnostics));
  const WalkedCompany walked = walk_company(run, project, request.company, diagnostics);
  if (diagnostics.has_errors()) return refused(std::move(diagnostics));

  // All documents are judged before the first is written: the law, then what release asks beside it.
  Laws laws = compile_laws(project.laws.packs(), diagnostics, project.laws.phrases());
  decide_severities(laws, project.site.at("severities"));
  std::vector<Ready> ready;
  bool known = request.document.empty();
  for (const WalkedDocument& document : walked.documents) {
    if (!is_wanted(document, request)) continue;
    known = true;
    check_for_release(laws, walked, document, diagnostics);
    Judge judge(run, project, request, walked, diagnostics);
    if (auto judged = judge.judge(document)) ready.push_back(std::move(*judged));
  }
  if (!known) report_unknown(walked, request, diagnostics);
  if (diagnostics.has_errors()) return refused(std::move(diagnostics));
  if (const auto done = finish_interrupted(run, project, walked, request, diagnostics); !done) {
    return not_written(std::move(diagnostics), done.error());
  }
  if (ready.empty()) return nothing_changed(request, std::move(diagnostics));

  // Only now is anything written, one document after the other, each by one rename.
  Outcome outcome{.diagnostics = std::move(diagnostics)};
  for (const Ready& judged : ready) {
    const auto frozen = freeze_version(run.files, run.root, judged.version, judged.record);
    if (!frozen) {
      return not_written(std::move(outcome.diagnostics), frozen.error());
    }
    outcome.said +=
        "released " + judged.version.company + "/" + judged.version.document + "@" + judged.version.name + "\n";
  }
  tell_who_is_behind(run, project, walked, request, ready, outcome.diagnostics);
  return outcome;
}

}  // namespace candor
