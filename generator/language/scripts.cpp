#include "language/scripts.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace candor::language {

namespace {

/// Those a language is written in, Japanese in three; empty where ICU does not know.
std::vector<UScriptCode> scripts_of(std::string language) {
  std::replace(language.begin(), language.end(), '-', '_');
  std::array<UScriptCode, 8> codes = {};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(language.c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status);
  if (U_FAILURE(status)) return {};
  return {codes.begin(), codes.begin() + count};
}

}  // namespace

bool is_in_foreign_script(std::string_view text, const std::string& language) {
  const std::vector<UScriptCode> own = scripts_of(language);
  if (own.empty()) return false;
  std::size_t at_home = 0;
  std::size_t foreign = 0;
  for (std::size_t at = 0; at < text.size();) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(next_code_point(text, at)), &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED) continue;  // signs and digits are of no script
    const bool is_own = script == USCRIPT_LATIN || std::find(own.begin(), own.end(), script) != own.end();
    ++(is_own ? at_home : foreign);
  }
  return foreign > at_home;
}

}  // namespace candor::language
