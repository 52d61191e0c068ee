#include "compose/composer.h"

#include <algorithm>

#include "compose/document_facts.h"
#include "compose/in_language.h"
#include "markdown/outline.h"
#include "template/escape_markdown.h"

namespace candor {

namespace {

constexpr std::string_view title_template = "parts/title.md";
constexpr std::string_view section_title_template = "parts/section-title.md";
constexpr std::string_view section_condition_template = "parts/section-condition.md";

bool has_prose(const Value& entry) {
  return entry.at("before").is_defined() || entry.at("after").is_defined() || entry.at("instead").is_defined();
}

void append_piece(Piece& piece, const Piece& words) {
  if (!piece.empty() && !words.empty()) piece.push_back({});
  piece.insert(piece.end(), words.begin(), words.end());
}

Piece prose(const Value& words) { return words.is_defined() ? lines_of(words.text(), words.origins()) : Piece{}; }

void append_prose(Piece& piece, const Value& words) { append_piece(piece, prose(words)); }

/// Puts words below the piece's heading, before all others.
void open_with(Piece& piece, const Piece& words) {
  if (words.empty()) return;
  const auto heading_end = static_cast<std::ptrdiff_t>(after_heading(piece));
  Piece opened(piece.begin(), piece.begin() + heading_end);
  append_piece(opened, words);
  const auto rest = piece.begin() + heading_end;
  if (rest != piece.end() && !rest->markdown.empty()) opened.push_back({});
  opened.insert(opened.end(), rest, piece.end());
  piece = std::move(opened);
}

Piece heading(const SectionUse& use, const Value& title) {
  return {{"## " + templates::escape_markdown(title.text()) + " {: #" + use.id + "}", title.origins()}};
}

Piece without_heading(const Piece& piece) {
  auto begin = piece.begin() + static_cast<std::ptrdiff_t>(after_heading(piece));
  while (begin != piece.end() && begin->markdown.empty()) ++begin;
  return {begin, piece.end()};
}

/// Another title; the id stays.
void rename(PieceLine& heading, const Value& title) {
  const std::string group = heading.markdown.substr(heading.markdown.rfind(" {: #"));
  heading = {"## " + templates::escape_markdown(title.text()) + group, title.origins()};
}

Piece with_prose(Piece piece, const Value& entry) {
  if (piece.empty()) return piece;
  const std::size_t heading_end = after_heading(piece);
  if (entry.at("title").is_defined() && heading_end > 0) rename(piece[heading_end - 1], entry.at("title"));
  if (entry.at("instead").is_defined()) {
    piece.resize(heading_end);
    append_prose(piece, entry.at("instead"));
    return piece;
  }
  open_with(piece, prose(entry.at("before")));
  append_prose(piece, entry.at("after"));
  return piece;
}

Value titles_of(const std::vector<Document>& documents) {
  std::vector<Value> titles;
  for (const Document& document : documents) titles.push_back(document.entry.at("title"));
  return Value::list(std::move(titles));
}

}  // namespace

std::string title_id(const Document& document) {
  const bool taken = std::any_of(document.sections.begin(), document.sections.end(),
                                 [&](const SectionUse& use) { return use.id == document.id; });
  return taken ? "document-" + document.id : document.id;
}

Composer::Composer(const ComposeInput& input, const std::string& language, const wording::Sections& sections)
    : input_(input), language_(language) {
  facts_ = input.company.facts;
  entry_ = input.document.entry;
  Value titles = titles_of(input.company.documents);
  if (language != input.document.controlling) {
    const TextsInLanguage texts(input.company, language);
    facts_ = texts.in(facts_);
    entry_ = texts.in(entry_);
    titles = texts.in(titles);
  }
  speech_ = {.language = language, .fallback = input.document.controlling, .facts = facts_, .sections = sections};
  context_.add(facts_for(input.document, facts_));
  context_.set("document", entry_);
  context_.set("documents", others(titles));
  context_.set("language", Value::scalar(Kind::language, language));
  context_.set("published", Value::scalar(Kind::date, iso_text(input.published)));
}

Piece Composer::title(Diagnostics& diagnostics) {
  Piece piece = rendered(title_template, diagnostics);
  for (PieceLine& line : piece) line.markdown = "# " + line.markdown + " {: #" + title_id(input_.document) + "}";
  return piece;
}

std::map<std::string, LinkTitle> Composer::titles_of_others(Diagnostics& diagnostics) {
  std::map<std::string, LinkTitle> titles;
  for (const auto& [id, other] : context_.find("documents")->entries()) {
    context_.set("document", other);
    for (PieceLine& line : rendered(title_template, diagnostics)) {
      titles[id] = {std::move(line.markdown), std::move(line.origins)};
    }
  }
  context_.set("document", entry_);
  return titles;
}

Written Composer::section(const SectionUse& use, Diagnostics& diagnostics) {
  context_.set("section", Value::record({{"id", Value::text(use.id)}}));
  if (is_for_other_laws(use, input_.document, facts_)) return {};
  const Value& entry = entry_.at_path(use.path);
  Written written = words_of(use, entry, diagnostics);
  if (!written.words.empty()) open_with(written.words, condition_of(entry, diagnostics));
  return written;
}

Written Composer::words_of(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
  if (use.is_question()) return question(use, entry, diagnostics);
  if (!use.built_in.empty()) return built_in(use, entry, diagnostics);
  Written written{heading(use, entry.at("title")), {}};
  append_prose(written.words, entry.at("text"));
  return written;
}

/// For whom or where alone the section is said to hold.
Piece Composer::condition_of(const Value& entry, Diagnostics& diagnostics) {
  if (!entry.at("when").is_defined()) return {};
  context_.set("condition", entry.at("when"));
  return rendered(section_condition_template, diagnostics);
}

/// The company's other documents, as templates see them: {id: {title, kind, link}}; `titles` are those of all.
Value Composer::others(const Value& titles) const {
  std::vector<Value::Entry> entries;
  for (std::size_t i = 0; i < input_.company.documents.size(); ++i) {
    const Document& other = input_.company.documents[i];
    if (other.id == input_.document.id) continue;
    entries.emplace_back(other.id, Value::record({{"title", titles.items()[i]},
                                                  {"kind", other.entry.at("kind")},
                                                  {"link", Value::markup(document_link(other.id))}}));
  }
  return Value::map(std::move(entries));
}

Piece Composer::rendered(std::string_view name, Diagnostics& diagnostics) {
  const templates::Template* found = input_.words.find(name, language_);
  if (!found) return {};
  const auto result = wording::say(input_.words, *found, speech_, context_, diagnostics);
  return result ? lines_of(*result) : Piece{};
}

/// The usual heading of a built-in section.
Piece Composer::heading_of(const SectionUse& use, Diagnostics& diagnostics) {
  context_.set("section_name", Value::text(use.built_in));
  Piece piece = rendered(section_title_template, diagnostics);
  for (PieceLine& line : piece) line.markdown = "## " + line.markdown + " {: #" + use.built_in + "}";
  return piece;
}

Written Composer::built_in(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
  Piece words = rendered("sections/" + use.built_in + ".md", diagnostics);
  // A heading with nothing below it announces words that the company does not say.
  if (after_heading(words) == words.size()) words.clear();
  // The company's prose speaks where its facts are silent.
  if (words.empty() && has_prose(entry)) words = heading_of(use, diagnostics);
  Written written{with_prose(std::move(words), entry), {}};
  if (!written.words.empty()) written.spoke.push_back(use.built_in);
  return written;
}

/// The question as a heading, below it the words of its answers without theirs.
Written Composer::question(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
  Written written;
  for (const SectionUse& answer : use.answers) {
    const Value& words = entry_.at_path(answer.path);
    if (answer.built_in.empty()) {
      append_prose(written.words, words.at("text"));
      continue;
    }
    const Written part = built_in(answer, words, diagnostics);
    append_piece(written.words, without_heading(part.words));
    written.spoke.insert(written.spoke.end(), part.spoke.begin(), part.spoke.end());
  }
  if (!written.words.empty()) {
    Piece words = heading(use, entry.at("ask"));
    append_piece(words, written.words);
    written.words = std::move(words);
  }
  return written;
}

}  // namespace candor
