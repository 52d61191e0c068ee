#include "shape/language_tag.h"

#include <algorithm>
#include <set>
#include <vector>

#include "shape/codes.h"

namespace candor::shape {

namespace {

constexpr std::size_t longest_tag = 64;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }
char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte; }
bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

bool all_letters(std::string_view part) { return std::all_of(part.begin(), part.end(), is_letter); }
bool all_digits(std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); }
bool is_alphanumeric(std::string_view part) {
  return std::all_of(part.begin(), part.end(), [](char byte) { return is_letter(byte) || is_digit(byte); });
}

std::string lowered(std::string_view part) {
  std::string text(part);
  std::transform(text.begin(), text.end(), text.begin(), lower);
  return text;
}
std::string uppered(std::string_view part) {
  std::string text(part);
  std::transform(text.begin(), text.end(), text.begin(), upper);
  return text;
}
std::string titled(std::string_view part) {
  std::string text = lowered(part);
  if (!text.empty()) text.front() = upper(text.front());
  return text;
}

std::vector<std::string_view> parts_of(std::string_view tag) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    parts.push_back(tag.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_script(std::string_view part) { return part.size() == 4 && all_letters(part); }
bool is_region(std::string_view part) {
  return (part.size() == 2 && all_letters(part)) || (part.size() == 3 && all_digits(part));
}
bool is_variant(std::string_view part) {
  return (part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && is_digit(part.front()));
}

/// Extensions and private use: a singleton and its subtags, each singleton once.
bool are_extensions(const std::vector<std::string_view>& parts, std::size_t at) {
  std::set<char> seen;
  while (at < parts.size()) {
    if (parts[at].size() != 1) return false;
    const char singleton = lower(parts[at].front());
    if (!seen.insert(singleton).second) return false;
    const std::size_t shortest = singleton == 'x' ? 1 : 2;
    const std::size_t first = ++at;
    while (at < parts.size() && parts[at].size() >= shortest && (singleton == 'x' || parts[at].size() > 1)) ++at;
    if (at == first) return false;
  }
  return true;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > longest_tag) return false;
  const std::vector<std::string_view> parts = parts_of(tag);
  for (const std::string_view part : parts) {
    if (part.empty() || part.size() > 8 || !is_alphanumeric(part)) return false;
  }
  const std::string_view language = parts.front();
  if (!all_letters(language)) return false;
  if (language.size() != 3 && !is_language_code(lowered(language))) return false;
  std::size_t at = 1;
  if (at < parts.size() && parts[at].size() == 3 && all_letters(parts[at])) ++at;  // an extended language
  if (at < parts.size() && is_script(parts[at]) && !is_script_code(titled(parts[at++]))) return false;
  if (at < parts.size() && is_region(parts[at])) {
    if (parts[at].size() == 2 && !is_country_code(uppered(parts[at]))) return false;
    ++at;
  }
  std::set<std::string> variants;
  for (; at < parts.size() && is_variant(parts[at]); ++at) {
    if (!variants.insert(lowered(parts[at])).second) return false;
  }
  return are_extensions(parts, at);
}

std::string canonical_case(std::string_view tag) {
  std::string canonical;
  bool in_extension = false;
  for (const std::string_view part : parts_of(tag)) {
    const bool first = canonical.empty();
    if (!first) canonical += '-';
    if (first || in_extension || part.size() == 1) {
      canonical += lowered(part);
    } else if (part.size() == 2) {
      canonical += uppered(part);
    } else {
      canonical += part.size() == 4 && all_letters(part) ? titled(part) : lowered(part);
    }
    in_extension = in_extension || part.size() == 1;
  }
  return canonical;
}

}  // namespace candor::shape
