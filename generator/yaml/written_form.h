// How `write_yaml` puts a text: what the writer and the fast reader of its files must agree on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::yaml {

/// May it stand on one line without quotes?
bool is_plain_safe(std::string_view text);

/// Within quotes, with the four escapes that are written: `\"`, `\\`, `\n`, `\t`.
std::string double_quoted(std::string_view text);
/// The text of a quoted one, or nothing when it is not so written.
std::optional<std::string> read_double_quoted(std::string_view quoted);

/// Several lines that `|` can hold: no line of blanks alone, which an editor would strip, and something to read.
bool is_literal_safe(std::string_view text);
/// `|`, `|-`, `|+` or one of them with its indentation: what stands before the lines of such a text.
std::string literal_header(std::string_view text);

}  // namespace candor::yaml
