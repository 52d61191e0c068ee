// Changes of fact as sentences, in today's words: one template for each group of changes (templates/changes/).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/change.h"
#include "model/page.h"
#include "wording/words.h"

namespace candor {

/// What a sentence may speak of: both versions' facts, in the language of the sentence.
struct ChangeSpeech {
  std::string language;
  std::string fallback;  ///< the controlling language
  Value old_facts;
  Value new_facts;
  std::function<std::string(std::string_view path)> label_of;  ///< message id of a field's name (`x-label`), or empty
};

/// One sentence for each change that its group's template has words for, in order. Values of `changes` must come
/// from these facts. A change whose template prints nothing is told by the things it belongs to, and left out.
/// A template sees `change` (kind, path, field, label, id), `before`, `after`, `gained`, `lost`, `thing` (what the
/// change is in, as it is now or last was) and all facts, the new ones first.
std::vector<ToldChange> tell_changes(const std::vector<Change>& changes, const ChangeSpeech& speech,
                                     const wording::Words& words, Diagnostics& diagnostics);

}  // namespace candor
