#include "serve/addresses.h"

#include <vector>

namespace candor::serve {

namespace {

/// No company is called so: ids begin with a letter or a digit.
constexpr std::string_view own_folder = "/_/";
constexpr std::string_view source_folder = "/_/source/";
constexpr std::string_view asset_folder = "/_/asset/";

std::optional<View> read_view(std::string_view name) {
  for (const View view : all_views) {
    if (name_of(view) == name) return view;
  }
  return std::nullopt;
}

/// `/a/b/` → `a`, `b`; nothing without the slashes around it.
std::optional<std::vector<std::string>> steps_of(std::string_view path) {
  if (!path.starts_with('/') || !path.ends_with('/')) return std::nullopt;
  std::vector<std::string> steps;
  for (path.remove_prefix(1); !path.empty();) {
    const std::size_t slash = path.find('/');
    if (slash == 0) return std::nullopt;
    steps.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return steps;
}

std::optional<Address> read_document(std::string_view path) {
  const auto steps = steps_of(path);
  if (!steps || steps->size() < 4 || steps->size() > 5) return std::nullopt;
  const auto view = read_view((*steps)[3]);
  if (!view) return std::nullopt;
  return Address{.what = Address::What::document,
                 .document = {.company = (*steps)[0],
                              .document = (*steps)[1],
                              .language = (*steps)[2],
                              .view = *view,
                              .version = steps->size() == 5 ? (*steps)[4] : std::string()},
                 .name = {}};
}

/// RFC 3986: whatever is not unreserved is written as its bytes' numbers. Slashes stay: they part folders.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (unreserved.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace

std::string_view name_of(View view) {
  switch (view) {
    case View::draft: return "draft";
    case View::released: return "released";
    case View::redline: return "redline";
    case View::both: return "both";
    case View::lines: return "lines";
  }
  return "draft";
}

std::optional<Address> read_address(std::string_view path) {
  using What = Address::What;
  const auto named = [&](What what, std::string_view folder) {
    return Address{.what = what, .document = {}, .name = std::string(path.substr(folder.size()))};
  };
  if (path == "/") return Address{};
  if (path == events_address) return named(What::events, path);
  if (path.starts_with(source_folder)) return named(What::source, source_folder);
  if (path.starts_with(asset_folder)) return named(What::asset, asset_folder);
  if (path.starts_with(own_folder)) return std::nullopt;
  return read_document(path);
}

std::string address_of(const DocumentAddress& document) {
  std::string address = "/" + document.company + "/" + document.document + "/" + document.language + "/" +
                        std::string(name_of(document.view)) + "/";
  if (!document.version.empty()) address += document.version + "/";
  return percent_encoded(address);
}

std::string source_address(const Place& place) {
  const std::string address = std::string(source_folder) + percent_encoded(place.file);
  return place.line > 0 ? address + "#L" + std::to_string(place.line) : address;
}

std::string place_name(const Place& place) { return percent_encoded(place.file) + ":" + std::to_string(place.line); }

}  // namespace candor::serve
