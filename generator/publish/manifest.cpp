#include "publish/manifest.h"

#include <algorithm>

#include "base/utf8.h"

namespace candor {

namespace {

constexpr std::string_view head = "{\"schema\":1,\"files\":[\n";
constexpr std::string_view tail = "]}\n";
constexpr std::string_view before_address = "{\"address\":\"";
constexpr std::string_view before_key = "\",\"key\":\"";
constexpr std::string_view before_hash = "\",\"sha256\":\"";
constexpr std::string_view line_end = "\"}";

/// Takes `expected` off the front of `text`; false when it is not there.
bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// Takes everything before the next quote. No field holds one.
std::string_view take_field(std::string_view& text) {
  const std::string_view field = text.substr(0, text.find('"'));
  text.remove_prefix(field.size());
  return field;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_part(std::string_view part) { return !part.empty() && part != "." && part != ".." && part.size() <= 255; }

/// One line, the separator after it included; false when it is not one of ours.
bool read_file(std::string_view& text, Manifest& manifest) {
  if (!take(text, before_address)) return false;
  const std::string_view address = take_field(text);
  if (!take(text, before_key)) return false;
  const std::string_view key = take_field(text);
  if (!take(text, before_hash)) return false;
  const std::string_view hash = take_field(text);
  if (!take(text, line_end)) return false;
  if (!is_site_address(address) || !is_page_key(key) || !is_hash(hash)) return false;
  manifest.emplace_hint(manifest.end(), address, SiteFile{std::string(key), std::string(hash)});
  return take(text, text.starts_with(',') ? ",\n" : "\n");
}

}  // namespace

bool is_site_address(std::string_view address) {
  if (address.empty() || address.size() > 1024 || address == manifest_name || address == "README.md") return false;
  if (find_bad_utf8(address)) return false;
  const auto is_bad = [](unsigned char byte) { return byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\'; };
  if (std::any_of(address.begin(), address.end(), is_bad)) return false;
  for (std::size_t begin = 0; begin <= address.size();) {
    const std::size_t end = std::min(address.find('/', begin), address.size());
    if (!is_part(address.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

bool is_page_key(std::string_view key) {
  const auto is_good = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; };
  return !key.empty() && std::all_of(key.begin(), key.end(), is_good);
}

std::string write_manifest(const Manifest& manifest) {
  // Measured first: at 10,000 pages, growing by doubling would be the peak of the whole run's memory.
  std::size_t size = head.size() + tail.size();
  for (const auto& [address, file] : manifest) size += address.size() + file.key.size() + file.sha256.size() + 48;
  std::string text;
  text.reserve(size);
  text.append(head);
  std::size_t left = manifest.size();
  for (const auto& [address, file] : manifest) {
    text.append(before_address).append(address).append(before_key).append(file.key);
    text.append(before_hash).append(file.sha256).append(line_end).append(--left > 0 ? ",\n" : "\n");
  }
  return text.append(tail);
}

std::optional<Manifest> read_manifest(std::string_view whole) {
  std::string_view text = whole;
  Manifest manifest;
  if (!take(text, head)) return std::nullopt;
  while (!text.starts_with(']')) {
    if (!read_file(text, manifest)) return std::nullopt;
  }
  // Order, doubles, commas, the end: all of it at once.
  if (write_manifest(manifest) != whole) return std::nullopt;
  return manifest;
}

}  // namespace candor
