#include "check/check_law_words.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "check/check_law_pointers.h"
#include "language/scripts.h"

namespace candor {

namespace {

/// Translations into one language by their keys.
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

bool has(std::string_view prepared, const VaguePhrases::Phrases& phrases) {
  return !VaguePhrases::first_in(prepared, phrases).empty();
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
  for (const auto& [text, said] : said_in(language)) take(*text, said);
}

/// In a language that nothing is translated into, the controlling words stand.
const std::vector<OwnWords::Said>& OwnWords::said_in(const std::string& language) const {
  const auto [known, is_new] = said_.try_emplace(language);
  if (!is_new) return known->second;
  const auto translations = company_.translations.find(language);
  const bool is_source = language == document_.controlling || translations == company_.translations.end();
  const Translations translated = is_source ? Translations() : by_key(translations->second);
  for (const ReaderText& text : company_.reader_texts) {
    if (!concerns(text)) continue;
    Value said = is_source ? text.value : translation_of(text, translated);
    if (said.is_defined()) known->second.push_back({&text, std::move(said)});
  }
  return known->second;
}

void OwnWords::read_in(const std::string& language) const {
  each_in(language, [&](const ReaderText& text, const Value& said) {
    std::string prepared = VaguePhrases::prepared(said.text());
    const BytePairs pairs(prepared);
    words_.emplace(text.path, Words{language, std::move(prepared), pairs, said, is_shown(text)});
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

/// A name of the author's own or an address, which no translation changes (a plan's, a service's).
bool OwnWords::is_name_with(const Value& fact, std::string_view topic) const {
  if (!fact.is(Kind::text) && !fact.is(Kind::email)) return false;
  const std::string prepared = VaguePhrases::prepared(fact.text());
  return std::any_of(document_.languages.begin(), document_.languages.end(),
                     [&](const std::string& language) { return has(prepared, phrases_.phrases_of(language, topic)); });
}

bool OwnWords::are_vague(const Value& fact, std::string_view topic) const {
  const auto [begin, end] = words().equal_range(fact.path());
  if (begin == end) return is_name_with(fact, topic);
  return std::any_of(begin, end, [&](const auto& entry) {
    return entry.second.has(phrases_.phrases_of(entry.second.language, topic));
  });
}

std::vector<Value> OwnWords::with_phrase(std::string_view topic) const { return with_phrases(topic, {}, {}); }

std::vector<Value> OwnWords::with_phrases(std::string_view topic, std::string_view also,
                                          std::string_view without) const {
  std::vector<Value> found;
  // Words that a language lacks stand there in the controlling one: they count once.
  std::set<std::tuple<std::string_view, std::string_view, int, int>> known;
  struct Asked {
    const VaguePhrases::Phrases& topic;
    const VaguePhrases::Phrases& also;
    const VaguePhrases::Phrases& without;
  };
  std::map<std::string_view, Asked> in_language;
  for (const std::string& language : document_.languages) {
    const auto of = [&](std::string_view one) -> const auto& { return phrases_.phrases_of(language, one); };
    in_language.emplace(language, Asked{of(topic), of(also), of(without)});
  }
  for (const auto& [path, words] : words()) {
    if (!words.is_shown) continue;
    const Asked& asked = in_language.at(words.language);
    if (!words.has(asked.topic) || (!also.empty() && !words.has(asked.also))) continue;
    const bool is_whole = also.empty() && without.empty();
    const std::string_view all = words.prepared;
    for (const std::string_view part : is_whole ? std::vector{all} : sentences_of(all)) {
      if ((!also.empty() && !has(part, asked.also)) || (!without.empty() && has(part, asked.without))) continue;
      for (const std::string_view phrase : VaguePhrases::all_in(part, asked.topic)) {
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
      const BytePairs pairs(said.text());
      const bool is_named = std::any_of(names.items().begin(), names.items().end(), [&](const Value& name) {
        return pairs.may_have(name.text()) && find_name(said.text(), name.text()) != std::string_view::npos;
      });
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
    const language::Scripts own(language);
    each_in(language, [&](const ReaderText& text, const Value& said) {
      if (!own.are_foreign_to(said.text()) || !is_shown(text)) return;
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

/// Does the heading on this line state a fact (the label of data that are collected)? Then it has been said.
bool is_statement(const Text& text, int line) {
  return std::any_of(text.blocks.begin(), text.blocks.end(), [&](const TextBlock& block) {
    return block.first_line <= line && line <= block.last_line &&
           std::any_of(block.facts.begin(), block.facts.end(),
                       [](const std::string& path) { return !path.starts_with("documents."); });
  });
}

/// The ids of headings that no word follows before one of their own level or above, or the end.
std::vector<std::string_view> empty_headings_in(const Text& text) {
  std::vector<std::string_view> found;
  std::string_view open;  // the heading that nothing has followed so far
  std::size_t open_level = 0;
  std::string_view rest = text.markdown;
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    std::string_view id;
    const std::size_t level = heading_level(line, id);
    if (level > 0) {
      if (open_level > 1 && level <= open_level) found.push_back(open);
      open = id;
      open_level = is_statement(text, number) ? 0 : level;
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
    for (const std::string_view id : empty_headings_in(text)) {
      const auto is_it = [&](const Value& known) { return known.text() == id; };
      if (std::none_of(found.begin(), found.end(), is_it)) found.push_back(Value::text(std::string(id)));
    }
  }
  return found;
}

namespace {

bool is_in_list_of_terms(const ReaderText& text) {
  return text.path.starts_with("definitions.") && text.path.ends_with(".term");
}

/// Does it stand once, and no more? A plural counts as its term.
bool stands_once(std::string_view text, std::string_view term) {
  const std::size_t first = text.find(term);
  return first != std::string_view::npos && text.find(term, first + 1) == std::string_view::npos;
}

}  // namespace

std::vector<Value> OwnWords::unused_terms() const {
  std::vector<Value> found;
  for (const Text& text : texts_) {
    if (text.language != document_.controlling) continue;
    each_in(text.language, [&](const ReaderText& term, const Value& said) {
      if (!is_in_list_of_terms(term) || !is_shown(term) || !stands_once(text.markdown, said.text())) return;
      found.push_back(Value::list({said, said}));
    });
  }
  return found;
}

std::vector<Value> OwnWords::early_terms() const {
  std::set<std::string_view> in_a_list;
  for (const ReaderText& text : company_.reader_texts) {
    if (is_in_list_of_terms(text)) in_a_list.insert(text.value.text());
  }
  std::vector<Value> found;
  std::set<std::string_view> known_keys;
  for (const Text& text : texts_) {
    each_in(text.language, [&](const ReaderText& term, const Value& said) {
      if (!term.path.ends_with(".known_as") || !is_shown(term) || in_a_list.contains(term.value.text())) return;
      if (!is_used_before(text, term.path, said.text()) || !known_keys.insert(term.key).second) return;
      found.push_back(Value::list({said, said}));
    });
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
      "early_terms",
      [words](const templates::Call&) { return Value::list(words ? words->early_terms() : std::vector<Value>()); },
      {{0, 0, "early_terms()"}});
  environment.add_function(
      "unused_terms",
      [words](const templates::Call&) { return Value::list(words ? words->unused_terms() : std::vector<Value>()); },
      {{0, 0, "unused_terms()"}});
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
