#include "compare/changes_json.h"

namespace candor {

namespace {

constexpr int changes_schema = 1;

Value side_as_value(const ChangesSide& side) {
  std::vector<Value::Entry> entries = {{"document", Value::text(side.document)}};
  if (side.release) entries.emplace_back("release", Value::text(*side.release));
  if (side.published) entries.emplace_back("published", Value::text(iso_text(*side.published)));
  if (side.release)
    entries.emplace_back("effective", side.effective ? Value::text(iso_text(*side.effective)) : Value::none());
  entries.emplace_back("sha256", Value::text(side.sha256));
  return Value::record(std::move(entries));
}

/// A fact's value with the place it was read at.
Value with_place(const Value& value) {
  std::vector<Value::Entry> entries = {{"value", value}};
  if (!value.place().file.empty()) {
    entries.emplace_back("file", Value::text(value.place().file));
    entries.emplace_back("line", Value::number(value.place().line));
  }
  return Value::record(std::move(entries));
}

Value change_as_value(const Change& change, const std::map<std::string, std::vector<ToldChange>>& told) {
  std::vector<Value::Entry> entries = {{"id", Value::text(change.id)},
                                       {"kind", Value::text(std::string(name_of(change.kind)))},
                                       {"path", Value::text(change.path)}};
  if (change.before.is_defined()) entries.emplace_back("before", with_place(change.before));
  if (change.after.is_defined()) entries.emplace_back("after", with_place(change.after));
  std::vector<Value::Entry> sentences;
  for (const auto& [language, list] : told) {
    for (const ToldChange& one : list) {
      if (one.id == change.id) sentences.emplace_back(language, Value::text(one.sentence));
    }
  }
  entries.emplace_back("sentences", Value::record(std::move(sentences)));
  return Value::record(std::move(entries));
}

}  // namespace

Value changes_as_value(const ChangesSide& old_side, const ChangesSide& new_side, const std::vector<Change>& changes,
                       const std::map<std::string, std::vector<ToldChange>>& told) {
  std::vector<Value> list;
  for (const Change& change : changes) list.push_back(change_as_value(change, told));
  return Value::record({{"schema", Value::number(changes_schema)},
                        {"old", side_as_value(old_side)},
                        {"new", side_as_value(new_side)},
                        {"changes", Value::list(std::move(list))}});
}

}  // namespace candor
