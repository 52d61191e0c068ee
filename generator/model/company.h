// What an author has written about one company: its facts, its documents, its own words in other languages.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/value.h"

namespace candor {

/// One entry of a document's `sections`: a built-in section by name, perhaps with prose around or in place of it, or
/// the company's own Markdown. One of its `questions` is a section too, whose words are those of its answers.
struct SectionUse {
  std::string id;        ///< the heading's id and the fragment of its address
  std::string built_in;  ///< `templates/sections/<built_in>.md`; empty for the company's own Markdown
  std::string path;      ///< of `entry` in the document: `sections.2`, `questions.training`
  Value entry;  ///< as written: `use`, `id`, `title`, `regimes`, `before`, `after`, `instead`, `text`; or `ask`, …
  Place place;
  std::vector<SectionUse> answers;  ///< of a question, each without a heading of its own: its id is the question's

  bool is_question() const { return !answers.empty(); }
};

struct Document {
  std::string id;                      ///< the file's name: `privacy`
  std::string kind;                    ///< `privacy_policy`, …
  Value entry;                         ///< the whole file, typed
  std::vector<std::string> languages;  ///< BCP 47, in the author's order
  std::string controlling;             ///< the language whose words decide
  bool may_fall_back = false;          ///< may a section stand in the controlling language?
  std::vector<SectionUse> sections;    ///< its questions among them, in the order in which they are read
  Place place;

  /// Where the built-in section is used, in its own right or as an answer (its `id` is then the question's), or null.
  const SectionUse* use_of(std::string_view built_in) const;
};

/// A text that readers see and translators translate.
struct ReaderText {
  std::string path;  ///< where it stands: `retention.billing.because.0.law`
  std::string key;   ///< how translations call it: places in lists left out, sections by id
  Value value;
  bool is_name = false;  ///< of a person or place: without a translation it stands as it is, and nothing is missing
};

/// A link by id in a document's own Markdown, in one of its languages: composition knows whether it leads somewhere.
struct AuthorLink {
  std::string field;            ///< in which it stands: `documents.privacy.sections.0.after`
  std::string target_document;  ///< which it leads to; empty: the same
  std::string target_section;   ///< empty: the document as a whole
  std::string written;          ///< its destination, as written
  Place place;
};

struct Company {
  std::string id;                   ///< the folder's name: `modelux`
  Value facts;                      ///< one tree of all fact files, without `suppress`
  Value suppress;                   ///< the list of suppressed findings
  std::string zone;                 ///< IANA time zone in which its days are counted; `UTC` when it names none
  std::vector<Document> documents;  ///< by id
  std::map<std::string, Value> translations;  ///< language → fact path → {source, text}
  std::vector<ReaderText> reader_texts;       ///< of the facts and of the documents
  std::vector<AuthorLink> links;              ///< of the documents; none in a frozen company
  std::map<std::string, Value> decisions;     ///< document id → next.yaml, typed

  const Document* document(std::string_view id) const;
};

}  // namespace candor
