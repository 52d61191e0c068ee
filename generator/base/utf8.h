// UTF-8, as much of it as every shelf needs: validity, counting, walking, and what must never reach a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

/// The byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// How many code points `text` holds; a malformed byte counts as one.
std::size_t count_code_points(std::string_view text);

/// Reads the code point at `offset` and moves `offset` past it. A malformed byte yields U+FFFD and moves by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// The code point that ends at `end`, which is not 0. Read back over at most the bytes of one.
char32_t code_point_before(std::string_view text, std::size_t end);

/// Appends `code_point` to `out` as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// C0 and C1 controls except tab and line feed; DEL; bidi controls (U+061C, U+200E-F, U+202A-E, U+2066-9);
/// line and paragraph separators U+2028-9; U+FEFF. None of them belongs into a policy's source.
bool is_control_or_bidi(char32_t code_point);

/// The same text with every control and bidi character replaced by U+FFFD, so that content cannot move the cursor,
/// recolour or reorder what a terminal shows. Tabs become a space; line feeds stay.
std::string safe_for_terminal(std::string_view text);

/// The first `most` code points of `text` on one line, for a message: line feeds and tabs become spaces, and `…`
/// says that there was more.
std::string excerpt(std::string_view text, std::size_t most = 60);

}  // namespace candor
