#include "pipeline/text_sources.h"

#include <algorithm>

#include "compose/in_language.h"

namespace candor {

void add_source(std::vector<TextSource>& sources, const TextSource& source) {
  if (source.place.line == 0) return;
  const auto known = std::find_if(sources.begin(), sources.end(), [&](const TextSource& other) {
    return other.place.line == source.place.line && other.place.file == source.place.file;
  });
  if (known == sources.end()) return sources.push_back(source);
  for (const std::string& path : source.paths) {
    if (std::find(known->paths.begin(), known->paths.end(), path) == known->paths.end()) known->paths.push_back(path);
  }
}

TextSources::TextSources(const Company& company, const Document& document, const Text& text,
                         const wording::Words& words)
    : company_(company), document_(document), text_(text), words_(words) {
  for (const ReaderText& reader_text : company.reader_texts) reader_texts_[reader_text.path] = &reader_text;
  for (const TextBlock& block : text.blocks) by_line_[block.first_line] = sources_of(block);
}

const std::vector<TextSource>& TextSources::behind(int line) const {
  static const std::vector<TextSource> none;
  const auto found = by_line_.find(line);
  return found == by_line_.end() ? none : found->second;
}

std::vector<TextSource> TextSources::sources_of(const TextBlock& block) const {
  std::vector<TextSource> sources;
  for (const std::string& path : block.facts) {
    add_source(sources, {.what = TextSource::What::fact, .paths = {path}, .place = fact(path).place()});
  }
  for (const std::string& path : block.facts) add_translation(path, sources);
  // A section that its language lacks stands in the controlling one.
  const bool fell_back =
      std::find(text_.fallbacks.begin(), text_.fallbacks.end(), block.section) != text_.fallbacks.end();
  for (const std::string& id : block.messages) {
    add_message(id, fell_back ? document_.controlling : text_.language, sources);
  }
  return sources;
}

/// A fact of the company, or what the document's own file says.
const Value& TextSources::fact(const std::string& path) const {
  const std::string own = "documents." + document_.id + ".";
  return path.starts_with(own) ? document_.entry.at_path(path.substr(own.size())) : company_.facts.at_path(path);
}

void TextSources::add_translation(const std::string& path, std::vector<TextSource>& found) const {
  const auto reader_text = reader_texts_.find(path);
  const auto translations = company_.translations.find(text_.language);
  if (reader_text == reader_texts_.end() || translations == company_.translations.end()) return;
  const TranslationFound translation = find_translation(*reader_text->second, translations->second);
  add_source(found,
             {.what = TextSource::What::translation, .paths = {reader_text->second->key}, .place = translation.place});
}

/// Where a language lacks the message, it was said in the controlling one, or in the first.
void TextSources::add_message(const std::string& id, const std::string& language,
                              std::vector<TextSource>& found) const {
  for (const std::string_view tried :
       {std::string_view(language), std::string_view(document_.controlling), wording::first_language}) {
    const auto catalogue = words_.catalogue(tried);
    const language::Message* message = catalogue ? catalogue->find(id) : nullptr;
    if (!message) continue;
    return add_source(found, {.what = TextSource::What::message, .paths = {id}, .place = message->place});
  }
}

}  // namespace candor
