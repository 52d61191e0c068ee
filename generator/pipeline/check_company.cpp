#include "pipeline/check_company.h"

#include "check/check_wording.h"
#include "compose/document_facts.h"

namespace candor {

std::vector<Verdict> check_document(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                                    Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return {};
  const DocumentToCheck checked{walked.company, *document.document, document.record, document.texts};
  check_wording(checked, Severity::warning, diagnostics);
  check_translations(checked, diagnostics);
  const Value facts = facts_for(*document.document, walked.company.facts);
  const LawInput input{walked.company, facts,        *document.document,
                       document.texts, walked.today, document.record.latest()};
  return check_law(laws, input, diagnostics);
}

void check_for_release(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                       Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  const Value facts = facts_for(*document.document, walked.company.facts);
  check_law(laws, {walked.company, facts, *document.document, document.texts, walked.today}, diagnostics);
}

}  // namespace candor
