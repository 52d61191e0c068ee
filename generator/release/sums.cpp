#include "release/sums.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"

namespace candor {

namespace {

constexpr std::size_t hash_length = 64;

bool is_hash(std::string_view text) {
  return text.size() == hash_length &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A plain file name, or a neighbour's `name/SHA256SUMS`, or `../name/SHA256SUMS`.
bool is_allowed_name(std::string_view name) {
  if (name.starts_with("../")) name.remove_prefix(3);
  const std::size_t slash = name.find('/');
  if (slash != std::string_view::npos) {
    return is_version_name(name.substr(0, slash)) && name.substr(slash + 1) == sums_file;
  }
  return !name.empty() && name != "." && name != ".." && name.find('\\') == std::string_view::npos;
}

}  // namespace

std::string write_sums(const std::vector<Sum>& sums) {
  std::string text;
  for (const Sum& sum : sums) text += sum.hash + "  " + sum.name + "\n";
  return text;
}

std::optional<std::vector<Sum>> read_sums(std::string_view text) {
  std::vector<Sum> sums;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.size() < hash_length + 3 || line.substr(hash_length, 2) != "  ") return std::nullopt;
    const std::string_view hash = line.substr(0, hash_length);
    const std::string_view name = line.substr(hash_length + 2);
    if (!is_hash(hash) || !is_allowed_name(name)) return std::nullopt;
    sums.push_back({std::string(hash), std::string(name)});
  }
  return sums;
}

bool is_version_name(std::string_view name) {
  if (!read_iso_date(name.substr(0, 10))) return false;
  if (name.size() == 10) return true;
  const std::string_view number = name.substr(10);
  return number.size() >= 2 && number.size() <= 5 && number[0] == '-' && number[1] != '0' && number != "-1" &&
         std::all_of(number.begin() + 1, number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::pair<std::string, int> version_order(std::string_view name) {
  int number = 1;
  if (name.size() > 11) std::from_chars(name.data() + 11, name.data() + name.size(), number);
  return {std::string(name.substr(0, 10)), number};
}

}  // namespace candor
