// t("id", name=value, …): from a template's call to a sentence.
#pragma once

#include "model/value.h"
#include "template/environment.h"
#include "wording/speech.h"

namespace candor::wording {

/// The message's words. In Markdown and plain output they are markup: the pattern's own Markdown counts, arguments
/// are escaped. In HTML the pattern is plain text: the whole is escaped where it is printed, but for arguments that
/// are markup. Origins: the message, and all of the arguments'.
Value say_message(const templates::Call& call, const Words& words, const Speech& speech);

/// The same with the id and the arguments given; `call` is where mistakes are reported.
using Named = std::vector<templates::Call::Named>;
Value say_message(const templates::Call& call, const std::string& id, const Named& arguments, const Words& words,
                  const Speech& speech);

}  // namespace candor::wording
