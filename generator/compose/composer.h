// One language's view of a document: each of its entries in words, before they are put together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compose/compose_document.h"
#include "compose/links.h"
#include "compose/text_writer.h"
#include "template/environment.h"
#include "wording/speech.h"

namespace candor {

/// The id of the title's heading: the document's own; `document-` goes before it where a section has that id already,
/// as in a document called `cookies` whose section is `cookies`.
std::string title_id(const Document& document);

/// What one entry of the document says.
struct Written {
  Piece words;                     ///< empty: it has nothing to say
  std::vector<std::string> spoke;  ///< the built-in sections among them: itself, or those that answer it
};

/// Writes a document's title and entries in one language: from its facts, in its speech, with what templates may name.
class Composer {
 public:
  /// `sections`: where templates may link to, by the names of built-in sections. `input` outlives the composer.
  Composer(const ComposeInput& input, const std::string& language, const wording::Sections& sections);

  /// The title's heading, with its id.
  Piece title(Diagnostics& diagnostics);
  /// What links to the company's other documents bear.
  std::map<std::string, LinkTitle> titles_of_others(Diagnostics& diagnostics);
  /// An entry's heading and words; nothing where it is for other laws than the document's or is silent.
  Written section(const SectionUse& use, Diagnostics& diagnostics);

 private:
  Value others(const Value& titles) const;
  Written words_of(const SectionUse& use, const Value& entry, Diagnostics& diagnostics);
  Piece condition_of(const Value& entry, Diagnostics& diagnostics);
  Piece rendered(std::string_view name, Diagnostics& diagnostics);
  Piece heading_of(const SectionUse& use, Diagnostics& diagnostics);
  Written built_in(const SectionUse& use, const Value& entry, Diagnostics& diagnostics);
  Written question(const SectionUse& use, const Value& entry, Diagnostics& diagnostics);

  const ComposeInput& input_;
  std::string language_;
  Value facts_;
  Value entry_;
  wording::Speech speech_;
  templates::Context context_;
};

}  // namespace candor
