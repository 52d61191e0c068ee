#include "report/json_report.h"

#include <map>
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

/// Names and numbers of lines that thousands of verdicts repeat: each is one value.
class Repeated {
 public:
  const Value& text(const std::string& words) { return texts_.try_emplace(words, Value::text(words)).first->second; }
  const Value& number(int number) { return numbers_.try_emplace(number, Value::number(number)).first->second; }

 private:
  std::map<std::string, Value> texts_;
  std::map<int, Value> numbers_;
};

/// What the schema names of a verdict, and the gap that is let pass.
Value requirement(const JudgedRequirement& verdict, Repeated& repeated) {
  const AskedRequirement& asked = *verdict.asked;
  std::vector<Value::Entry> entries = {{"id", repeated.text(asked.id)},
                                       {"law", repeated.text(asked.law)},
                                       {"citation", repeated.text(asked.citation)},
                                       {"verified", repeated.text(asked.verified)},
                                       {"company", repeated.text(verdict.of->company)},
                                       {"document", repeated.text(verdict.of->document)},
                                       {"status", repeated.text(verdict.status)}};
  const auto add = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) entries.emplace_back(std::string(name), repeated.text(text));
  };
  add("suppressed", verdict.suppressed);
  add("lacks", verdict.lacks);
  add("in_force_from", asked.in_force_from);
  if (!asked.decided_severity.empty()) {
    entries.emplace_back("decided", Value::record({{"severity", repeated.text(asked.decided_severity)},
                                                   {"reason", repeated.text(asked.decided_reason)}}));
  }
  add("was", verdict.was.value_or(""));
  std::vector<Value> evidence;
  for (const EvidenceLine& line : verdict.evidence) {
    evidence.push_back(Value::record({{"file", repeated.text(line.file)}, {"line", repeated.number(line.line)}}));
  }
  entries.emplace_back("evidence", Value::list(std::move(evidence)));
  return Value::record(std::move(entries));
}

}  // namespace

std::string json_report(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts) {
  const std::vector<std::string> prints = fingerprints(ordered);
  std::vector<Value> list;
  for (std::size_t i = 0; i < ordered.size(); ++i) list.push_back(as_value(ordered[i], prints[i]));
  Repeated repeated;
  std::vector<Value> requirements;
  for (const JudgedRequirement& verdict : verdicts) requirements.push_back(requirement(verdict, repeated));
  return json::write_json(Value::record({{"schema", Value::number(report_schema)},
                                         {"diagnostics", Value::list(std::move(list))},
                                         {"requirements", Value::list(std::move(requirements))}}));
}

}  // namespace candor
