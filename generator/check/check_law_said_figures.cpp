// What the company's own words say in figures, beside what facts and other languages say: the part of OwnWords that
// counts.
#include <algorithm>
#include <set>

#include "check/check_law_pointers.h"
#include "check/check_law_words.h"
#include "check/law_figures.h"

namespace candor {

namespace {

constexpr std::string_view label = ".label";

Value found_at(std::string words, const Value& text) { return Value::list({Value::text(std::move(words)), text}); }

StatedFigures figures_of(const Value& facts) {
  StatedFigures figures;
  figures.add(facts);
  return figures;
}

/// The periods that none of the facts has; none at all where they have one of them: the sentence then tells what is so,
/// and more ("the law wants six years, we keep them for seven").
void add_unless_stated(std::vector<SaidPeriod> said, const std::vector<const StatedFigures*>& stated, const Value& text,
                       std::vector<Value>& found) {
  const auto is_stated = [&](const SaidPeriod& one) {
    return std::any_of(stated.begin(), stated.end(),
                       [&](const StatedFigures* facts) { return facts->has(one.period); });
  };
  if (std::any_of(said.begin(), said.end(), is_stated)) return;
  for (SaidPeriod& one : said) found.push_back(found_at(std::move(one.words), text));
}

/// The references of a field, one or many.
std::vector<Value> references_in(const Value& field) {
  return field.is(Kind::list) ? field.items() : std::vector<Value>{field};
}

/// The numbers of a text, as they count: no zeros before, no commas between thousands.
std::multiset<std::string> numbers_in(std::string_view text) {
  std::multiset<std::string> numbers;
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(at)) continue;
    std::string number;
    for (; is_digit(at) || (at < text.size() && text[at] == ',' && is_digit(at + 3) && !is_digit(at + 4)); ++at) {
      if (is_digit(at)) number += text[at];
    }
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    numbers.insert(std::move(number));
  }
  return numbers;
}

/// What the first has and the second has not.
std::vector<std::string> only_in_first(const std::multiset<std::string>& first,
                                       const std::multiset<std::string>& second) {
  std::vector<std::string> only;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(only));
  return only;
}

}  // namespace

void OwnWords::each_sentence_about(
    std::string_view topic, std::string_view without,
    const std::function<void(const std::string&, std::string_view, const Value&)>& take) const {
  for (const auto& [path, words] : words()) {
    if (!path.starts_with("documents.") || !words.has(phrases_.phrases_of(words.language, topic))) continue;
    for (const std::string_view sentence : sentences_of(words.prepared)) {
      const auto has = [&](std::string_view one) {
        return !VaguePhrases::first_in(sentence, phrases_.phrases_of(words.language, one)).empty();
      };
      if (has(topic) && (without.empty() || !has(without))) take(words.language, sentence, words.text);
    }
  }
}

std::vector<Value> OwnWords::other_periods(std::string_view topic, const Value& facts, std::string_view without) const {
  std::vector<Value> found;
  const StatedFigures stated = figures_of(facts);
  if (!stated.has_periods()) return found;
  each_sentence_about(topic, without, [&](const std::string& language, std::string_view sentence, const Value& text) {
    add_unless_stated(said_periods(sentence, language, phrases_), {&stated}, text, found);
  });
  return found;
}

std::vector<Value> OwnWords::other_numbers(std::string_view topic, const Value& facts) const {
  std::vector<Value> found;
  const StatedFigures stated = figures_of(facts);
  if (!stated.has_numbers()) return found;
  for (const auto& [path, words] : words()) {
    if (!path.starts_with("documents.")) continue;
    for (SaidNumber& said : said_numbers(words.prepared, words.language, topic, phrases_)) {
      if (!stated.has(said.number)) found.push_back(found_at(std::move(said.words), words.text));
    }
  }
  return found;
}

/// By the words that a language has for what the rows are about: the figures of all those rows. Under no words stand
/// those of rows that are about nothing in particular (backup copies), which may hold for any.
std::map<std::string, StatedFigures> OwnWords::figures_by_name(const Value& rows, const std::string& field,
                                                               const std::string& language) const {
  std::map<std::string, StatedFigures> by_name = {{{}, {}}};
  const auto add = [&](const std::string& path, const Value& row) {
    const auto [begin, end] = words().equal_range(path);
    for (auto name = begin; name != end; ++name) {
      if (name->second.language == language) by_name[name->second.prepared].add(row);
    }
  };
  for (const Value& pair : rows.items()) {
    const Value& row = pair.items().size() > 1 ? pair.items()[1] : pair;
    add(row.path() + std::string(label), row);
    const Value* references = row.find(field);
    if (!references || !references->is_defined()) by_name[{}].add(row);
    if (!references) continue;
    for (const Value& reference : references_in(*references)) {
      std::string target = reference.target();
      for (; !target.empty(); target.resize(target.rfind('.') == std::string::npos ? 0 : target.rfind('.'))) {
        add(target + std::string(label), row);
      }
    }
  }
  return by_name;
}

std::vector<Value> OwnWords::other_periods_of(std::string_view topic, const Value& rows,
                                              const std::string& field) const {
  std::vector<Value> found;
  std::map<std::string, std::map<std::string, StatedFigures>> known;
  each_sentence_about(topic, {}, [&](const std::string& language, std::string_view sentence, const Value& text) {
    auto by_name = known.find(language);
    if (by_name == known.end()) by_name = known.emplace(language, figures_by_name(rows, field, language)).first;
    std::vector<const StatedFigures*> meant;
    for (const auto& [name, figures] : by_name->second) {
      if (!name.empty() && figures.has_periods() && VaguePhrases::stands_in(sentence, name)) meant.push_back(&figures);
    }
    if (meant.empty()) return;
    meant.push_back(&by_name->second.at({}));
    add_unless_stated(said_periods(sentence, language, phrases_), meant, text, found);
  });
  return found;
}

std::vector<Value> OwnWords::other_in_translation() const {
  std::vector<Value> found;
  for (const std::string& language : document_.languages) {
    each_translated(language, [&](const ReaderText& text, const Value& said) {
      const auto source = numbers_in(text.value.text());
      const auto translated = numbers_in(said.text());
      const auto other = only_in_first(translated, source);
      if (other.empty() || only_in_first(source, translated).empty() || !is_shown(text)) return;
      found.push_back(found_at(other.front(), said));
    });
  }
  return found;
}

void add_figures(templates::Environment& environment, const OwnWords* words) {
  using templates::Call;
  using First = templates::Takes::First;
  const auto topic_is_known = [words](const Call& call, const Value& topic) {
    if (!words || !topic.is_defined() || words->knows(topic.text())) return true;
    call.fail("there are no phrases about `" + topic.text() + "`", "topics stand in generator/laws/phrases/");
    return false;
  };
  environment.add_function(
      "other_periods",
      [=](const Call& call) {
        if (!words || !topic_is_known(call, call.arg(0)) || !topic_is_known(call, call.arg(2))) return Value::list({});
        return Value::list(words->other_periods(call.arg(0).text(), call.arg(1), call.arg(2).text()));
      },
      {{2, 3, "other_periods(\"about_answers\", [requests])", First::text}});
  environment.add_function(
      "other_periods_of",
      [=](const Call& call) {
        if (!words || !topic_is_known(call, call.arg(0))) return Value::list({});
        return Value::list(words->other_periods_of(call.arg(0).text(), call.arg(1), call.arg(2).text()));
      },
      {{3, 3, "other_periods_of(\"about_keeping\", retention|items|list, \"data\")", First::text}});
  environment.add_function("other_numbers",
                           [=](const Call& call) {
                             if (!words || !topic_is_known(call, call.arg(0))) return Value::list({});
                             return Value::list(words->other_numbers(call.arg(0).text(), call.arg(1)));
                           },
                           {{2, 2, "other_numbers(\"ages\", [children])", First::text}});
  environment.add_function(
      "other_in_translation",
      [words](const Call&) { return Value::list(words ? words->other_in_translation() : std::vector<Value>()); },
      {{0, 0, "other_in_translation()"}});
}

}  // namespace candor
