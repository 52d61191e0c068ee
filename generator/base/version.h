// Candor's own version, recorded with each release.
#pragma once

#include <string_view>

namespace candor {

inline constexpr std::string_view candor_version = "0.1.0";

}  // namespace candor
