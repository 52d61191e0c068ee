#include "compose/compose_document.h"

#include <algorithm>
#include <set>

#include "base/suggest.h"
#include "compose/composer.h"
#include "compose/in_language.h"
#include "compose/links.h"
#include "compose/text_writer.h"
#include "markdown/outline.h"
#include "markdown/read_markdown.h"

namespace candor {

namespace {

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
  int lines = 0;
  append(text, lines, in_one_language(std::move(title), id_of_title, original.title), id_of_title);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (original.sections[i].empty()) continue;
    const std::string& id = input.document.sections[i].id;
    append(text, lines, in_one_language(std::move(sections[i]), id, original.sections[i]), id);
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
