#include "serve/request_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace candor::serve {

namespace {

constexpr std::array<std::string_view, 2> own_names = {"127.0.0.1", "localhost"};
constexpr int port_of_http = 80;  ///< left out by browsers

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

bool is_own_host(std::string_view host, int port) {
  const std::string asked = lower_case(host);
  return std::any_of(own_names.begin(), own_names.end(), [&](std::string_view name) {
    const std::string own(name);
    return asked == own + ":" + std::to_string(port) || (port == port_of_http && asked == own);
  });
}

bool is_for_another_site(std::string_view site, std::string_view mode) {
  return (site == "cross-site" || site == "same-site") && mode != "navigate";
}

bool only_looks(std::string_view method) { return method == "GET" || method == "HEAD"; }

}  // namespace candor::serve
