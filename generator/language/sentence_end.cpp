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

std::string with_one_stop_after(std::string sentence, std::string_view name) {
  if (!name.ends_with('.')) return sentence;
  const std::string doubled = std::string(name) + '.';
  for (std::size_t at = sentence.find(doubled); at != std::string::npos; at = sentence.find(doubled, at)) {
    at += name.size();
    if (at + 1 == sentence.size() || sentence[at + 1] != '.') sentence.erase(at, 1);
  }
  return sentence;
}

}  // namespace candor::language
