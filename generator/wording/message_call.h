// t("id", name=value, …): from a template's call to a sentence.
#pragma once

#include "language/messages.h"
#include "model/value.h"
#include "template/environment.h"
#include "wording/speech.h"

namespace candor::wording {

/// The message's words. In Markdown and plain output they are markup: the pattern's own Markdown counts, arguments
/// are escaped. In HTML the pattern is plain text: the whole is escaped where it is printed, but for arguments that
/// are markup. Origins: the message, and all of the arguments'. Undefined when an argument is a fact the company does
/// not state: the sentence is then not said.
Value say_message(const templates::Call& call, const Words& words, const Speech& speech);

/// Which language says a message: the one in hand, or the fallback when that one lacks it.
struct FoundMessage {
  language::CataloguePtr catalogue;
  const language::Message* message = nullptr;  ///< null: no language has it
  bool in_fallback = false;

  /// The message's own, and `missing` when it is said in the fallback.
  std::vector<OriginPtr> origins() const;
};
FoundMessage find_message(const Words& words, const Speech& speech, std::string_view id);

/// The same with the id and the arguments given; `call` is where mistakes are reported.
using Named = std::vector<templates::Call::Named>;
Value say_message(const templates::Call& call, const std::string& id, const Named& arguments, const Words& words,
                  const Speech& speech);

}  // namespace candor::wording
