#include "report/gitlab_report.h"

#include <algorithm>

#include "diagnostics/fingerprints.h"
#include "json/write_json.h"
#include "model/value.h"

namespace candor {

namespace {

std::string severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "major";
    case Severity::warning: return "minor";
    case Severity::note: return "info";
  }
  return "info";
}

Value entry(const Diagnostic& found, const std::string& fingerprint) {
  std::string words = found.message;
  if (!found.help.empty()) words += "; help: " + found.help;
  const Value lines = Value::record({{"begin", Value::number(std::max(1, found.place.line))}});
  // What is about no file is about the project: its site.yaml.
  const std::string file = found.place.file.empty() ? "content/site.yaml" : found.place.file;
  return Value::record({{"description", Value::text(words)},
                        {"check_name", Value::text(found.id)},
                        {"fingerprint", Value::text(fingerprint)},
                        {"severity", Value::text(severity_of(found.severity))},
                        {"location", Value::record({{"path", Value::text(file)}, {"lines", lines}})}});
}

}  // namespace

std::string gitlab_report(const std::vector<Diagnostic>& ordered) {
  const std::vector<std::string> prints = fingerprints(ordered);
  std::vector<Value> entries;
  for (std::size_t i = 0; i < ordered.size(); ++i) entries.push_back(entry(ordered[i], prints[i]));
  return json::write_json(Value::list(std::move(entries)));
}

}  // namespace candor
