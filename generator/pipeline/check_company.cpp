#include "pipeline/check_company.h"

#include "check/check_wording.h"

namespace candor {

void check_document(const Run&, const Project&, const WalkedCompany& walked, const WalkedDocument& document,
                    Verdicts&, Diagnostics& diagnostics) {
  if (!document.document || document.texts.empty()) return;
  const DocumentToCheck checked{walked.company, *document.document, document.record, document.texts};
  check_wording(checked, Severity::warning, diagnostics);
  check_translations(checked, diagnostics);
}

void check_for_release(const Run&, const Project&, const WalkedCompany&, const WalkedDocument&, Diagnostics&) {}

}  // namespace candor
