// What apostrophes do in an ICU pattern, and the accidents they cause. For the .cpp files of this folder only.
//
// In ICU's mode DOUBLE_OPTIONAL an apostrophe quotes only right before `{`, `}`, or `#` in a plural; `''` is one
// apostrophe; any other is itself. So French `d'{name}` swallows its argument without a word.
#pragma once

#include <unicode/messagepattern.h>

#include <optional>

namespace candor::language {

struct Quotes {
  std::optional<std::int32_t> accident;  ///< where a quotation starts that is not one character long, as `'{'` is
  std::int32_t closing_braces = 0;       ///< how many `'}'` there are
};

/// `pattern` must have parsed `text`.
Quotes find_quotes(const icu::MessagePattern& pattern, const icu::UnicodeString& text);

/// ICU takes a `}` that closes nothing, at the end of a sentence, for a word. Ours are always too many.
bool has_spare_closing_brace(const icu::MessagePattern& pattern, const icu::UnicodeString& text, const Quotes& quotes);

/// For a pattern that does not parse: the first single apostrophe right before a brace or `#`.
std::optional<std::int32_t> find_apostrophe_before_syntax(const icu::UnicodeString& text);

}  // namespace candor::language
