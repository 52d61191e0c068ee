#include "check/check_law_words.h"

#include <algorithm>
#include <unordered_map>

namespace candor {

namespace {

/// The translations into one language by their keys.
using Translations = std::unordered_map<std::string_view, const Value*>;

Translations by_key(const Value& entries) {
  Translations all;
  for (const auto& [key, entry] : entries.entries()) all.emplace(key, &entry);
  return all;
}

/// The translation of a text, of several under one key the one made from these words; undefined when there is none.
Value translation_of(const ReaderText& text, const Translations& translations) {
  const auto found = translations.find(text.key);
  if (found == translations.end()) return {};
  const Value& entry = *found->second;
  if (entry.is(Kind::map)) return entry.at("text");
  for (const Value& one : entry.items()) {
    if (one.at("source").text() == text.value.text()) return one.at("text");
  }
  return {};
}

}  // namespace

/// A document's own prose, and facts; not the prose of others.
bool OwnWords::concerns(const ReaderText& text) const {
  return !text.path.starts_with("documents.") || text.path.starts_with("documents." + document_.id + ".");
}

void OwnWords::read_in(const std::string& language) const {
  const auto translations = company_.translations.find(language);
  const bool is_source = language == document_.controlling || translations == company_.translations.end();
  const Translations known = is_source ? Translations() : by_key(translations->second);
  for (const ReaderText& text : company_.reader_texts) {
    if (!concerns(text)) continue;
    const Value said = is_source ? text.value : translation_of(text, known);
    if (!said.is_defined()) continue;
    const bool is_shown = text.path.starts_with("documents.") || stated_.has(text.path);
    words_.emplace(text.path, Words{language, VaguePhrases::prepared(said.text()), said, is_shown});
  }
}

const OwnWords::ByPath& OwnWords::words() const {
  if (was_asked_) return words_;
  was_asked_ = true;
  for (const std::string& language : document_.languages) {
    if (phrases_.has_language(language)) read_in(language);
  }
  return words_;
}

bool OwnWords::are_vague(const Value& fact, std::string_view topic) const {
  const auto [begin, end] = words().equal_range(fact.path());
  return std::any_of(begin, end, [&](const auto& entry) {
    return !phrases_.first_in(entry.second.prepared, entry.second.language, topic).empty();
  });
}

std::vector<Value> OwnWords::with_phrase(std::string_view topic) const {
  std::vector<Value> found;
  for (const auto& [path, words] : words()) {
    if (!words.is_shown) continue;
    const std::string_view phrase = phrases_.first_in(words.prepared, words.language, topic);
    const auto is_it = [&](const Value& pair) { return pair.items()[0].text() == phrase; };
    if (phrase.empty() || std::any_of(found.begin(), found.end(), is_it)) continue;
    found.push_back(Value::list({Value::text(std::string(phrase)), words.text}));
  }
  return found;
}

std::vector<std::string> OwnWords::unexamined() const {
  std::vector<std::string> languages;
  if (!was_asked_) return languages;
  for (const std::string& language : document_.languages) {
    if (!phrases_.has_language(language)) languages.push_back(language);
  }
  return languages;
}

void add_phrases(templates::Environment& environment, const OwnWords* words) {
  const auto fails = [words](const templates::Call& call, const Value& topic) {
    if (!words || words->knows(topic.text())) return false;
    call.fail("there are no phrases about `" + topic.text() + "`", "topics stand in generator/laws/phrases/");
    return true;
  };
  environment.add_test("vague_phrase", [words, fails](const templates::Call& call) {
    return !fails(call, call.arg(1)) && words && words->are_vague(call.arg(0), call.arg(1).text());
  });
  environment.add_function("said", [words, fails](const templates::Call& call) {
    if (fails(call, call.arg(0)) || !words) return Value::list({});
    return Value::list(words->with_phrase(call.arg(0).text()));
  });
}

}  // namespace candor
