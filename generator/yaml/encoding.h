// What may stand in a file at all, before YAML is asked: size, UTF-8, no byte order mark, no characters that move the
// cursor or turn the direction of writing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "yaml/read_yaml.h"

namespace candor::yaml {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The text with LF line ends, or nothing when there was an error.
std::optional<std::string> check_encoding(std::string_view bytes, const std::string& file, const Limits& limits,
                                          Diagnostics& diagnostics);

/// Is there a control or bidi character in a text whose escapes (`"\u202e"`) have been resolved?
bool has_control(std::string_view text);

}  // namespace candor::yaml
