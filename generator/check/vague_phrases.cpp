#include "check/vague_phrases.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/casing.h"
#include "language/characters.h"

namespace candor {

namespace {

/// Without capitals, and every stretch of white space one space.
std::string evened(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!language::is_white_space(c)) {
      append_utf8(out, c);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return language::folded(out);
}

char32_t code_point_at(std::string_view text, std::size_t at) { return next_code_point(text, at); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Does the phrase, found at `at`, stand apart from the words and numbers beside it?
bool stands_apart(std::string_view text, std::size_t at, std::string_view phrase) {
  const std::size_t end = at + phrase.size();
  const bool joins_before = at > 0 && language::is_cased_letter(code_point_at(phrase, 0)) &&
                            language::is_letter_or_digit(code_point_before(text, at));
  const bool joins_after = end < text.size() && language::is_cased_letter(code_point_before(phrase, phrase.size())) &&
                           language::is_letter_or_digit(code_point_at(text, end));
  const bool counts_on = end < text.size() && is_digit(phrase.back()) && is_digit(text[end]);
  return !joins_before && !joins_after && !counts_on;
}

/// Is the bracket that the phrase opens and leaves open, found at `at`, the words of a link (`[your rights](#rights)`)?
/// Such a phrase looks for what is yet to be filled in (`[your company]`).
bool opens_link(std::string_view text, std::size_t at, std::string_view phrase) {
  if (!phrase.starts_with('[') || phrase.find(']') != std::string_view::npos) return false;
  const std::size_t closed = text.find(']', at + phrase.size());
  return closed != std::string_view::npos && text.substr(closed + 1).starts_with('(');
}

bool has_within(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    if (stands_apart(text, at, phrase) && !opens_link(text, at, phrase)) return true;
  }
  return false;
}

/// The digits that begin at `at`.
std::string_view digits_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
  return text.substr(at, end - at);
}

/// Beside a number, part of a longer one (`1,500`, `2.5`).
bool is_figure(char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; }

/// Where the words of a phrase stand with a number in the place of its `#`.
void add_figures(std::string_view text, std::string_view phrase, std::vector<VaguePhrases::Figure>& found) {
  const std::string_view before = phrase.substr(0, phrase.find('#'));
  const std::string_view after = phrase.substr(before.size() + 1);
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;) {
    const std::string_view number = digits_at(text, at);
    const std::size_t end = at + number.size();
    const bool is_part = at > 0 && is_figure(text[at - 1]);
    if (!is_part && text.substr(0, at).ends_with(before) && text.substr(end).starts_with(after)) {
      const std::size_t begin = at - before.size();
      const std::string_view words = text.substr(begin, end + after.size() - begin);
      if (stands_apart(text, begin, words)) found.push_back({std::string(words), std::string(number)});
    }
    at = text.find_first_of("0123456789", end);
  }
}

/// The text between its spaces, and without a full stop.
std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('.')) text.remove_suffix(1);
  return text;
}

}  // namespace

void VaguePhrases::add(const std::string& language, const Value& topics) {
  for (const auto& [topic, lists] : topics.entries()) {
    auto& phrases = by_language_[language][topic];
    for (const auto& [kind, list] : lists.entries()) {
      for (const Value& item : list.items()) {
        const bool has_number = item.text().find('#') != std::string::npos;
        phrases.push_back({item.text(), evened(item.text()), kind == "whole", has_number});
      }
    }
  }
}

const VaguePhrases::Topics* VaguePhrases::lists_of(std::string_view tag) const {
  auto found = by_language_.find(tag);
  if (found == by_language_.end()) found = by_language_.find(tag.substr(0, tag.find('-')));
  return found == by_language_.end() ? nullptr : &found->second;
}

bool VaguePhrases::has_topic(std::string_view topic) const {
  return std::any_of(by_language_.begin(), by_language_.end(),
                     [&](const auto& language) { return language.second.contains(topic); });
}

std::string VaguePhrases::prepared(std::string_view text) { return " " + evened(text) + " "; }

bool VaguePhrases::stands_in(std::string_view prepared, std::string_view words) {
  return has_within(prepared, trimmed(words));
}

const VaguePhrases::Phrases& VaguePhrases::phrases_of(std::string_view language, std::string_view topic) const {
  static const Phrases none;
  const Topics* topics = lists_of(language);
  const auto found = topics ? topics->find(topic) : Topics::const_iterator();
  return !topics || found == topics->end() ? none : found->second;
}

bool VaguePhrases::is_in(std::string_view prepared, const Phrase& phrase) {
  if (phrase.has_number) {
    std::vector<Figure> figures;
    add_figures(prepared, phrase.prepared, figures);
    return !figures.empty();
  }
  return phrase.is_whole ? trimmed(prepared) == trimmed(phrase.prepared) : has_within(prepared, phrase.prepared);
}

std::string_view VaguePhrases::first_in(std::string_view prepared, const Phrases& phrases) {
  const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return is_in(prepared, p); });
  return found == phrases.end() ? std::string_view() : found->written;
}

bool VaguePhrases::has_one(std::string_view prepared, const BytePairs& pairs, const Phrases& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    const bool is_as_written = !phrase.is_whole && !phrase.has_number;
    return (!is_as_written || pairs.may_have(phrase.prepared)) && is_in(prepared, phrase);
  });
}

std::vector<std::string_view> VaguePhrases::all_in(std::string_view prepared, const Phrases& phrases) {
  std::vector<std::string_view> all;
  for (const Phrase& phrase : phrases) {
    if (is_in(prepared, phrase)) all.push_back(phrase.written);
  }
  return all;
}

std::vector<VaguePhrases::Figure> VaguePhrases::figures_in(std::string_view prepared, const Phrases& phrases) {
  std::vector<Figure> found;
  for (const Phrase& phrase : phrases) {
    if (phrase.has_number) add_figures(prepared, phrase.prepared, found);
  }
  return found;
}

}  // namespace candor
