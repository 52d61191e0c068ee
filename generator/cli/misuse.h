// A wrong command line told as other mistakes are: what was seen, what is known, where to read on. CLI11's own words
// speak of `argument0` and name no option that was meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor {

enum class MisuseKind { unexpected, missing, other };

/// Two lines for standard error. `what` are CLI11's words, `arguments` those of the process.
std::string tell_misuse(MisuseKind kind, std::string_view what, const std::vector<std::string>& arguments);

/// Help as CLI11 prints it, with the arguments of `verb` by their names (`COMPANY[/DOCUMENT]`) for `argument0`.
std::string with_argument_names(std::string help, std::string_view verb);

}  // namespace candor
