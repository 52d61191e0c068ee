// Time zones: which day it is where the company counts its days.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace candor::language {

/// Is this an IANA time zone name, spelt as IANA spells it: `Europe/Berlin`, `Asia/Seoul`, `UTC`? Names without a slash
/// other than `UTC` (`PST`, `Japan`) are ambiguous or abandoned, and are refused.
bool is_known_zone(std::string_view name);

/// The civil date in `zone` at an instant, in seconds since 1970-01-01T00:00:00Z; nothing for an unknown zone, or
/// outside the years 1000 to 9999.
std::optional<Date> date_in_zone(std::int64_t instant, std::string_view zone);

}  // namespace candor::language
