#include "pipeline/check_company.h"

#include "check/check_law.h"
#include "check/check_wording.h"
#include "compose/document_facts.h"

namespace candor {

namespace {

LawInput law_input(const WalkedCompany& walked, const WalkedDocument& document) {
  return {walked.company, *document.document, document.texts, walked.today,
          facts_for(*document.document, walked.company.facts)};
}

}  // namespace

void check_document(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document, Verdicts& verdicts,
                    Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  const DocumentToCheck checked{walked.company, *document.document, document.record, document.texts};
  check_wording(checked, Severity::warning, diagnostics);
  check_translations(checked, diagnostics);
  for (Value& verdict : check_law(laws, law_input(walked, document), diagnostics)) verdicts.push_back(std::move(verdict));
}

void check_for_release(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                       Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  check_law(laws, law_input(walked, document), diagnostics);
}

}  // namespace candor
