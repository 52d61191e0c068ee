#include "compose/in_language.h"

#include <span>
#include <string_view>
#include <unordered_map>

namespace candor {

namespace {

using Translated = std::unordered_map<std::string, Value>;  // by path

Value replaced(const Value& value, const Translated& translated) {
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(replaced(item, translated));
    return value.with_items(std::move(items));
  }
  if (value.is(Kind::map)) {
    std::vector<Value::Entry> entries;
    for (const auto& [key, child] : value.entries()) entries.emplace_back(key, replaced(child, translated));
    return value.with_entries(std::move(entries));
  }
  const auto found = translated.find(value.path());
  return found == translated.end() ? value : found->second;
}

Value with_missing_mark(const ReaderText& text) {
  std::vector<OriginPtr> origins = text.value.origins();
  origins.push_back(std::make_shared<const Origin>(Origin{Origin::Source::missing, text.key, text.value.place()}));
  return text.value.with_origins(std::move(origins));
}

/// The translation of `text` that its entry in the language's file holds.
TranslationFound found_in(const Value& entry, const ReaderText& text) {
  if (!entry.is_defined()) return {};
  const std::span<const Value> candidates = entry.is(Kind::list) ? std::span(entry.items()) : std::span(&entry, 1);
  for (const Value& candidate : candidates) {
    if (candidate.at("source").text() != text.value.text()) continue;
    return {TranslationFound::State::translated, candidate.at("text").text(), candidate.place()};
  }
  return {TranslationFound::State::outdated, {}, candidates.empty() ? entry.place() : candidates.front().place()};
}

}  // namespace

TranslationFound find_translation(const ReaderText& text, const Value& translations) {
  return found_in(translations.at(text.key), text);
}

Value in_language(const Value& tree, const Company& company, const std::string& language) {
  // Each text looks its entry up, and there are as many entries as texts: by a table, not one after the other.
  std::unordered_map<std::string_view, const Value*> entries;
  if (const auto translations = company.translations.find(language); translations != company.translations.end()) {
    for (const auto& [key, entry] : translations->second.entries()) entries.emplace(key, &entry);
  }
  Translated translated;
  for (const ReaderText& text : company.reader_texts) {
    const auto entry = entries.find(text.key);
    const TranslationFound found = entry == entries.end() ? TranslationFound{} : found_in(*entry->second, text);
    translated[text.path] = found.state == TranslationFound::State::translated
                                ? Value::scalar(text.value.kind(), found.text).with_origins(text.value.origins())
                                : with_missing_mark(text);
  }
  return replaced(tree, translated);
}

}  // namespace candor
