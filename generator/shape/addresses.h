// E-mail addresses and web addresses, read strictly: a page must not carry an address that reaches nobody, or a link
// that is not what it seems.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::shape {

/// What is wrong with an e-mail address, as the end of a sentence ("has no `@`"), or nothing.
std::optional<std::string> email_fault(std::string_view text);

/// The same for a web address.
std::optional<std::string> url_fault(std::string_view text);

}  // namespace candor::shape
