#include "language/scripts.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace candor::language {

Scripts::Scripts(const std::string& language) {
  std::string tag = language;
  std::replace(tag.begin(), tag.end(), '-', '_');
  std::array<UScriptCode, 8> codes = {};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(tag.c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status);
  if (U_SUCCESS(status)) codes_.assign(codes.begin(), codes.begin() + count);
}

bool Scripts::are_foreign_to(std::string_view text) const {
  if (codes_.empty()) return false;
  std::size_t at_home = 0;
  std::size_t foreign = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(letter), &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED) continue;  // signs and digits are of no script
    const bool is_own = script == USCRIPT_LATIN || std::find(codes_.begin(), codes_.end(), script) != codes_.end();
    ++(is_own ? at_home : foreign);
  }
  return foreign > at_home;
}

}  // namespace candor::language
