// Which patterns Candor takes: the small part of ICU MessageFormat that sentences of a policy need. ICU itself takes
// patterns that run for a minute, end the stack, print a Buddhist year or lose an argument behind an apostrophe.
#pragma once

#include <optional>
#include <vector>

#include "language/messages.h"

namespace candor::language {

/// No message of a policy comes near these; hostile ones are refused before ICU sees them.
inline constexpr std::size_t longest_pattern = 8000;  ///< bytes
inline constexpr int deepest_nesting = 8;             ///< arguments within branches of arguments
inline constexpr int most_branches = 200;             ///< in all of one message

/// The arguments of a pattern that reads, by name; or nothing, with errors at `source.place`:
///   message-id               an id that is not words of a-z, 0-9, `_` and `-` between dots
///   message-empty            no words at all
///   message-too-complex      over one of the bounds above
///   message-pattern          ICU cannot parse it; a branch twice
///   message-argument-name    an argument without a name of a-z, 0-9 and `_` (`{0}`, `{Name}`)
///   message-argument-type    other than `{x}`, `{x, number}`, `{x, number, integer}`, plural, selectordinal, select;
///                            or one argument used both as a number and as a choice
///   message-without-other    a plural or select without `other`
///   message-plural-category  a plural or selectordinal without a category that whole numbers from 0 to 200 reach in
///                            this language (CLDR plural rules), or with one that the language does not have.
///                            `=1 {…}` does not replace a category. Categories only reached by a million (`many` in
///                            French, Spanish, Italian, Portuguese) may be left out: `other` then stands for them.
///   message-apostrophe       an apostrophe that quotes a brace or `#` by accident (`l'{name}`). ICU's rules hold
///                            (apostrophe mode DOUBLE_OPTIONAL): `don't` is as it looks, `''` is one apostrophe. Only
///                            a single character between apostrophes is taken as meant: `'{'`, `'}'`, `'#'`.
///   message-verbatim         `verbatim` in a language nobody knows
/// A verbatim message is no pattern: its bytes are taken as they are.
std::optional<std::vector<ArgumentUse>> check_message(const MessageSource& source, Diagnostics& diagnostics);

}  // namespace candor::language
