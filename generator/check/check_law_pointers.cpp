#include "check/check_law_pointers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/characters.h"

namespace candor {

namespace {

/// Where a sentence ends, spaces evened.
constexpr std::array<std::string_view, 5> ends = {". ", "! ", "? ", ".) ", "。"};

std::size_t end_of_sentence(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : ends) {
    const std::size_t at = text.find(mark);
    if (at != std::string_view::npos) end = std::min(end, at + mark.size());
  }
  return end;
}

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

struct Line {
  std::string_view written;
  bool is_heading = false;
  bool is_listed = false;  ///< an item or a row
};

std::vector<Line> lines_of(std::string_view markdown) {
  std::vector<Line> lines;
  while (!markdown.empty()) {
    const std::string_view line = markdown.substr(0, markdown.find('\n'));
    markdown.remove_prefix(std::min(line.size() + 1, markdown.size()));
    if (!has_words(line)) continue;
    const std::string_view text = line.substr(line.find_first_not_of(" \t"));
    const std::size_t number = text.find_first_not_of("0123456789");
    const bool is_numbered = number > 0 && number != std::string_view::npos && text.substr(number).starts_with(". ");
    const bool is_listed = text.starts_with("- ") || text.starts_with("* ") || text.starts_with("|") || is_numbered;
    lines.push_back({text, text.starts_with("#"), is_listed});
  }
  return lines;
}

/// The last words of a line, if they end in a way that lets something follow: with a colon, or with words that announce
/// it before a full stop. A phrase within them that stands earlier has its answer on the line itself.
std::string announcement_in(std::string_view line) {
  constexpr std::size_t longest = 40;  // bytes; longer than any such phrase
  while (!line.empty() && std::string_view(" .:").find(line.back()) != std::string_view::npos) line.remove_suffix(1);
  std::size_t begin = line.size() > longest ? line.size() - longest : 0;
  while (begin < line.size() && (static_cast<unsigned char>(line[begin]) & 0xC0U) == 0x80U) ++begin;
  return std::string(line.substr(begin));
}

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view prepared) {
  std::vector<std::string_view> sentences;
  while (!prepared.empty()) {
    const std::size_t end = end_of_sentence(prepared);
    sentences.push_back(prepared.substr(0, end));
    prepared.remove_prefix(end);
  }
  return sentences;
}

std::vector<std::string> pointers_to_nothing(std::string_view markdown, std::string_view language,
                                             const VaguePhrases& phrases) {
  std::vector<std::string> found;
  if (!phrases.has_language(language)) return found;
  const std::vector<Line> lines = lines_of(markdown);
  const auto add = [&](std::string_view text, std::string_view topic) {
    const std::string_view phrase =
        VaguePhrases::first_in(VaguePhrases::prepared(text), phrases.phrases_of(language, topic));
    if (!phrase.empty()) found.emplace_back(phrase);
  };
  const auto add_ending = [&](std::string_view text, std::string_view topic) {
    const std::string prepared = VaguePhrases::prepared(text);
    for (const std::string_view phrase : VaguePhrases::all_in(prepared, phrases.phrases_of(language, topic))) {
      if (std::string_view(prepared).ends_with(std::string(phrase) + " ")) found.emplace_back(phrase);
    }
  };
  const auto is_said = [](const Line& line) { return !line.is_heading; };
  const auto first = std::find_if(lines.begin(), lines.end(), is_said);
  if (first == lines.end()) return found;
  const std::string opening = VaguePhrases::prepared(first->written);
  add(sentences_of(opening).front(), "points_above");
  if (is_said(lines.back())) {
    const std::string closing = VaguePhrases::prepared(lines.back().written);
    std::vector<std::string_view> sentences = sentences_of(closing);
    std::erase_if(sentences, [](std::string_view sentence) { return !has_words(sentence); });
    if (!sentences.empty()) add(sentences.back(), "points_below");
  }
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    const bool is_last = line + 1 == lines.end() || (line + 1)->is_heading;
    if (is_last && is_said(*line)) add_ending(announcement_in(line->written), "points_to_next");
    const bool follows = std::any_of(line + 1, lines.end(), [](const Line& later) { return later.is_listed; });
    if (!follows && !line->is_listed) add(line->written, "points_to_list");
  }
  return found;
}

std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  if (name.empty()) return std::string_view::npos;
  const auto joins = [](char32_t c) { return language::is_cased_letter(c) || (c >= U'0' && c <= U'9'); };
  for (std::size_t at = text.find(name, from); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::size_t end = at + name.size();
    const bool begins = at == 0 || !joins(code_point_before(text, at));
    if (begins && (end == text.size() || !joins(next_code_point(text, end)))) return at;
  }
  return std::string_view::npos;
}

namespace {

/// Does a word or a comma stand before `at`, one space between?
bool is_inside_of_sentence(std::string_view line, std::size_t at) {
  if (at < 2 || line[at - 1] != ' ') return false;
  return line[at - 2] == ',' || language::is_letter_or_digit(code_point_before(line, at - 1));
}

bool uses(std::string_view line, std::string_view term) {
  if (line.starts_with('#')) return false;
  std::size_t at = find_name(line, term);
  while (at != std::string_view::npos && !is_inside_of_sentence(line, at)) at = find_name(line, term, at + 1);
  return at != std::string_view::npos;
}

}  // namespace

bool is_used_before(const Text& text, std::string_view path, std::string_view term) {
  const auto states = [&](const TextBlock& block) {
    return std::find(block.facts.begin(), block.facts.end(), path) != block.facts.end();
  };
  const auto defining = std::find_if(text.blocks.begin(), text.blocks.end(), states);
  if (defining == text.blocks.end()) return false;
  std::string_view rest = text.markdown;
  for (int line = 1; line < defining->first_line; ++line) {
    if (uses(rest.substr(0, rest.find('\n')), term)) return true;
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  }
  return false;
}

}  // namespace candor
