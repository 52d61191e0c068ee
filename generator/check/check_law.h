// Is a document complete against named law? A verdict per requirement, with the YAML lines that meet it or the line
// where it should stand. A fact meets a requirement only if the document's text states it, in every language.
// What the law asks is data: generator/laws/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "check/check_law_packs.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/record.h"
#include "model/text.h"

namespace candor {

/// From harmless to worst; what is judged as several others takes the worst of them, or is partly met.
enum class LawStatus {
  not_applicable,  ///< its condition does not hold
  met,
  suppressed,    ///< a gap the team has decided to live with, with its reason
  manual,        ///< only a person can judge it
  upcoming,      ///< a gap, from a later day on
  undetermined,  ///< the facts do not settle whether it applies
  vague,         ///< said without saying anything
  partial,       ///< met but for something
  not_printed,   ///< the YAML has it, the text of some language does not
  missing,
};
/// As JSON and the table name it: `not-printed`.
std::string_view name_of(LawStatus status);

/// What is checked: a document as it would be released today.
struct LawInput {
  const Company& company;
  const Value& facts;  ///< the company's, as this document sees them
  const Document& document;
  const std::vector<Text>& texts;  ///< in all its languages, as composed
  Date today;
  const Version* latest = nullptr;  ///< its newest version; null: there is none, or a new one is about to replace it
};

/// A line of YAML that a verdict rests on.
struct Evidence {
  Place place;
  std::string path;  ///< of the fact there; empty where it is none
};

/// One requirement's verdict on one document.
struct Verdict {
  const Requirement* requirement = nullptr;
  LawStatus status = LawStatus::met;
  LawStatus let_pass = LawStatus::not_applicable;  ///< the gap that is suppressed, where one is
  std::string lacks;                               ///< what lacks, in words; empty where nothing does
  std::string reason;                              ///< why a gap is let pass; empty where none is
  std::vector<Evidence> evidence;                  ///< the lines that meet it, or the one where it should stand
  Severity severity = Severity::note;
  Place place;           ///< of the finding
  std::string entry;     ///< the id of the entry that lacks it, for the help
  std::string help;      ///< what mends just this; empty: the requirement's help
  bool is_echo = false;  ///< told by the requirements it is judged as
};

/// Judges every requirement that is asked of this kind of document under the company's regimes, in the packs' order.
/// Findings (`law-missing`, `law-partial`, `law-vague`, `law-not-printed`, `law-undetermined`, `law-upcoming`,
/// `law-suppressed`) go to `diagnostics`. The verdicts point into `laws`.
std::vector<Verdict> check_law(const Laws& laws, const LawInput& input, Diagnostics& diagnostics);

/// A verdict as templates read it: what the report (tests/reports/report.schema.json) has under `requirements`, without
/// the company and the document, and `asks`, `kind`, `reason`, and the `path` of each fact among the evidence. Where
/// the team has decided how much a gap weighs, `decided` says it, with the reason.
Value as_value(const Verdict& verdict);

/// The verdicts on a company's documents, by their ids.
using VerdictsOfDocuments = std::map<std::string, std::vector<Verdict>>;

/// What is wrong with a company's `suppress`, once all its documents are judged: `unknown-suppression`,
/// `suppression-expired`, `suppression-unused`. `verdicts` are those of its documents, by their ids; `document` is the
/// one that was asked for, empty for all (then only what is about that one is judged).
void check_suppressions(const Laws& laws, const Company& company, const VerdictsOfDocuments& verdicts,
                        std::string_view document, Date today, Diagnostics& diagnostics);

}  // namespace candor
