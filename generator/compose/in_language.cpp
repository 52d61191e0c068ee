#include "compose/in_language.h"

#include <optional>
#include <span>

namespace candor {

namespace {

using Translated = std::unordered_map<std::string_view, Value>;  // by path

/// The value with its translated texts; nothing where it has none, so that most of the tree is shared by all languages.
std::optional<Value> replaced(const Value& value, const Translated& translated) {
  if (value.is(Kind::list)) {
    std::optional<std::vector<Value>> items;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      auto item = replaced(value.items()[i], translated);
      if (!item) continue;
      if (!items) items = value.items();
      (*items)[i] = std::move(*item);
    }
    return items ? std::optional(value.with_items(std::move(*items))) : std::nullopt;
  }
  if (value.is(Kind::map)) {
    std::optional<std::vector<Value::Entry>> entries;
    for (std::size_t i = 0; i < value.entries().size(); ++i) {
      auto child = replaced(value.entries()[i].second, translated);
      if (!child) continue;
      if (!entries) entries = value.entries();
      (*entries)[i].second = std::move(*child);
    }
    return entries ? std::optional(value.with_entries(std::move(*entries))) : std::nullopt;
  }
  if (!value.is(Kind::text) && !value.is(Kind::markdown)) return std::nullopt;
  const auto found = translated.find(value.path());
  return found == translated.end() ? std::nullopt : std::optional(found->second);
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

TextsInLanguage::TextsInLanguage(const Company& company, const std::string& language) {
  // Each text looks its entry up, and there are as many entries as texts: by a table, not one after the other.
  std::unordered_map<std::string_view, const Value*> entries;
  if (const auto translations = company.translations.find(language); translations != company.translations.end()) {
    for (const auto& [key, entry] : translations->second.entries()) entries.emplace(key, &entry);
  }
  for (const ReaderText& text : company.reader_texts) {
    const auto entry = entries.find(text.key);
    const TranslationFound found = entry == entries.end() ? TranslationFound{} : found_in(*entry->second, text);
    if (text.is_name && found.state == TranslationFound::State::missing) continue;
    by_path_[text.path] = found.state == TranslationFound::State::translated
                              ? Value::scalar(text.value.kind(), found.text).with_origins(text.value.origins())
                              : with_missing_mark(text);
  }
}

Value TextsInLanguage::in(const Value& tree) const { return replaced(tree, by_path_).value_or(tree); }

Value in_language(const Value& tree, const Company& company, const std::string& language) {
  return TextsInLanguage(company, language).in(tree);
}

}  // namespace candor
