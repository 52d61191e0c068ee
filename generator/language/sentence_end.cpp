#include "language/sentence_end.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace candor::language {

std::size_t end_of_last_sentence(std::string_view text) {
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool closes = u_hasBinaryProperty(static_cast<UChar32>(next_code_point(text, at)), UCHAR_S_TERM);
    if (!closes) {
      end = text.size();
    } else if (end == text.size()) {
      end = begin;
    }
  }
  return end;
}

}  // namespace candor::language
