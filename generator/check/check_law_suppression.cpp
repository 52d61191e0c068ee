#include "check/check_law_suppression.h"

#include <algorithm>

#include "base/suggest.h"

namespace candor {

namespace {

/// Is it a gap, let pass or not?
bool is_gap(const Verdict& verdict) {
  return verdict.status != LawStatus::met && verdict.status != LawStatus::manual &&
         verdict.status != LawStatus::not_applicable;
}

bool is_about(const Value& entry, std::string_view requirement, std::string_view document) {
  const Value& wanted = entry.at("document");
  return entry.at("id").text() == requirement && (!wanted.is_defined() || wanted.text() == document);
}

bool has_expired(const Value& entry, Date today) {
  const auto until = read_iso_date(entry.at("until").text());
  return until && *until <= today;
}

/// Does an entry above this one let the same pass already?
bool is_let_pass_above(const Value& suppress, const Value& entry, Date today) {
  for (const Value& above : suppress.items()) {
    if (&above == &entry) return false;
    const bool is_same = is_about(above, entry.at("id").text(), entry.at("document").text());
    if (is_same && !has_expired(above, today)) return true;
  }
  return false;
}

std::vector<std::string> document_ids(const Company& company) {
  std::vector<std::string> ids;
  for (const Document& document : company.documents) ids.push_back(document.id);
  return ids;
}

/// An id or document that nothing is called.
bool is_unknown(const Value& entry, std::string_view key, const std::vector<std::string>& known,
                Diagnostics& diagnostics) {
  const Value& name = entry.at(key);
  if (!name.is_defined() || std::find(known.begin(), known.end(), name.text()) != known.end()) return false;
  diagnostics.add(
      {.id = "unknown-suppression",
       .place = name.place(),
       .message =
           std::string(key == "id" ? "no requirement is called `" : "there is no document `") + name.text() + "`",
       .why = "a suppression that names nothing suppresses nothing, and would hide nothing it was meant for",
       .help = suggestion(name.text(), known),
       .subject = name.text()});
  return true;
}

}  // namespace

bool suppress(Verdict& verdict, const LawInput& input, Diagnostics& diagnostics) {
  if (verdict.status <= LawStatus::manual) return false;
  const Requirement& requirement = *verdict.requirement;
  for (const Value& entry : input.company.suppress.items()) {
    if (!is_about(entry, requirement.id, input.document.id) || has_expired(entry, input.today)) continue;
    const std::string document = input.company.id + "/" + input.document.id;
    const std::string found =
        std::string(name_of(verdict.status)) + (verdict.lacks.empty() ? "" : ": " + verdict.lacks);
    diagnostics.add(
        {.id = "law-suppressed",
         .severity = Severity::note,
         .place = entry.place(),
         .message = "`" + requirement.id + "` is let pass for `" + document + "`: " + entry.at("reason").text(),
         .why = requirement.citation + ": " + requirement.asks + " (" + found + ")",
         .subject = document + "/" + requirement.id,
         .requirement = requirement.id});
    verdict.let_pass = verdict.status;
    verdict.status = LawStatus::suppressed;
    verdict.reason = entry.at("reason").text();
    return true;
  }
  return false;
}

void check_suppressions(const Laws& laws, const Company& company, const VerdictsOfDocuments& verdicts,
                        std::string_view document, Date today, Diagnostics& diagnostics) {
  for (const Value& entry : company.suppress.items()) {
    const Value& id = entry.at("id");
    const bool is_elsewhere = !document.empty() && entry.at("document").text() != document;
    if (!id.is_defined() || is_elsewhere) continue;
    const bool no_such_id = is_unknown(entry, "id", laws.ids(), diagnostics);
    const bool no_such_document = is_unknown(entry, "document", document_ids(company), diagnostics);
    if (no_such_id || no_such_document) continue;
    const bool has_gap = std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& of) {
      return std::any_of(of.second.begin(), of.second.end(), [&](const Verdict& verdict) {
        return is_about(entry, verdict.requirement->id, of.first) && is_gap(verdict);
      });
    });
    const bool is_second = is_let_pass_above(company.suppress, entry, today);
    if (!has_gap || is_second) {
      diagnostics.add({.id = "suppression-unused",
                       .severity = Severity::warning,
                       .place = entry.place(),
                       .message = "the suppression of `" + id.text() + "` suppresses nothing",
                       .why = is_second ? "one above it lets the same pass, with another reason"
                                        : "the gap it was written for is closed, or was never there",
                       .help = "remove it",
                       .subject = id.text()});
    } else if (has_expired(entry, today)) {
      diagnostics.add({.id = "suppression-expired",
                       .severity = Severity::warning,
                       .place = entry.at("until").place(),
                       .message = "the suppression of `" + id.text() + "` has expired on " + entry.at("until").text(),
                       .why = "from that day on its finding counts again",
                       .help = "close the gap, or decide anew and say why",
                       .subject = id.text()});
    }
  }
}

}  // namespace candor
