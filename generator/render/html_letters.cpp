// Tables of letters; whole stretches of plain ones are copied at once.
#include "render/html_letters.h"

#include <array>
#include <cstddef>

namespace candor::render {

namespace {

std::string_view entity_of(char letter) {
  switch (letter) {
    case '"': return "&quot;";
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    default: return {};
  }
}

constexpr std::array<bool, 256> letters(std::string_view listed) {
  std::array<bool, 256> table{};
  for (const char letter : listed) table[static_cast<unsigned char>(letter)] = true;
  return table;
}

constexpr auto html_special = letters("\"&<>");
constexpr auto href_safe = letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*(),%#@?=;:/$~");

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!html_special[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, begin, i - begin);
    out += entity_of(text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
}

void append_href(std::string& out, std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char letter : url) {
    const auto byte = static_cast<unsigned char>(letter);
    if (href_safe[byte]) {
      out += letter;
    } else if (letter == '&') {
      out += "&amp;";
    } else if (letter == '\'') {
      out += "&#x27;";
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

}  // namespace candor::render
