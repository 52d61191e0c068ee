#include "wording/speech.h"

#include <algorithm>

#include "base/suggest.h"
#include "language/casing.h"
#include "language/formats.h"
#include "language/locale.h"
#include "language/sentence_end.h"
#include "language/speaker.h"
#include "model/period.h"
#include "template/escape_html.h"
#include "template/escape_markdown.h"
#include "wording/message_call.h"
#include "wording/things.h"
#include "wording/written.h"

namespace candor::wording {

namespace {

using templates::Call;

/// `x|date` and its like: writes a value of one kind as the language does.
templates::Function writer(const Words& words, const Speech& speech, Kind kind) {
  return [&words, &speech, kind](const Call& call) -> Value {
    const Value& value = call.arg(0);
    if (!value.is_defined()) return {};
    if (!value.is(kind) && !value.is(Kind::text)) {
      return call.fail("`" + std::string(call.name()) + "` takes " + std::string(name_of(kind)) + ", not " +
                       std::string(name_of(value.kind())));
    }
    const auto text = written(value.is(kind) ? value : Value::scalar(kind, value.text()), words, speech);
    if (!text) return call.fail("`" + value.text() + "` is not " + std::string(name_of(kind)));
    if (text->origins().empty()) return *text;  // it takes the value's own
    std::vector<OriginPtr> origins = value.origins();
    add_origins(origins, text->origins());
    return text->with_origins(std::move(origins));
  };
}

/// `xs|list_and` and its like: each item escaped for the output, then joined as the language joins.
templates::Function joiner(const Words& words, const Speech& speech,
                           std::string (*join)(std::span<const std::string>, std::string_view)) {
  return [&words, &speech, join](const Call& call) -> Value {
    if (!call.arg(0).is(Kind::list)) return call.arg(0);  // a list of one, or silence
    std::vector<std::string> items;
    std::vector<OriginPtr> origins = call.arg(0).origins();
    for (const Value& item : call.arg(0).items()) {
      if (!item.is_defined()) continue;
      const auto text = written(item, words, speech);
      items.push_back(call.escaped(text && !item.is(Kind::text) ? *text : item).text());
      add_origins(origins, item.origins());
      if (text) add_origins(origins, text->origins());
    }
    if (items.empty()) return {};
    const auto catalogue = words.catalogue(speech.language);
    return Value::markup(join(items, catalogue ? catalogue->locale() : speech.language))
        .with_origins(std::move(origins));
  };
}

/// `x|upfirst`: for words that begin a cell, a line or a sentence.
Value with_first_upper(const Call& call, const Speech& speech) {
  const Value& value = call.arg(0);
  if (!value.is_defined()) return {};
  if (!value.is(Kind::text) && !value.is(Kind::markup)) {
    return call.fail("`upfirst` takes text, not " + std::string(name_of(value.kind())));
  }
  return Value::scalar(value.kind(), language::with_first_upper(value.text(), speech.language));
}

/// `sentence|noting(note)`: the note, which brings its own brackets, goes before the full stop.
Value noting(const Call& call) {
  const Value& sentence = call.arg(0);
  const Value& note = call.arg(1);
  if (!sentence.is_defined() || !note.is_defined()) return sentence;
  std::string text = call.escaped(sentence).text();
  text.insert(language::end_of_last_sentence(text), call.escaped(note).text());
  std::vector<OriginPtr> origins = sentence.origins();
  add_origins(origins, note.origins());
  return Value::markup(std::move(text)).with_origins(std::move(origins));
}

/// `sentence|unclosed`: its words without the full stop, to go on in a line that brings its own.
Value unclosed(const Call& call) {
  const Value& sentence = call.arg(0);
  if (!sentence.is_defined()) return sentence;
  std::string text = call.escaped(sentence).text();
  text.resize(language::end_of_last_sentence(text));
  return Value::markup(std::move(text)).with_origins(sentence.origins());
}

Value link_to(const Call& call, const Speech& speech) {
  const std::string& name = call.arg(0).text();
  const auto found = speech.sections.find(name);
  if (found != speech.sections.end()) return Value::markup("#" + found->second);
  std::vector<std::string> known;
  for (const auto& [section, heading] : speech.sections) known.push_back(section);
  return call.fail("the document has no section `" + name + "`", suggestion(name, known), "unknown-section");
}

Value text_has(const Call& call, const Speech& speech) {
  return Value::flag(speech.sections.contains(call.arg(0).text()));
}

/// A bare flag: a company's choice of laws steers what is said and is no fact that the words state.
Value has_regime(const Call& call, const Speech& speech) {
  const auto& regimes = speech.facts.at("regimes").items();
  const std::string& wanted = call.arg(0).text();
  return Value::flag(std::any_of(regimes.begin(), regimes.end(), [&](const Value& r) { return r.text() == wanted; }));
}

/// `x|earlier_by("12 months")`: for lists that count back from a day.
Value earlier_by(const Call& call) {
  const Value& day = call.arg(0);
  if (!day.is_defined()) return {};
  const auto date = read_iso_date(day.text());
  const auto period = read_period(call.arg(1).text());
  const auto earlier = date && period ? candor::earlier_by(*date, *period) : std::nullopt;
  if (!earlier) return call.fail("`earlier_by` takes a date and a period such as \"12 months\"");
  const Value made = Value::scalar(Kind::date, iso_text(*earlier));
  return day.origins().empty() ? made : made.with_origins(day.origins());
}

}  // namespace

templates::Environment environment_for(const Words& words, const Speech& speech) {
  templates::Environment environment;
  environment.add_function("t", [&](const Call& call) { return say_message(call, words, speech); });
  environment.add_function("link_to", [&](const Call& call) { return link_to(call, speech); });
  environment.add_function("text_has", [&](const Call& call) { return text_has(call, speech); });
  environment.add_function("has_message", [&](const Call& call) {
    return Value::flag(find_message(words, speech, call.arg(0).text()).message != nullptr);
  });
  environment.add_function("regime", [&](const Call& call) { return has_regime(call, speech); });
  environment.add_function("direction", [](const Call& call) {
    return Value::text(std::string(language::name_of(language::direction(call.arg(0).text()))));
  });
  environment.add_filter("names", [&](const Call& call) { return names_of(call, speech); });
  environment.add_filter("worded", [&](const Call& call) { return worded(call, words, speech); });
  environment.add_filter("upfirst", [&](const Call& call) { return with_first_upper(call, speech); });
  environment.add_filter("stating", stating);
  environment.add_filter("noting", noting);
  environment.add_filter("unclosed", unclosed);
  environment.add_filter("the", [&](const Call& call) { return thing_named(call, speech); });
  environment.add_filter("date", writer(words, speech, Kind::date));
  environment.add_filter("period", writer(words, speech, Kind::period));
  environment.add_filter("country", writer(words, speech, Kind::country));
  environment.add_filter("language_name", writer(words, speech, Kind::language));
  environment.add_filter("number", writer(words, speech, Kind::number));
  environment.add_filter("own_name",
                         [](const Call& call) { return Value::text(language::own_name(call.arg(0).text())); });
  environment.add_filter("earlier_by", earlier_by);
  environment.add_filter("list_and", joiner(words, speech, language::list_and));
  environment.add_filter("list_or", joiner(words, speech, language::list_or));
  environment.add_filter("list_plain", joiner(words, speech, language::list_plain));
  return environment;
}

std::optional<templates::Rendered> say(const Words& words, const templates::Template& what, const Speech& speech,
                                       const templates::Context& context, Diagnostics& diagnostics) {
  return templates::render(what, context, environment_for(words, speech), words.templates(), diagnostics);
}

}  // namespace candor::wording
