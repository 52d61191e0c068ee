// The code lists behind the types `country` and `language`. A table of our own, because ICU's accepts codes that the
// standard has withdrawn or never gave out, and the shape is typed without ICU.
#pragma once

#include <string_view>

namespace candor::shape {

bool is_country_code(std::string_view code);   ///< ISO 3166-1 alpha-2, upper case
bool is_language_code(std::string_view code);  ///< ISO 639-1, lower case, two letters
bool is_script_code(std::string_view code);    ///< ISO 15924, one capital

}  // namespace candor::shape
