// In which script words are written, against that of the language they are said to be in.
#pragma once

#include <string>
#include <string_view>

namespace candor::language {

/// Is most of the text (UTF-8), by its letters, in scripts that the language (BCP 47) is not written in: Korean words
/// in an English text? Latin letters are at home everywhere, since names and terms keep them. False for a language of
/// which ICU knows no script.
bool is_in_foreign_script(std::string_view text, const std::string& language);

}  // namespace candor::language
