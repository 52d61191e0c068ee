// The key of a page: equal keys, equal bytes, so the file of an earlier build can stay.
#pragma once

#include <string>
#include <string_view>

#include "model/page.h"

namespace candor {

/// SHA-256, in hexadecimal, over every field of the page in fixed order, each with its length, and over `tools`: a
/// hash of the templates, the messages, ICU's version and Candor's sources. Texts and bytes enter by their own hashes.
/// Origins and places of values do not count: no page prints them.
std::string page_key(const Page& page, std::string_view tools);

}  // namespace candor
