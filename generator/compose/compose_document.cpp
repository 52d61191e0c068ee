#include "compose/compose_document.h"

#include <algorithm>
#include <set>

#include "base/suggest.h"
#include "compose/document_facts.h"
#include "compose/in_language.h"
#include "compose/links.h"
#include "compose/text_writer.h"
#include "markdown/outline.h"
#include "markdown/read_markdown.h"
#include "template/escape_markdown.h"
#include "wording/speech.h"

namespace candor {

namespace {

constexpr std::string_view title_template = "parts/title.md";
constexpr std::string_view section_title_template = "parts/section-title.md";
constexpr std::string_view section_condition_template = "parts/section-condition.md";

/// The id of the title's heading: the document's own; `document-` goes before it where a section has that id already,
/// as in a document called `cookies` whose section is `cookies`.
std::string title_id(const Document& document) {
  const bool taken = std::any_of(document.sections.begin(), document.sections.end(),
                                 [&](const SectionUse& use) { return use.id == document.id; });
  return taken ? "document-" + document.id : document.id;
}

/// What one entry of the document says.
struct Written {
  Piece words;                     ///< empty: it has nothing to say
  std::vector<std::string> spoke;  ///< the built-in sections among them: itself, or those that answer it
};

/// One language's view of the document: its facts, its speech, what templates may name.
class Composer {
 public:
  Composer(const ComposeInput& input, const std::string& language, const wording::Sections& sections)
      : input_(input), language_(language) {
    const bool own = language == input.document.controlling;
    facts_ = own ? input.company.facts : in_language(input.company.facts, input.company, language);
    entry_ = own ? input.document.entry : in_language(input.document.entry, input.company, language);
    speech_ = {.language = language, .fallback = input.document.controlling, .facts = facts_, .sections = sections};
    context_.add(facts_for(input.document, facts_));
    context_.set("document", entry_);
    context_.set("documents", others(own));
    context_.set("language", Value::scalar(Kind::language, language));
    context_.set("published", Value::scalar(Kind::date, iso_text(input.published)));
  }

  Piece title(Diagnostics& diagnostics) {
    Piece piece = rendered(title_template, diagnostics);
    for (PieceLine& line : piece) line.markdown = "# " + line.markdown + " {: #" + title_id(input_.document) + "}";
    return piece;
  }

  /// What links to the company's other documents bear.
  std::map<std::string, LinkTitle> titles_of_others(Diagnostics& diagnostics) {
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

  Written section(const SectionUse& use, Diagnostics& diagnostics) {
    context_.set("section", Value::record({{"id", Value::text(use.id)}}));
    if (is_for_other_laws(use, input_.document, facts_)) return {};
    const Value& entry = entry_.at_path(use.path);
    Written written = words_of(use, entry, diagnostics);
    if (!written.words.empty()) open_with(written.words, condition_of(entry, diagnostics));
    return written;
  }

 private:
  /// The company's other documents, as templates see them: {id: {title, kind, link}}.
  Value others(bool own_language) const {
    std::vector<Value> titles;
    for (const Document& other : input_.company.documents) titles.push_back(other.entry.at("title"));
    const Value all = Value::list(std::move(titles));
    const Value spoken = own_language ? all : in_language(all, input_.company, language_);
    std::vector<Value::Entry> entries;
    for (std::size_t i = 0; i < input_.company.documents.size(); ++i) {
      const Document& other = input_.company.documents[i];
      if (other.id == input_.document.id) continue;
      entries.emplace_back(other.id, Value::record({{"title", spoken.items()[i]},
                                                    {"kind", other.entry.at("kind")},
                                                    {"link", Value::markup(document_link(other.id))}}));
    }
    return Value::map(std::move(entries));
  }

  Written words_of(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
    if (use.is_question()) return question(use, entry, diagnostics);
    if (!use.built_in.empty()) return built_in(use, entry, diagnostics);
    Written written{heading(use, entry.at("title")), {}};
    append_prose(written.words, entry.at("text"));
    return written;
  }

  /// For whom or where alone the section is said to hold.
  Piece condition_of(const Value& entry, Diagnostics& diagnostics) {
    if (!entry.at("when").is_defined()) return {};
    context_.set("condition", entry.at("when"));
    return rendered(section_condition_template, diagnostics);
  }

  Piece rendered(std::string_view name, Diagnostics& diagnostics) {
    const templates::Template* found = input_.words.find(name, language_);
    if (!found) return {};
    const auto result = wording::say(input_.words, *found, speech_, context_, diagnostics);
    return result ? lines_of(*result) : Piece{};
  }

  static bool has_prose(const Value& entry) {
    return entry.at("before").is_defined() || entry.at("after").is_defined() || entry.at("instead").is_defined();
  }

  /// The usual heading of a built-in section.
  Piece heading_of(const SectionUse& use, Diagnostics& diagnostics) {
    context_.set("section_name", Value::text(use.built_in));
    Piece piece = rendered(section_title_template, diagnostics);
    for (PieceLine& line : piece) line.markdown = "## " + line.markdown + " {: #" + use.built_in + "}";
    return piece;
  }

  Written built_in(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
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
  Written question(const SectionUse& use, const Value& entry, Diagnostics& diagnostics) {
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

  static Piece heading(const SectionUse& use, const Value& title) {
    return {{"## " + templates::escape_markdown(title.text()) + " {: #" + use.id + "}", title.origins()}};
  }

  static Piece without_heading(const Piece& piece) {
    auto begin = piece.begin() + static_cast<std::ptrdiff_t>(after_heading(piece));
    while (begin != piece.end() && begin->markdown.empty()) ++begin;
    return {begin, piece.end()};
  }

  static Piece with_prose(Piece piece, const Value& entry) {
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

  /// Puts words below the piece's heading, before all others.
  static void open_with(Piece& piece, const Piece& words) {
    if (words.empty()) return;
    const auto heading_end = static_cast<std::ptrdiff_t>(after_heading(piece));
    Piece opened(piece.begin(), piece.begin() + heading_end);
    append_piece(opened, words);
    const auto rest = piece.begin() + heading_end;
    if (rest != piece.end() && !rest->markdown.empty()) opened.push_back({});
    opened.insert(opened.end(), rest, piece.end());
    piece = std::move(opened);
  }

  /// Another title; the id stays.
  static void rename(PieceLine& heading, const Value& title) {
    const std::string group = heading.markdown.substr(heading.markdown.rfind(" {: #"));
    heading = {"## " + templates::escape_markdown(title.text()) + group, title.origins()};
  }

  static Piece prose(const Value& words) {
    return words.is_defined() ? lines_of(words.text(), words.origins()) : Piece{};
  }

  static void append_prose(Piece& piece, const Value& words) { append_piece(piece, prose(words)); }

  static void append_piece(Piece& piece, const Piece& words) {
    if (!piece.empty() && !words.empty()) piece.push_back({});
    piece.insert(piece.end(), words.begin(), words.end());
  }

  const ComposeInput& input_;
  std::string language_;
  Value facts_;
  Value entry_;
  wording::Speech speech_;
  templates::Context context_;
};

/// The entries of the document that speak, and where the sections among them stand.
struct Speaking {
  std::set<std::string> ids;
  wording::Sections sections;

  bool operator==(const Speaking&) const = default;

  void add(const SectionUse& use, const std::vector<std::string>& built_in) {
    ids.insert(use.id);
    for (const std::string& name : built_in) sections[name] = use.id;
    // A heading of the document's own may be linked to as well, but templates speak of the built-in sections.
    sections.try_emplace(use.id, use.id);
  }
};

Speaking all_of(const Document& document) {
  Speaking speaking;
  for (const SectionUse& use : document.sections) {
    std::vector<std::string> built_in;
    if (!use.built_in.empty()) built_in.push_back(use.built_in);
    for (const SectionUse& part : use.answers) {
      if (!part.built_in.empty()) built_in.push_back(part.built_in);
    }
    speaking.add(use, built_in);
  }
  return speaking;
}

/// Names every section of the document that no template writes.
void check_section(const ComposeInput& input, const SectionUse& use, Diagnostics& diagnostics) {
  for (const SectionUse& part : use.answers) check_section(input, part, diagnostics);
  if (use.built_in.empty() || input.words.find("sections/" + use.built_in + ".md", input.document.controlling)) return;
  diagnostics.add({.id = "unknown-section",
                   .place = use.place,
                   .message = "there is no section `" + use.built_in + "`",
                   .why = "a section nobody writes would be missing from the policy",
                   .help = suggestion(use.built_in, input.words.names("sections/")),
                   .subject = "documents." + input.document.id + ".sections." + use.built_in});
}

/// What the document says in its controlling language.
struct Original {
  Speaking speaking;
  Piece title;
  std::vector<Piece> sections;  ///< all of them, the silent ones empty
  std::map<std::string, LinkTitle> headings;
};

/// The headings of a text, by id; the title's leads to the page itself.
std::map<std::string, LinkTitle> headings_of(const Piece& title, const std::vector<Piece>& sections) {
  std::map<std::string, LinkTitle> headings;
  add_headings(title, headings);
  for (const Piece& section : sections) add_headings(section, headings);
  return headings;
}

void write_links(std::vector<Piece>& sections, const LinkTitles& titles) {
  for (Piece& section : sections) write_links(section, titles);
}

/// Paths of the entries that are in no text: they say nothing.
std::vector<std::string> silent_entries(const Document& document, const std::vector<Piece>& sections) {
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (sections[i].empty()) silent.push_back("documents." + document.id + "." + document.sections[i].path + ".");
  }
  return silent;
}

/// Which sections stay silent is found by writing all of them; leaving some out may silence a link to them, so it is
/// done again until nothing changes.
Original compose_original(const ComposeInput& input, Diagnostics& diagnostics) {
  Original original{all_of(input.document), {}, {}, {}};
  Diagnostics of_last_pass;
  std::size_t most_passes = 1;
  for (const SectionUse& use : input.document.sections) most_passes += 1 + use.answers.size();
  for (std::size_t pass = 0; pass < most_passes; ++pass) {
    of_last_pass = {};
    Composer composer(input, input.document.controlling, original.speaking.sections);
    original.title = composer.title(of_last_pass);
    original.sections.clear();
    Speaking speaking;
    for (const SectionUse& use : input.document.sections) {
      Written written = composer.section(use, of_last_pass);
      if (!written.words.empty()) speaking.add(use, written.spoke);
      original.sections.push_back(std::move(written.words));
    }
    const bool settled = of_last_pass.has_errors() || speaking == original.speaking;
    original.speaking = std::move(speaking);
    if (!settled) continue;
    original.headings = headings_of(original.title, original.sections);
    check_links(input.company, input.document, original.headings, silent_entries(input.document, original.sections),
                of_last_pass);
    write_links(original.sections, {original.headings, composer.titles_of_others(of_last_pass)});
    break;
  }
  diagnostics.append(std::move(of_last_pass));
  return original;
}

void note_missing(Text& text, const std::vector<OriginPtr>& missing, const std::string& section,
                  const ComposeInput& input) {
  const auto translations = input.company.translations.find(text.language);
  for (const OriginPtr& origin : missing) {
    MissingWords words{.section = section, .path = origin->path, .place = origin->place};
    const auto reader_text =
        std::find_if(input.company.reader_texts.begin(), input.company.reader_texts.end(),
                     [&](const ReaderText& t) { return t.key == origin->path && t.value.place() == origin->place; });
    if (reader_text != input.company.reader_texts.end()) {
      const auto found = translations == input.company.translations.end()
                             ? TranslationFound{}
                             : find_translation(*reader_text, translations->second);
      words.what = found.state == TranslationFound::State::outdated ? MissingWords::What::outdated
                                                                    : MissingWords::What::translation;
      if (found.state == TranslationFound::State::outdated) words.place = found.place;
    }
    text.missing.push_back(std::move(words));
  }
}

Text compose_text(const ComposeInput& input, const std::string& language, const Original& original,
                  Diagnostics& diagnostics) {
  Text text{.language = language};
  const bool is_original = language == input.document.controlling;
  // A language that lacks words has the whole piece in the controlling one, marked; that one lacks them with nothing
  // to fall back to, which stops a release.
  const auto in_one_language = [&](Piece piece, const std::string& id, const Piece& in_controlling) {
    const auto missing = missing_in(piece);
    note_missing(text, missing, id, input);
    if (missing.empty() || is_original) return piece;
    text.fallbacks.push_back(id);
    piece = in_controlling;
    mark_language(piece, input.document.controlling);
    return piece;
  };
  Piece title = original.title;
  std::vector<Piece> sections = original.sections;
  if (!is_original) {
    Composer composer(input, language, original.speaking.sections);
    title = composer.title(diagnostics);
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (!sections[i].empty()) sections[i] = composer.section(input.document.sections[i], diagnostics).words;
    }
    write_links(sections, {headings_of(title, sections), composer.titles_of_others(diagnostics)});
  }
  const std::string id_of_title = title_id(input.document);
  append(text, in_one_language(std::move(title), id_of_title, original.title), id_of_title);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (original.sections[i].empty()) continue;
    const std::string& id = input.document.sections[i].id;
    append(text, in_one_language(std::move(sections[i]), id, original.sections[i]), id);
  }
  return text;
}

}  // namespace

std::vector<Text> compose_document(const ComposeInput& input, Diagnostics& diagnostics) {
  Diagnostics own;
  for (const SectionUse& use : input.document.sections) check_section(input, use, own);
  const Original original = compose_original(input, own);
  std::vector<Text> texts;
  for (const std::string& language : input.document.languages) {
    if (own.has_errors()) break;  // each language would only echo the template's mistake
    Text text = compose_text(input, language, original, own);
    const std::string name = input.company.id + "/" + input.document.id + "/" + language + ".md";
    const auto headings = markdown::outline(markdown::read_text(text.markdown, name, own));
    if (!headings.empty()) text.title = headings.front().title;
    texts.push_back(std::move(text));
  }
  diagnostics.append(std::move(own));
  return texts;
}

std::vector<std::string> stated_in(const Text& text) {
  std::set<std::string> paths;
  for (const TextBlock& block : text.blocks) paths.insert(block.facts.begin(), block.facts.end());
  return {paths.begin(), paths.end()};
}

std::vector<std::string> stated_in_all(const std::vector<Text>& texts) {
  if (texts.empty()) return {};
  std::vector<std::string> stated = stated_in(texts.front());
  for (const Text& text : texts) {
    const std::vector<std::string> here = stated_in(text);
    std::vector<std::string> both;
    std::set_intersection(stated.begin(), stated.end(), here.begin(), here.end(), std::back_inserter(both));
    stated = std::move(both);
  }
  return stated;
}

}  // namespace candor
