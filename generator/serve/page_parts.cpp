#include "serve/page_parts.h"

#include "diagnostics/diagnostic.h"
#include "serve/addresses.h"

namespace candor::serve {

namespace {

std::string place_in_words(const Place& place) {
  std::string words = place.file;
  if (place.line > 0) words += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) words += ":" + std::to_string(place.column);
  return words;
}

Value finding_value(const Diagnostic& found, SourceLines& lines) {
  const ShownLine shown = lines.show(found.place);
  const std::string number = std::to_string(found.place.line);
  return record_of({
      {"severity", Value::text(std::string(name_of(found.severity)))},
      {"place", text_or_nothing(place_in_words(found.place))},
      {"link", has_source_page(found.place.file) ? Value::text(source_address(found.place)) : Value()},
      {"message", Value::text(found.message)},
      {"id", Value::text(found.id)},
      {"number", Value::text(number)},
      {"margin", Value::text(std::string(number.size(), ' '))},
      {"line", text_or_nothing(shown.text)},
      {"caret", text_or_nothing(shown.caret)},
      {"why", text_or_nothing(found.why)},
      {"help", text_or_nothing(found.help)},
  });
}

std::string name_of(TextSource::What what) {
  switch (what) {
    case TextSource::What::fact: return "fact";
    case TextSource::What::translation: return "translation";
    case TextSource::What::message: return "message";
  }
  return "fact";
}

/// The line alone: how far it is indented says nothing here.
std::string without_indentation(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : line.substr(first);
}

Value paths_value(const std::vector<std::string>& paths) {
  std::vector<Value> values;
  for (const std::string& path : paths) values.push_back(Value::text(path));
  return Value::list(std::move(values));
}

}  // namespace

Value record_of(std::vector<Value::Entry> entries) { return Value::record(std::move(entries)); }

Value text_or_nothing(std::string text) { return text.empty() ? Value() : Value::text(std::move(text)); }

Value findings_value(const std::vector<Diagnostic>& findings, SourceLines& lines) {
  std::vector<Value> values;
  for (const Diagnostic& found : findings) values.push_back(finding_value(found, lines));
  return Value::list(std::move(values));
}

Value sources_value(const std::vector<TextSource>& sources, SourceLines& lines) {
  std::vector<Value> values;
  for (const TextSource& source : sources) {
    // The whole line: a column would cut a long one around it.
    const Place line{.file = source.place.file, .line = source.place.line};
    values.push_back(record_of({
        {"name", Value::text(place_name(line))},
        {"link", Value::text(source_address(line))},
        {"place", Value::text(place_in_words(line))},
        {"what", Value::text(name_of(source.what))},
        {"paths", paths_value(source.paths)},
        {"line", text_or_nothing(without_indentation(lines.show(line).text))},
    }));
  }
  return Value::list(std::move(values));
}

std::string data_from(const std::vector<TextSource>& sources) {
  std::string names;
  for (const TextSource& source : sources) names += (names.empty() ? "" : " ") + place_name(source.place);
  return names;
}

bool has_source_page(const std::string& file) {
  const bool written = file.starts_with("content/") || file.starts_with("locales/") || file.starts_with("templates/");
  const bool frozen = file.find("/releases/") != std::string::npos && !file.ends_with("/next.yaml");
  const bool is_file = file.ends_with(".yaml") || file.ends_with(".md") || file.ends_with(".html");
  return written && is_file && !frozen;
}

}  // namespace candor::serve
