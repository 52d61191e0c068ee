// A redline as data: the JSON that tests/reports/redline.schema.json describes, before it is written.
#pragma once

#include <string_view>

#include "model/redline.h"
#include "model/value.h"

namespace candor {

/// `{"schema":1,"old":{"sha256"},"new":{"sha256"},"counts":{…},"tree":[node…]}` for `json::write_json`. The hashes are
/// those of the two texts' bytes, in lower-case hex. Beside the attributes that the design names, a node has those
/// without which its text would not come back: `ordered`, `start` and `tight` of a list, `info` of a code block,
/// `language` of a heading.
Value redline_as_value(const Redline& redline, std::string_view old_sha256, std::string_view new_sha256);

}  // namespace candor
