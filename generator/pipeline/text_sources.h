// The YAML lines behind the blocks of a draft: its facts, their translations, and the messages it was written with.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/company.h"
#include "model/text.h"
#include "wording/words.h"

namespace candor {

/// One line that a block came from.
struct TextSource {
  enum class What { fact, translation, message };
  What what = What::fact;
  std::vector<std::string> paths;  ///< of facts (`retention.billing.keep`), keys of translations, ids of messages
  Place place;
};

/// Adds a source; of a line that is there already only the paths.
void add_source(std::vector<TextSource>& sources, const TextSource& source);

/// Answers for one text. Borrows all it is given.
class TextSources {
 public:
  TextSources(const Company& company, const Document& document, const Text& text, const wording::Words& words);

  /// Behind the block that begins in this line of the text's Markdown: facts first, in the order in which they were
  /// used, then translations, then messages. A line of YAML stands there once.
  const std::vector<TextSource>& behind(int line) const;

 private:
  std::vector<TextSource> sources_of(const TextBlock& block) const;
  const Value& fact(const std::string& path) const;
  void add_translation(const std::string& path, std::vector<TextSource>& found) const;
  void add_message(const std::string& id, const std::string& language, std::vector<TextSource>& found) const;

  const Company& company_;
  const Document& document_;
  const Text& text_;
  const wording::Words& words_;
  std::unordered_map<std::string, const ReaderText*> reader_texts_;  ///< by path
  std::unordered_map<int, std::vector<TextSource>> by_line_;
};

}  // namespace candor
