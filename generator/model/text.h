// A document's words in one language, as composed or as frozen: CommonMark with tables, each block knowing its facts.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

/// A block of a composed text (a paragraph, a list, a table, a heading) and what it was made from.
struct TextBlock {
  int first_line = 0;  ///< in the Markdown, from 1
  int last_line = 0;
  std::string section;                ///< the id of the section it stands in
  std::vector<std::string> facts;     ///< paths of the facts it states (`retention.billing.keep`)
  std::vector<std::string> messages;  ///< ids of the messages it was written with
};

/// Words that a language lacks: a message of Candor's, or a text of the company's that has no translation, or one made
/// from other words than stand there now.
struct MissingWords {
  enum class What { message, translation, outdated };
  What what = What::message;
  std::string section;
  std::string path;  ///< the message's id, or the text's key in `translations/`
  Place place;       ///< of the words it should be made from
};

struct Text {
  std::string language;                ///< BCP 47
  std::string title;                   ///< the words of its first heading, without markup
  std::string markdown;                ///< headings end in `{: #id}` or `{: #id lang=en}`; ends in a line feed
  std::vector<TextBlock> blocks;       ///< empty for a frozen text
  std::vector<std::string> fallbacks;  ///< ids of sections written in the controlling language instead
  std::vector<MissingWords> missing;   ///< why
};

}  // namespace candor
