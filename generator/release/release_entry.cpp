#include "release/release_entry.h"

#include "model/value.h"
#include "yaml/write_yaml.h"

namespace candor {

namespace {

Value texts(const std::vector<std::string>& list) {
  std::vector<Value> items;
  for (const std::string& text : list) items.push_back(Value::text(text));
  return Value::list(std::move(items));
}

Value by_key(const std::map<std::string, std::string>& map) {
  std::vector<Value::Entry> entries;
  for (const auto& [key, text] : map) entries.emplace_back(key, Value::text(text));
  return Value::map(std::move(entries));
}

Value stated(const StatedDates& dates) {
  std::vector<std::string> names;
  if (dates.published) names.emplace_back("published");
  if (dates.effective) names.emplace_back("effective");
  return texts(names);
}

Value changes_of(const std::vector<Change>& changes) {
  std::vector<Value> items;
  for (const Change& change : changes) {
    std::vector<Value::Entry> entries = {{"id", Value::text(change.id)},
                                         {"kind", Value::text(std::string(name_of(change.kind)))},
                                         {"path", Value::text(change.path)}};
    if (!change.group.empty()) entries.emplace_back("group", Value::text(change.group));
    items.push_back(Value::record(std::move(entries)));
  }
  return Value::list(std::move(items));
}

Value fallbacks_of(const std::map<std::string, std::vector<std::string>>& fallbacks) {
  std::vector<Value::Entry> entries;
  for (const auto& [language, sections] : fallbacks) entries.emplace_back(language, texts(sections));
  return Value::map(std::move(entries));
}

}  // namespace

std::string release_yaml(const ReleaseEntry& entry) {
  std::vector<Value::Entry> lines;
  const auto add = [&](std::string key, Value value) { lines.emplace_back(std::move(key), std::move(value)); };
  const auto add_text = [&](std::string key, const std::string& text) {
    if (!text.empty()) add(std::move(key), Value::text(text));
  };
  add_text("format", std::string(record_format));
  add_text("company", entry.company);
  add_text("document", entry.document);
  add_text("name", entry.name);
  add_text("published", iso_text(entry.published));
  if (entry.effective) add_text("effective", iso_text(*entry.effective));
  add("stated_dates", stated(entry.stated_dates));
  add_text("zone", entry.zone);
  add_text("kind", "change");
  if (entry.backdated) add("backdated", Value::flag(true));
  add_text("controlling", entry.controlling);
  add("languages", texts(entry.languages));
  add("titles", by_key(entry.titles));
  if (!entry.company_names.empty()) add("company_names", by_key(entry.company_names));
  if (!entry.sample_of.empty()) add("sample", Value::record({{"of", Value::text(entry.sample_of)}}));
  if (!entry.fallbacks.empty()) add("fallbacks", fallbacks_of(entry.fallbacks));
  if (!entry.notes.empty()) add("notes", by_key(entry.notes));
  add_text("approved_by", entry.approved_by);
  add_text("replaces", entry.replaces);
  if (!entry.decisions_sha256.empty()) {
    add("decisions", Value::record({{"sha256", Value::text(entry.decisions_sha256)}}));
  }
  if (!entry.changes.empty()) add("changes", changes_of(entry.changes));
  add("tool", by_key(entry.tool));
  return yaml::write_yaml(Value::record(std::move(lines)));
}

}  // namespace candor
