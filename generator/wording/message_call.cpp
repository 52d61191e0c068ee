#include "wording/message_call.h"

#include <algorithm>

#include "base/suggest.h"
#include "base/utf8.h"
#include "language/formats.h"
#include "language/sentence_end.h"
#include "language/speaker.h"
#include "template/escape_html.h"
#include "wording/written.h"

namespace candor::wording {

namespace {

using templates::Call;
using templates::OutputKind;

/// Markup put into an HTML sentence stands as one code point while the sentence is escaped, then takes its place. Plane
/// 16's private use: content that holds one of these would only get a piece of the same sentence in its stead.
constexpr char32_t first_stand_in = 0x10F000;

std::string with_markup(const std::string& sentence, const std::vector<std::string>& markups) {
  std::string escaped;
  templates::append_html_text(escaped, sentence);
  for (std::size_t i = 0; i < markups.size(); ++i) {
    std::string stand_in;
    append_utf8(stand_in, first_stand_in + static_cast<char32_t>(i));
    for (std::size_t at = escaped.find(stand_in); at != std::string::npos;
         at = escaped.find(stand_in, at + markups[i].size())) {
      escaped.replace(at, stand_in.size(), markups[i]);
    }
  }
  return escaped;
}

/// An address may be a link's target in the pattern, where a bracket of its own would end it.
std::string with_brackets_escaped(const std::string& markdown) {
  std::string escaped;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    const bool is_escaped = i > 0 && markdown[i - 1] == '\\';
    if ((markdown[i] == '(' || markdown[i] == ')') && !is_escaped) escaped += '\\';
    escaped += markdown[i];
  }
  return escaped;
}

/// The text of one argument, escaped for Markdown, or set aside as markup for HTML.
class ArgumentWriter {
 public:
  ArgumentWriter(const Call& call, const Words& words, const Speech& speech)
      : call_(call), words_(words), speech_(speech) {}

  language::Argument write(const std::string& name, const Value& value, const language::ArgumentUse& use) {
    if (use.kind == language::ArgumentKind::choice) return {name, value.text()};
    if (use.kind == language::ArgumentKind::number && value.is(Kind::number)) return {name, value.number()};
    return {name, text_of(value)};
  }
  const std::vector<std::string>& markups() const { return markups_; }
  /// What the arguments' words were written with.
  const std::vector<OriginPtr>& origins() const { return origins_; }

 private:
  std::string text_of(const Value& value) {
    if (value.is(Kind::list)) return joined(value);
    const auto text = written(value, words_, speech_);
    if (text) add_origins(origins_, text->origins());
    const bool html = call_.output() == OutputKind::html;
    if (html && text) return text->text();
    const Value escaped = call_.escaped(text && !value.is(Kind::text) ? *text : value);
    if (!html) return value.is(Kind::url) ? with_brackets_escaped(escaped.text()) : escaped.text();
    std::string stand_in;
    append_utf8(stand_in, first_stand_in + static_cast<char32_t>(markups_.size()));
    markups_.push_back(escaped.text());
    return stand_in;
  }

  std::string joined(const Value& list) {
    std::vector<std::string> items;
    for (const Value& item : list.items()) items.push_back(text_of(item));
    const auto catalogue = words_.catalogue(speech_.language);
    return language::list_and(items, catalogue ? catalogue->locale() : speech_.language);
  }

  const Call& call_;
  const Words& words_;
  const Speech& speech_;
  std::vector<std::string> markups_;
  std::vector<OriginPtr> origins_;
};

Value misfit(const Call& call, const std::string& id, const language::Misfit& found) {
  switch (found.kind) {
    case language::Misfit::Kind::missing:
      return call.fail("message `" + id + "` is said without `" + found.name + "`",
                       "write `t(\"" + id + "\", " + found.name + "=…)`", "message-argument");
    case language::Misfit::Kind::unexpected:
      return call.fail("message `" + id + "` has no place for `" + found.name + "`", "leave it out",
                       "message-argument");
    case language::Misfit::Kind::wrong_kind: break;
  }
  return call.fail("message `" + id + "` wants " + std::string(name_of(found.wanted)) + " as `" + found.name + "`", {},
                   "message-argument");
}

void add_origin(std::vector<OriginPtr>& origins, Origin::Source source, const std::string& path, const Place& place) {
  origins.push_back(std::make_shared<const Origin>(Origin{source, path, place}));
}

}  // namespace

FoundMessage find_message(const Words& words, const Speech& speech, std::string_view id) {
  const std::string_view languages[] = {speech.language, speech.fallback, first_language};
  for (const std::string_view language : languages) {
    const auto catalogue = words.catalogue(language);
    const auto* message = catalogue ? catalogue->find(id) : nullptr;
    if (message) return {catalogue, message, language != speech.language};
  }
  return {};
}

std::vector<OriginPtr> FoundMessage::origins() const {
  std::vector<OriginPtr> origins;
  add_origin(origins, Origin::Source::message, message->id, message->place);
  if (in_fallback) add_origin(origins, Origin::Source::missing, message->id, message->place);
  return origins;
}

Value say_message(const Call& call, const Words& words, const Speech& speech) {
  return say_message(call, call.arg(0).text(), {call.named().begin(), call.named().end()}, words, speech);
}

Value say_message(const Call& call, const std::string& id, const Named& named, const Words& words,
                  const Speech& speech) {
  const FoundMessage found = find_message(words, speech, id);
  if (!found.message) {
    const auto catalogue = words.catalogue(first_language);
    return call.fail("there is no message `" + id + "`",
                     suggestion(id, catalogue ? catalogue->ids() : std::vector<std::string>{}), "unknown-message");
  }
  ArgumentWriter writer(call, words, speech);
  std::vector<language::Argument> arguments;
  std::vector<OriginPtr> origins;
  for (const auto& [name, value] : named) {
    // A sentence is said only when all that it speaks of is stated: silence is no mistake.
    if (!value.is_defined()) return {};
    const auto* use = found.message->argument(name);
    arguments.push_back(writer.write(name, value, use ? *use : language::ArgumentUse{.name = name}));
    add_origins(origins, value.origins());
    for (const Value& item : value.items()) add_origins(origins, item.origins());
  }
  for (const language::ArgumentUse& use : found.message->arguments) {
    if (!language::is_own_word(use.name)) continue;
    const Value word = speech.facts.at("vocabulary").at(use.name.substr(std::string_view("our_").size()));
    arguments.push_back({use.name, word.is_defined() ? word.text() : std::string("other")});
    add_origins(origins, word.origins());
  }
  if (const auto wrong = language::find_misfit(*found.message, arguments)) return misfit(call, id, *wrong);
  auto sentence = language::speaker_for(found.catalogue).format(id, arguments);
  if (!sentence) return call.fail("message `" + id + "` cannot be said", {}, "message-argument");
  for (const language::Argument& argument : arguments) {
    const auto* text = std::get_if<std::string>(&argument.value);
    if (text) sentence = language::with_one_stop_after(std::move(*sentence), *text);
  }

  add_origins(origins, writer.origins());
  add_origins(origins, found.origins());
  const bool html = call.output() == OutputKind::html;
  const Value said = !html                      ? Value::markup(*sentence)
                     : writer.markups().empty() ? Value::text(*sentence)
                                                : Value::markup(with_markup(*sentence, writer.markups()));
  return said.with_origins(std::move(origins));
}

}  // namespace candor::wording
