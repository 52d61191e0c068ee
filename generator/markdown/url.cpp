// The allow-list of link destinations.
#include "markdown/url.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace candor::markdown {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool same_letters(std::string_view written, std::string_view lower) {
  return std::equal(written.begin(), written.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

bool has_bad_letter(std::string_view url) {
  if (url.front() == ' ' || url.back() == ' ') return true;
  for (std::size_t offset = 0; offset < url.size();) {
    const auto byte = static_cast<unsigned char>(url[offset]);
    if (byte >= 0x20 && byte < 0x7F) {
      if (byte == '\\') return true;
      ++offset;
      continue;
    }
    const char32_t letter = next_code_point(url, offset);
    if (letter == '\t' || letter == '\n' || is_control_or_bidi(letter)) return true;
  }
  return false;
}

/// `example.com`, `example.com:8080`.
bool is_plain_authority(std::string_view authority) {
  const std::size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  const std::string_view port = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon + 1);
  if (host.empty() || host.front() == '.' || host.front() == '-') return false;
  const bool plain =
      std::all_of(host.begin(), host.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; });
  return plain && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
}

UrlProblem web_address_problem(std::string_view after_scheme) {
  if (!after_scheme.starts_with("//")) return UrlProblem::bad_address;
  const std::string_view rest = after_scheme.substr(2);
  return is_plain_authority(rest.substr(0, rest.find_first_of("/?#"))) ? UrlProblem::none : UrlProblem::bad_address;
}

}  // namespace

UrlProblem url_problem(std::string_view url) {
  if (url.empty()) return UrlProblem::empty;
  if (has_bad_letter(url)) return UrlProblem::bad_letter;
  if (url.starts_with("//")) return UrlProblem::other_host;
  const std::size_t end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return UrlProblem::none;
  const std::string_view scheme = url.substr(0, end);
  const std::string_view rest = url.substr(end + 1);
  if (same_letters(scheme, "http") || same_letters(scheme, "https")) return web_address_problem(rest);
  if (same_letters(scheme, "mailto") || same_letters(scheme, "tel")) {
    return rest.empty() || rest.front() == '/' ? UrlProblem::bad_address : UrlProblem::none;
  }
  return UrlProblem::bad_scheme;
}

std::string url_help(UrlProblem problem) {
  switch (problem) {
    case UrlProblem::none: return {};
    case UrlProblem::empty: return "write where the link goes, or only its words";
    case UrlProblem::bad_letter: return "write the address without backslashes, control characters and outer spaces";
    case UrlProblem::other_host: return "begin with `https://`";
    case UrlProblem::bad_scheme:
      return "write `https://…`, `http://…`, `mailto:…`, `tel:…`, `#section` or a path of this site";
    case UrlProblem::bad_address:
      return "write `https://` and a host of letters, digits, dots and hyphens (`xn--…` for other scripts), no user "
             "name";
  }
  return {};
}

}  // namespace candor::markdown
