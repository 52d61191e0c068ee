#include "compare/tell_changes.h"

#include <algorithm>
#include <optional>

#include "wording/speech.h"

namespace candor {

namespace {

constexpr std::string_view fallback_group = "other";

/// `now` with the entries that only `was` has; nothing where there are none, as almost everywhere.
std::optional<Value> with_gone(const Value& now, const Value& was) {
  if (!now.is(Kind::map) || !was.is(Kind::map)) return std::nullopt;
  std::vector<Value::Entry> entries = now.entries();
  bool differs = false;
  for (auto& [key, value] : entries) {
    auto merged = with_gone(value, was.at(key));
    if (!merged) continue;
    value = std::move(*merged);
    differs = true;
  }
  for (const auto& [key, value] : was.entries()) {
    if (now.find(key)) continue;
    entries.emplace_back(key, value);
    differs = true;
  }
  return differs ? std::optional(now.with_entries(std::move(entries))) : std::nullopt;
}

/// The new facts with the old ones' entries that are gone, so that a sentence about a removed thing can still name it.
Value with_what_was(const Value& now, const Value& was) { return with_gone(now, was).value_or(now); }

std::string last_step(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? path : path.substr(dot + 1);
}

Value text_or_undefined(const std::string& text) { return text.empty() ? Value() : Value::text(text); }

Value described(const Change& change, const ChangeSpeech& speech) {
  return Value::record({{"kind", Value::scalar(Kind::choice, std::string(name_of(change.kind)))},
                        {"path", Value::text(change.path)},
                        {"field", text_or_undefined(change.field)},
                        {"label", text_or_undefined(speech.label_of(change.path))},
                        {"id", Value::text(last_step(change.entry.empty() ? change.path : change.entry))}});
}

std::string first_paragraph(const std::string& markdown) {
  std::string line;
  for (const char c : markdown) line += c == '\n' ? ' ' : c;
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  line = line.substr(begin, line.find_last_not_of(' ') - begin + 1);
  line.erase(std::unique(line.begin(), line.end(), [](char a, char b) { return a == ' ' && b == ' '; }), line.end());
  return line;
}

}  // namespace

std::vector<ToldChange> tell_changes(const std::vector<Change>& changes, const ChangeSpeech& speech,
                                     const wording::Words& words, Diagnostics& diagnostics) {
  const Value facts = with_what_was(speech.new_facts, speech.old_facts);
  std::vector<ToldChange> told;
  for (const Change& change : changes) {
    const std::string& group = change.group;
    const auto* found = words.find("changes/" + group + ".md", speech.language);
    if (!found) found = words.find("changes/" + std::string(fallback_group) + ".md", speech.language);
    if (!found) continue;
    templates::Context context(facts);
    const Value& now = speech.new_facts.at_path(change.entry);
    context.set("change", described(change, speech));
    context.set("before", speech.old_facts.at_path(change.old_path.empty() ? change.path : change.old_path));
    context.set("after", speech.new_facts.at_path(change.path));
    context.set("gained", Value::list(change.gained));
    context.set("lost", Value::list(change.lost));
    // What is told of no more may stand on in the facts, without what its sentence needs.
    const bool is_gone = !now.is_defined() || (change.kind == ChangeKind::removed && change.field.empty());
    context.set("thing", is_gone ? speech.old_facts.at_path(change.entry) : now);
    context.set("documents", Value::map({}));  // a sentence of change stands on many pages, and links to none
    context.set("language", Value::scalar(Kind::language, speech.language));
    const wording::Speech says{speech.language, speech.fallback, facts, {}};
    const auto rendered = wording::say(words, *found, says, context, diagnostics);
    const std::string sentence = rendered ? first_paragraph(rendered->text) : std::string{};
    if (!sentence.empty()) told.push_back({change.id, sentence});
  }
  return told;
}

}  // namespace candor
