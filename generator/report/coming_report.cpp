#include "report/coming_report.h"

#include "base/utf8.h"
#include "json/write_json.h"
#include "model/value.h"

namespace candor {

namespace {

constexpr int coming_schema = 1;

Value as_value(const Coming& event) {
  std::vector<Value::Entry> entries = {{"kind", Value::text(event.kind)}, {"company", Value::text(event.company)}};
  if (!event.document.empty()) entries.emplace_back("document", Value::text(event.document));
  if (!event.subject.empty()) entries.emplace_back("subject", Value::text(event.subject));
  entries.emplace_back("text", Value::text(event.text));
  if (!event.place.file.empty()) {
    entries.emplace_back("file", Value::text(event.place.file));
    entries.emplace_back("line", Value::number(event.place.line));
  }
  return Value::record(std::move(entries));
}

}  // namespace

std::string coming_text(const std::vector<Coming>& events) {
  std::string text;
  for (const Coming& event : events) {
    text += iso_text(event.day) + "  " + safe_for_terminal(event.company) + ": " + safe_for_terminal(event.text) + "\n";
  }
  return text.empty() ? "no day is known on which anything changes by itself\n" : text;
}

std::string coming_json(const std::vector<Coming>& events) {
  std::vector<Value> days;
  for (std::size_t i = 0; i < events.size();) {
    const Date day = events[i].day;
    std::vector<Value> of_day;
    for (; i < events.size() && events[i].day == day; ++i) of_day.push_back(as_value(events[i]));
    days.push_back(Value::record({{"day", Value::text(iso_text(day))}, {"events", Value::list(std::move(of_day))}}));
  }
  return json::write_json(
      Value::record({{"schema", Value::number(coming_schema)}, {"days", Value::list(std::move(days))}}));
}

}  // namespace candor
