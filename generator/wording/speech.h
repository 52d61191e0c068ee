// How a template speaks: t() for sentences, and filters that write dates, periods, countries and lists as the
// language in hand does. Templates themselves speak no language.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "template/template.h"
#include "wording/words.h"

namespace candor::wording {

/// The sections that a document has, each with the id of the heading it stands under: its own, or that of the
/// question it answers.
using Sections = std::map<std::string, std::string, std::less<>>;

/// Who is speaking: one language, about one tree of facts.
struct Speech {
  std::string language;  ///< BCP 47
  std::string fallback;  ///< where a message is looked up that `language` lacks; the controlling language
  Value facts;           ///< root for references (`|the`), already in this language
  Sections sections;     ///< the document's, for links between them
};

/// Renders a template of `words` with `context` beside the functions and filters of this file:
///   t("id", name=value, …)   the message's words; texts are escaped for the output, typed values are written out
///   x|the                    the thing a reference names      xs|names   what references are called
///   words|stating(fact, …)    the same words, known to state these facts too
///   sentence|noting(note)     the sentence with a note, in its own brackets, before its full stop
///   sentence|unclosed         the sentence without its full stop, to go on in a line that brings its own
///   xs|worded("message.id")  words of a closed list as the message puts them      x|upfirst   first letter upper case
///   x|date  x|period  x|country  x|language_name  x|own_name  x|number   as the language writes them
///   xs|list_and  xs|list_or  xs|list_plain
///   link_to("section")       `#…`, where the section stands; the document must have it    text_has("section")   yes or
///   no has_message("id")        yes or no: for names that are put together, which nobody can check beforehand
///   direction("ar")          `rtl` or `ltr`         regime("kr-pipa")   whether the company has selected this law
///   x|earlier_by("12 months")   the day that lies so long before a date
/// A message or text the language lacks is said in the fallback, and the stretch carries an origin `missing`.
/// Nothing when the template failed; `diagnostics` then says why.
std::optional<templates::Rendered> say(const Words& words, const templates::Template& what, const Speech& speech,
                                       const templates::Context& context, Diagnostics& diagnostics);

/// The environment `say` uses, for checking names and for expressions.
templates::Environment environment_for(const Words& words, const Speech& speech);

}  // namespace candor::wording
