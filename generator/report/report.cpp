#include "report/report.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "hash/sha256.h"
#include "report/github_report.h"
#include "report/gitlab_report.h"
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
    case ReportFormat::github: return github_annotations(ordered);
    case ReportFormat::gitlab: return gitlab_report(ordered);
    case ReportFormat::text: break;
  }
  return text_report(ordered, verdicts, files, root, request);
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

namespace {

/// A message may name a line ("first on line 4"): lines move, and the finding is the same.
std::string without_lines(const std::string& message) {
  constexpr std::string_view word = "line ";
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = message.find(word); at != std::string::npos; at = message.find(word, from)) {
    kept.append(message, from, at + word.size() - from);
    from = std::min(message.find_first_not_of("0123456789", at + word.size()), message.size());
  }
  kept.append(message, from);
  return kept;
}

}  // namespace

std::vector<std::string> fingerprints(const std::vector<Diagnostic>& ordered) {
  std::vector<std::string> prints;
  std::map<std::string, std::int64_t> alike;
  for (const Diagnostic& found : ordered) {
    const std::string about = found.subject.empty() ? without_lines(found.message) : found.subject;
    const std::string plain = Fingerprint().add(found.id).add(found.place.file).add(about).hex();
    prints.push_back(Fingerprint().add(plain).add_number(alike[plain]++).hex());
  }
  return prints;
}

}  // namespace candor
