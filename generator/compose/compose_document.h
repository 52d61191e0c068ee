// From facts to words: a document in each of its languages.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/text.h"
#include "wording/words.h"

namespace candor {

/// What `compose` works with besides the facts: everything else it could see would be hidden from a release.
struct ComposeInput {
  const Company& company;
  const Document& document;
  const wording::Words& words;
  Date published;  ///< the day of publication, for lists that count back from it
};

/// The document's text in each of its languages, in the document's order. A section whose template prints nothing is
/// left out: the company is silent about it. A language that lacks words has the whole section in the controlling
/// language instead, marked, and says what is missing in `Text::missing`. Templates that fail are in `diagnostics`.
std::vector<Text> compose_document(const ComposeInput& input, Diagnostics& diagnostics);

/// Paths of the facts that every one of these texts states, sorted.
std::vector<std::string> stated_in_all(const std::vector<Text>& texts);
/// The same for one text.
std::vector<std::string> stated_in(const Text& text);

}  // namespace candor
