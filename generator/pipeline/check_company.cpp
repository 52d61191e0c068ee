#include "pipeline/check_company.h"

#include "check/check_law.h"
#include "check/check_wording.h"

namespace candor {

void check_document(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document, Verdicts& verdicts,
                    Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  const DocumentToCheck checked{walked.company, *document.document, document.record, document.texts};
  check_wording(checked, Severity::warning, diagnostics);
  check_translations(checked, diagnostics);
  const LawInput input{walked.company, *document.document, document.texts, walked.today};
  for (Value& verdict : check_law(laws, input, diagnostics)) verdicts.push_back(std::move(verdict));
}

void check_for_release(const Laws& laws, const WalkedCompany& walked, const WalkedDocument& document,
                       Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  check_law(laws, {walked.company, *document.document, document.texts, walked.today}, diagnostics);
}

}  // namespace candor
