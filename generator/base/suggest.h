// "Did you mean …": the name an author most probably wanted.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// The name in `known` nearest to `written`, or nothing when none is near. Capitals, `-`, `_` and spaces are ignored
/// first (`legalBasis` is `legal_basis`); then at most one edit in three characters (optimal string alignment).
/// Ties go to the first in `known`.
std::optional<std::string> nearest_name(std::string_view written, std::span<const std::string> known);

/// The sentence for a diagnostic's help: "did you mean `keep`?", or "known here: `a`, `b`, …" (at most eight), or
/// nothing when `known` is empty.
std::string suggestion(std::string_view written, std::span<const std::string> known);

}  // namespace candor
