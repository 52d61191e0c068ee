#include "template/characters.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include <memory>

#include "base/utf8.h"

namespace candor::templates {

namespace {

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

struct CloseCaseMap {
  void operator()(UCaseMap* map) const { ucasemap_close(map); }
};

using Mapping = int32_t (*)(const UCaseMap*, char*, int32_t, const char*, int32_t, UErrorCode*);

/// The locale is the root on purpose: a template's words do not depend on the machine.
std::string mapped(std::string_view text, Mapping mapping) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCaseMap, CloseCaseMap> map(ucasemap_open("", 0, &status));
  if (U_FAILURE(status)) return std::string(text);
  std::string result(text.size() + text.size() / 2 + 16, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    status = U_ZERO_ERROR;
    const int32_t length = mapping(map.get(), result.data(), static_cast<int32_t>(result.size()), text.data(),
                                   static_cast<int32_t>(text.size()), &status);
    const bool fits = status != U_BUFFER_OVERFLOW_ERROR;
    result.resize(static_cast<std::size_t>(length));
    if (fits) return U_FAILURE(status) ? std::string(text) : result;
  }
  return std::string(text);
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string ascii_mapped(std::string_view text, char first, char last, int distance) {
  std::string result(text);
  for (char& c : result) {
    if (c >= first && c <= last) c = static_cast<char>(c + distance);
  }
  return result;
}

}  // namespace

std::size_t space_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return is_space(byte) ? 1 : 0;
  std::size_t end = offset;
  return is_space(next_code_point(text, end)) ? end - offset : 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t offset) {
  while (const std::size_t length = space_at(text, offset)) offset += length;
  return offset;
}

std::string_view trimmed_right(std::string_view text) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (space_at(text, last) != text.size() - last) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(skip_spaces(text, 0));
  return trimmed_right(text);
}

std::string upper_case(std::string_view text) {
  return is_ascii(text) ? ascii_mapped(text, 'a', 'z', 'A' - 'a') : mapped(text, ucasemap_utf8ToUpper);
}

std::string lower_case(std::string_view text) {
  return is_ascii(text) ? ascii_mapped(text, 'A', 'Z', 'a' - 'A') : mapped(text, ucasemap_utf8ToLower);
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  const std::size_t first = character_length(text, 0);
  std::size_t offset = 0;
  const char32_t title = static_cast<char32_t>(u_totitle(static_cast<UChar32>(next_code_point(text, offset))));
  std::string result;
  append_utf8(result, title);
  return result + lower_case(text.substr(first));
}

std::size_t character_length(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  next_code_point(text, end);
  return end - offset;
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text, i);
    characters.push_back(text.substr(i, length));
    i += length;
  }
  return characters;
}

}  // namespace candor::templates
