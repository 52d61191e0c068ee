// Where quoted and block scalars end in the source, and what a line looks like: the small lexical questions that the
// strict walk and the explanations of faults share.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "yaml/source.h"

namespace candor::yaml {

/// One past the closing quote of the quoted scalar at `begin`, or nothing when it never closes.
std::optional<std::size_t> quoted_end(const Source& source, std::size_t begin);

/// Does the line begin, behind its indentation and dashes, like `key:`? `any` also takes capitals (`Note:`).
bool looks_like_key(std::string_view line, bool any);

/// The offset of a line within the quoted scalar from `begin` to `end` that was certainly meant as the next entry:
/// one that looks like a key, or one indented no deeper than column `indent`, where the block around it stands.
std::optional<std::size_t> swallowed_line(const Source& source, std::size_t begin, std::size_t end, int indent);

/// `\'` in the double-quoted scalar from `begin` to `end`: no escape of YAML's, but yaml-cpp takes it.
std::optional<std::size_t> false_escape(const Source& source, std::size_t begin, std::size_t end);

/// The sign of the literal or folded scalar at `begin` and its indicators: `|2-`.
std::string_view block_header(const Source& source, std::size_t begin);

/// A literal or folded scalar at `begin`, within a block at column `indent` (-1 at the top): the offset of the first
/// line behind it, or the end.
std::size_t block_scalar_end(const Source& source, std::size_t begin, int indent);

/// The offset of the first byte from `offset` on this line that is no space or tab.
std::size_t skip_blanks(const Source& source, std::size_t offset);

}  // namespace candor::yaml
