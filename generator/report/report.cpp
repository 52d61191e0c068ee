#include "report/report.h"

#include "hash/sha256.h"
#include "report/json_report.h"
#include "report/sarif_report.h"
#include "report/text_report.h"

namespace candor {

std::string print_report(const Diagnostics& diagnostics, const std::vector<Value>& verdicts, const Files& files,
                         const std::string& root, const ReportRequest& request) {
  const std::vector<Diagnostic> ordered = diagnostics.in_order();
  switch (request.format) {
    case ReportFormat::json: return json_report(ordered, verdicts);
    case ReportFormat::sarif: return sarif_report(ordered);
    case ReportFormat::text: break;
  }
  return text_report(ordered, verdicts, files, root, request);
}

std::vector<std::string> fingerprints(const std::vector<Diagnostic>& ordered) {
  std::vector<std::string> prints;
  std::vector<std::string> seen;
  for (const Diagnostic& found : ordered) {
    const std::string& about = found.subject.empty() ? found.message : found.subject;
    const std::string plain = Fingerprint().add(found.id).add(found.place.file).add(about).hex();
    std::int64_t alike = 0;
    for (const std::string& other : seen) alike += other == plain ? 1 : 0;
    seen.push_back(plain);
    prints.push_back(Fingerprint().add(plain).add_number(alike).hex());
  }
  return prints;
}

}  // namespace candor
