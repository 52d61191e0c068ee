#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace candor {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// The length of the well-formed sequence at `offset`, or 0. Ranges follow Unicode 15, table 3-7.
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t ahead) -> unsigned {
    return offset + ahead < text.size() ? static_cast<unsigned char>(text[offset + ahead]) : 0;
  };
  const auto continues = [&](std::size_t ahead) { return (byte(ahead) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned second = byte(1);
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned second = byte(1);
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

/// Are the next eight bytes ASCII? Most of a text is, and is then passed at a word a step.
bool starts_with_ascii(std::string_view text, std::size_t offset) {
  std::uint64_t word = 0;
  if (text.size() - offset < sizeof word) return false;
  std::memcpy(&word, text.data() + offset, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

}  // namespace

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (starts_with_ascii(text, offset)) {
      offset += sizeof(std::uint64_t);
      continue;
    }
    const std::size_t length = sequence_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (starts_with_ascii(text, offset)) {
      offset += sizeof(std::uint64_t);
      count += sizeof(std::uint64_t);
      continue;
    }
    const std::size_t length = sequence_length(text, offset);
    offset += length == 0 ? 1 : length;
    ++count;
  }
  return count;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (const auto lead = static_cast<unsigned char>(text[offset]); lead < 0x80) {
    ++offset;
    return lead;
  }
  const std::size_t length = sequence_length(text, offset);
  const auto byte = [&](std::size_t ahead) { return static_cast<unsigned char>(text[offset + ahead]); };
  char32_t code_point = replacement;
  switch (length) {
    case 2: code_point = ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU); break;
    case 3: code_point = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU); break;
    case 4:
      code_point =
          ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
      break;
    default: break;
  }
  offset += length == 0 ? 1 : length;
  return code_point;
}

char32_t code_point_before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return next_code_point(text, begin);
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
  const auto tail = [&](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    put(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_control_or_bidi(char32_t code_point) {
  if (code_point == '\t' || code_point == '\n') return false;
  if (code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F)) return true;
  if (code_point == 0x061C || code_point == 0xFEFF) return true;
  if (code_point == 0x200E || code_point == 0x200F) return true;
  if (code_point >= 0x2028 && code_point <= 0x202E) return true;
  return code_point >= 0x2066 && code_point <= 0x2069;
}

std::string safe_for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    if (text[offset] >= ' ' && text[offset] <= '~') {  // most of what is said
      out.push_back(text[offset++]);
      continue;
    }
    const char32_t code_point = next_code_point(text, offset);
    if (code_point == '\t') {
      out.push_back(' ');
    } else {
      append_utf8(out, is_control_or_bidi(code_point) ? replacement : code_point);
    }
  }
  return out;
}

std::string excerpt(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < text.size(); ++count) {
    if (count == most) return out + "…";
    const std::size_t begin = offset;
    next_code_point(text, offset);
    const bool is_break = text[begin] == '\n' || text[begin] == '\t';
    out += is_break ? " " : text.substr(begin, offset - begin);
  }
  return out;
}

}  // namespace candor
