#include "report/json_report.h"

#include <string_view>

#include "diagnostics/fingerprints.h"
#include "json/write_json.h"

namespace candor {

namespace {

constexpr int report_schema = 1;

Value as_value(const Diagnostic& found, const std::string& fingerprint) {
  std::vector<Value::Entry> entries = {{"id", Value::text(found.id)},
                                       {"severity", Value::text(std::string(name_of(found.severity)))},
                                       {"file", Value::text(found.place.file)},
                                       {"line", Value::number(found.place.line)},
                                       {"column", Value::number(found.place.column)},
                                       {"message", Value::text(found.message)},
                                       {"why", Value::text(found.why)},
                                       {"help", Value::text(found.help)},
                                       {"fingerprint", Value::text(fingerprint)}};
  if (!found.requirement.empty()) entries.emplace_back("requirement", Value::text(found.requirement));
  return Value::record(std::move(entries));
}

/// What DESIGN section 10 names of a verdict, and the gap that is let pass; what only the coverage page shows is left
/// out.
Value requirement(const Value& verdict) {
  std::vector<Value::Entry> entries;
  for (const std::string_view name : {"id", "law", "citation", "verified", "company", "document", "status",
                                      "suppressed", "lacks", "in_force_from", "decided"}) {
    if (const Value* value = verdict.find(name)) entries.emplace_back(std::string(name), *value);
  }
  if (!verdict.at("was").text().empty()) entries.emplace_back("was", verdict.at("was"));
  std::vector<Value> evidence;
  for (const Value& line : verdict.at("evidence").items()) {
    evidence.push_back(Value::record({{"file", line.at("file")}, {"line", line.at("line")}}));
  }
  entries.emplace_back("evidence", Value::list(std::move(evidence)));
  return Value::record(std::move(entries));
}

}  // namespace

std::string json_report(const std::vector<Diagnostic>& ordered, const std::vector<Value>& verdicts) {
  const std::vector<std::string> prints = fingerprints(ordered);
  std::vector<Value> list;
  for (std::size_t i = 0; i < ordered.size(); ++i) list.push_back(as_value(ordered[i], prints[i]));
  std::vector<Value> requirements;
  for (const Value& verdict : verdicts) requirements.push_back(requirement(verdict));
  return json::write_json(Value::record({{"schema", Value::number(report_schema)},
                                         {"diagnostics", Value::list(std::move(list))},
                                         {"requirements", Value::list(std::move(requirements))}}));
}

}  // namespace candor
