// Language tags by the grammar of BCP 47 (RFC 5646, 2.1).
#pragma once

#include <string>
#include <string_view>

namespace candor::shape {

/// Is it a well-formed tag with a registered two-letter language, script and region where it has them? Tags of the
/// `i-…` and `x-…` kind are not. Case does not count here.
bool is_language_tag(std::string_view tag);

/// The same tag in the case that RFC 5646 2.1.1 recommends: `zh-Hant-TW`.
std::string canonical_case(std::string_view tag);

}  // namespace candor::shape
