#include "check/check_law.h"

#include <algorithm>
#include <array>

#include "check/check_law_judge.h"
#include "check/check_law_suppression.h"

namespace candor {

namespace {

struct StatusName {
  LawStatus status;
  std::string_view name;
};
constexpr std::array<StatusName, 10> status_names = {{{LawStatus::not_applicable, "not-applicable"},
                                                      {LawStatus::met, "met"},
                                                      {LawStatus::suppressed, "suppressed"},
                                                      {LawStatus::manual, "manual"},
                                                      {LawStatus::upcoming, "upcoming"},
                                                      {LawStatus::undetermined, "undetermined"},
                                                      {LawStatus::vague, "vague"},
                                                      {LawStatus::partial, "partial"},
                                                      {LawStatus::not_printed, "not-printed"},
                                                      {LawStatus::missing, "missing"}}};

/// What was seen, to stand after the document's name.
std::string what_was_seen(const Verdict& verdict) {
  const std::string id = "`" + verdict.requirement->id + "`";
  switch (verdict.status) {
    case LawStatus::missing: return " states nothing that meets " + id;
    case LawStatus::partial: return " meets " + id + " only in part";
    case LawStatus::vague: return " is vague where " + id + " asks";
    case LawStatus::not_printed: return " does not state what would meet " + id;
    case LawStatus::undetermined: return " may have to meet " + id;
    case LawStatus::upcoming: return " will not meet " + id;
    default: return " is judged by " + id;
  }
}

std::string article_and_name(Severity severity) {
  return (severity == Severity::error ? "an " : "a ") + std::string(name_of(severity));
}

std::string why(const Requirement& requirement) {
  std::string text = requirement.citation + ": " + requirement.asks;
  if (requirement.verified == "secondary") text += " (Not read in the law's own wording.)";
  if (requirement.verified == "unverified") text += " (Not verified against any source.)";
  if (const auto& decided = requirement.decided) {
    text += " (The team takes a gap for " + article_and_name(decided->severity) + ": " + decided->reason + ")";
  }
  return text;
}

/// The YAML to write, with the entry that lacks it in place of `<id>`.
std::string help(const Verdict& verdict) {
  const Requirement& requirement = *verdict.requirement;
  if (verdict.status == LawStatus::not_printed) {
    return requirement.section.empty() ? "add the section that states it to the document"
                                       : "see that section `" + requirement.section + "` of the document states it";
  }
  std::string text = verdict.help.empty() ? requirement.help : verdict.help;
  while (text.ends_with('\n')) text.pop_back();
  constexpr std::string_view gap = "<id>";
  const std::string entry = verdict.entry.empty() ? "…" : verdict.entry;
  for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at + entry.size())) {
    text.replace(at, gap.size(), entry);
  }
  return text;
}

void report(const Verdict& verdict, const std::string& document, Diagnostics& diagnostics) {
  const Requirement& requirement = *verdict.requirement;
  std::string message = "`" + document + "`" + what_was_seen(verdict);
  if (!verdict.lacks.empty()) message += ": " + verdict.lacks;
  if (verdict.status == LawStatus::upcoming) message += " (in force from " + iso_text(*requirement.in_force_from) + ")";
  diagnostics.add({.id = "law-" + std::string(name_of(verdict.status)),
                   .severity = verdict.status == LawStatus::upcoming ? Severity::note : verdict.severity,
                   .place = verdict.place,
                   .message = std::move(message),
                   .why = why(requirement),
                   .help = help(verdict),
                   .subject = document + "/" + requirement.id,
                   .requirement = requirement.id});
}

/// Languages for which there are no lists of phrases: nobody should take silence about them for praise.
void report_unexamined(const std::vector<std::string>& languages, const LawInput& input, const std::string& document,
                       Diagnostics& diagnostics) {
  if (languages.empty()) return;
  std::string names;
  for (const std::string& language : languages) names += (names.empty() ? "`" : ", `") + language + "`";
  diagnostics.add({.id = "phrases-not-examined",
                   .severity = Severity::note,
                   .place = input.document.place,
                   .message = "`" + document + "` was not examined for phrases that say nothing in " + names,
                   .why = "there is no list of such phrases for the language",
                   .help = "write one: content/laws/phrases/" + languages.front() + ".yaml",
                   .subject = document});
}

bool is_finding(const Verdict& verdict) { return verdict.status > LawStatus::manual && !verdict.is_echo; }

}  // namespace

Value as_value(const Verdict& verdict) {
  const Requirement& requirement = *verdict.requirement;
  std::vector<Value::Entry> entries = {{"id", Value::text(requirement.id)},
                                       {"law", Value::text(requirement.law)},
                                       {"citation", Value::text(requirement.citation)},
                                       {"asks", Value::text(requirement.asks)},
                                       {"kind", Value::text(requirement.kind)},
                                       {"verified", Value::text(requirement.verified)},
                                       {"status", Value::text(std::string(name_of(verdict.status)))}};
  if (verdict.let_pass != LawStatus::not_applicable) {
    entries.emplace_back("suppressed", Value::text(std::string(name_of(verdict.let_pass))));
  }
  if (!verdict.lacks.empty()) entries.emplace_back("lacks", Value::text(verdict.lacks));
  if (!verdict.reason.empty()) entries.emplace_back("reason", Value::text(verdict.reason));
  if (const auto& decided = requirement.decided) {
    entries.emplace_back("decided", Value::record({{"severity", Value::text(std::string(name_of(decided->severity)))},
                                                   {"reason", Value::text(decided->reason)}}));
  }
  if (requirement.in_force_from)
    entries.emplace_back("in_force_from", Value::text(iso_text(*requirement.in_force_from)));
  std::vector<Value> evidence;
  for (const auto& [place, path] : verdict.evidence) {
    evidence.push_back(Value::record(
        {{"file", Value::text(place.file)}, {"line", Value::number(place.line)}, {"path", Value::text(path)}}));
  }
  entries.emplace_back("evidence", Value::list(std::move(evidence)));
  return Value::record(std::move(entries));
}

std::string_view name_of(LawStatus status) {
  return std::find_if(status_names.begin(), status_names.end(), [&](const auto& s) { return s.status == status; })
      ->name;
}

std::vector<Verdict> check_law(const Laws& laws, const LawInput& input, Diagnostics& diagnostics) {
  std::vector<Verdict> verdicts;
  const std::string document = input.company.id + "/" + input.document.id;
  LawJudge judge(laws, input, diagnostics);
  for (const Requirement& requirement : laws.requirements) {
    if (!judge.is_asked(requirement)) continue;
    Verdict verdict = judge.judge(requirement);
    if (requirement.is_silent) {
      Diagnostics nobody_asked;
      suppress(verdict, input, nobody_asked);
      judge.settle(verdict);
      continue;
    }
    const bool is_let_pass = suppress(verdict, input, diagnostics);
    if (!is_let_pass && is_finding(verdict)) report(verdict, document, diagnostics);
    judge.settle(verdict);
    verdicts.push_back(std::move(verdict));
  }
  report_unexamined(judge.unexamined_languages(), input, document, diagnostics);
  return verdicts;
}

}  // namespace candor
