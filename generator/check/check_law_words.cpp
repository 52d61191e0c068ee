#include "check/check_law_words.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"
#include "check/check_law_pointers.h"
#include "language/characters.h"
#include "language/scripts.h"

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

/// Does the text have this name, and not as a part of a longer word? A particle may follow it (`Acme는`).
bool has_name(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  const auto joins = [](char32_t c) { return language::is_cased_letter(c) || (c >= U'0' && c <= U'9'); };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::size_t end = at + name.size();
    const bool begins = at == 0 || !joins(code_point_before(text, at));
    if (begins && (end == text.size() || !joins(next_code_point(text, end)))) return true;
  }
  return false;
}

}  // namespace

/// A document's own prose, and facts; not the prose of others, and no name.
bool OwnWords::concerns(const ReaderText& text) const {
  if (text.is_name) return false;
  return !text.path.starts_with("documents.") || text.path.starts_with("documents." + document_.id + ".");
}

bool OwnWords::is_shown(const ReaderText& text) const {
  return text.path.starts_with("documents.") || stated_.has(text.path);
}

void OwnWords::each_in(const std::string& language,
                       const std::function<void(const ReaderText&, const Value&)>& take) const {
  const auto translations = company_.translations.find(language);
  const bool is_source = language == document_.controlling || translations == company_.translations.end();
  const Translations known = is_source ? Translations() : by_key(translations->second);
  for (const ReaderText& text : company_.reader_texts) {
    if (!concerns(text)) continue;
    const Value said = is_source ? text.value : translation_of(text, known);
    if (said.is_defined()) take(text, said);
  }
}

void OwnWords::read_in(const std::string& language) const {
  each_in(language, [&](const ReaderText& text, const Value& said) {
    words_.emplace(text.path, Words{language, VaguePhrases::prepared(said.text()), said, is_shown(text)});
  });
}

const OwnWords::ByPath& OwnWords::words() const {
  if (was_asked_) return words_;
  was_asked_ = true;
  for (const std::string& language : document_.languages) {
    if (phrases_.has_language(language)) read_in(language);
  }
  return words_;
}

/// A name of the author's own, which no translation changes (a plan's, a service's).
bool OwnWords::is_name_with(const Value& fact, std::string_view topic) const {
  if (!fact.is(Kind::text) && !fact.is(Kind::email)) return false;
  const std::string prepared = VaguePhrases::prepared(fact.text());
  return std::any_of(document_.languages.begin(), document_.languages.end(), [&](const std::string& language) {
    return !phrases_.first_in(prepared, language, topic).empty();
  });
}

bool OwnWords::are_vague(const Value& fact, std::string_view topic) const {
  const auto [begin, end] = words().equal_range(fact.path());
  if (begin == end) return is_name_with(fact, topic);
  return std::any_of(begin, end, [&](const auto& entry) {
    return !phrases_.first_in(entry.second.prepared, entry.second.language, topic).empty();
  });
}

std::vector<Value> OwnWords::with_phrase(std::string_view topic) const { return with_phrases(topic, {}, {}); }

std::vector<Value> OwnWords::with_phrases(std::string_view topic, std::string_view also,
                                          std::string_view without) const {
  std::vector<Value> found;
  // Words that a language lacks stand there in the controlling one: they count once.
  std::set<std::tuple<std::string_view, std::string_view, int, int>> known;
  const auto has = [&](const Words& words, std::string_view sentence, std::string_view one) {
    return !phrases_.first_in(sentence, words.language, one).empty();
  };
  for (const auto& [path, words] : words()) {
    if (!words.is_shown) continue;
    const bool is_whole = also.empty() && without.empty();
    const std::string_view all = words.prepared;
    for (const std::string_view part : is_whole ? std::vector{all} : sentences_of(all)) {
      if ((!also.empty() && !has(words, part, also)) || (!without.empty() && has(words, part, without))) continue;
      for (const std::string_view phrase : phrases_.all_in(part, words.language, topic)) {
        const Place& place = words.text.place();
        if (!known.emplace(phrase, place.file, place.line, place.column).second) continue;
        found.push_back(Value::list({Value::text(std::string(phrase)), words.text}));
      }
    }
  }
  return found;
}

std::vector<Value> OwnWords::pointers_to_nothing() const {
  std::set<std::string, std::less<>> dangling;
  for (const Text& text : texts_) {
    for (std::string& phrase : candor::pointers_to_nothing(text.markdown, text.language, phrases_)) {
      dangling.insert(std::move(phrase));
    }
  }
  // Candor's own sentences point to what composition put there.
  std::vector<Value> found;
  for (const char* topic : {"points_above", "points_below", "points_to_list", "points_to_next"}) {
    for (Value& pair : with_phrase(topic)) {
      const std::string& phrase = pair.items()[0].text();
      const auto is_known = [&](const Value& one) {
        return one.items()[0].text() == phrase && one.items()[1].place() == pair.items()[1].place();
      };
      if (!dangling.contains(phrase) || std::any_of(found.begin(), found.end(), is_known)) continue;
      found.push_back(std::move(pair));
    }
  }
  return found;
}

std::vector<Value> OwnWords::naming(const Value& names) const {
  std::vector<Value> found;
  std::set<std::string_view> known_keys;
  for (const std::string& language : document_.languages) {
    each_in(language, [&](const ReaderText& text, const Value& said) {
      const bool is_named = std::any_of(names.items().begin(), names.items().end(),
                                        [&](const Value& name) { return has_name(said.text(), name.text()); });
      if (!is_named || !is_shown(text) || !known_keys.insert(text.key).second) return;
      found.push_back(Value::list({Value::text(text.key), said}));
    });
  }
  return found;
}

void OwnWords::each_translated(const std::string& language,
                               const std::function<void(const ReaderText&, const Value&)>& take) const {
  if (language != document_.controlling && company_.translations.contains(language)) each_in(language, take);
}

std::vector<Value> OwnWords::untranslated() const {
  constexpr std::size_t longer = 40;  // names and terms may well be the same
  std::vector<Value> found;
  for (const std::string& language : document_.languages) {
    each_translated(language, [&](const ReaderText& text, const Value& said) {
      if (text.value.text().size() < longer || said.text() != text.value.text()) return;
      found.push_back(Value::list({Value::text(text.key), said}));
    });
  }
  return found;
}

std::vector<Value> OwnWords::in_foreign_script() const {
  std::vector<Value> found;
  for (const std::string& language : document_.languages) {
    each_in(language, [&](const ReaderText& text, const Value& said) {
      if (!is_shown(text) || !language::is_in_foreign_script(said.text(), language)) return;
      found.push_back(Value::list({Value::text(text.key), said}));
    });
  }
  return found;
}

namespace {

/// A heading's level, or 0; with `id`, what stands in its `{: #id}`.
std::size_t heading_level(std::string_view line, std::string_view& id) {
  const std::size_t level = line.find_first_not_of('#');
  if (level == 0 || level == std::string_view::npos || level > 6 || line[level] != ' ') return 0;
  const std::size_t group = line.rfind("{: #");
  id = group == std::string_view::npos ? line.substr(level + 1) : line.substr(group + 4);
  id = id.substr(0, id.find_first_of(" }"));
  return level;
}

/// The ids of headings that no word follows before one of their own level or above, or the end.
std::vector<std::string_view> empty_headings_in(std::string_view markdown) {
  std::vector<std::string_view> found;
  std::string_view open;  // the heading that nothing has followed so far
  std::size_t open_level = 0;
  while (!markdown.empty()) {
    const std::string_view line = markdown.substr(0, markdown.find('\n'));
    markdown.remove_prefix(std::min(line.size() + 1, markdown.size()));
    std::string_view id;
    const std::size_t level = heading_level(line, id);
    if (level > 0) {
      if (open_level > 1 && level <= open_level) found.push_back(open);
      open = id;
      open_level = level;
    } else if (line.find_first_not_of(" \t") != std::string_view::npos) {
      open_level = 0;
    }
  }
  if (open_level > 1) found.push_back(open);
  return found;
}

}  // namespace

std::vector<Value> OwnWords::empty_headings() const {
  std::vector<Value> found;
  for (const Text& text : texts_) {
    for (const std::string_view id : empty_headings_in(text.markdown)) {
      const auto is_it = [&](const Value& known) { return known.text() == id; };
      if (std::none_of(found.begin(), found.end(), is_it)) found.push_back(Value::text(std::string(id)));
    }
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
  const auto is_vague = [words, fails](const templates::Call& call) {
    return !fails(call, call.arg(1)) && words && words->are_vague(call.arg(0), call.arg(1).text());
  };
  using First = templates::Takes::First;
  environment.add_test("vague_phrase", is_vague, {{1, 1, "label is vague_phrase(\"purposes\")"}});
  environment.add_test("phrase_of", is_vague, {{1, 1, "label is phrase_of(\"sensitive\")"}});
  environment.add_function(
      "untranslated",
      [words](const templates::Call&) { return Value::list(words ? words->untranslated() : std::vector<Value>()); },
      {{0, 0, "untranslated()"}});
  environment.add_function("foreign_script",
                           [words](const templates::Call&) {
                             return Value::list(words ? words->in_foreign_script() : std::vector<Value>());
                           },
                           {{0, 0, "foreign_script()"}});
  environment.add_function("naming",
                           [words](const templates::Call& call) {
                             return Value::list(words ? words->naming(call.arg(0)) : std::vector<Value>());
                           },
                           {{1, 1, "naming(company.formerly|map(attribute=\"name\")|list)"}});
  environment.add_function(
      "empty_headings",
      [words](const templates::Call&) { return Value::list(words ? words->empty_headings() : std::vector<Value>()); },
      {{0, 0, "empty_headings()"}});
  environment.add_function(
      "said",
      [words, fails](const templates::Call& call) {
        for (const std::size_t i : {0, 1, 2}) {
          if (call.arg(i).is_defined() && fails(call, call.arg(i))) return Value::list({});
        }
        if (!words) return Value::list({});
        return Value::list(words->with_phrases(call.arg(0).text(), call.arg(1).text(), call.arg(2).text()));
      },
      {{1, 3, "said(\"open_ended\")", First::text}});
  environment.add_function("pointers_to_nothing",
                           [words](const templates::Call&) {
                             return Value::list(words ? words->pointers_to_nothing() : std::vector<Value>());
                           },
                           {{0, 0, "pointers_to_nothing()"}});
}

}  // namespace candor
