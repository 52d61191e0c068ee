#include "shape/addresses.h"

#include <algorithm>

namespace candor::shape {

namespace {

using Reason = std::optional<std::string>;

constexpr std::size_t longest_email = 254;  // RFC 5321 4.5.3.1.3, without the angle brackets
constexpr std::size_t longest_local = 64;   // RFC 5321 4.5.3.1.1
constexpr std::size_t longest_host = 253;   // RFC 1035 2.3.4
constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_url = 2048;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_hex(char byte) { return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F'); }
bool is_one_of(char byte, std::string_view set) { return set.find(byte) != std::string_view::npos; }

Reason label_fault(std::string_view label) {
  if (label.empty()) return "has an empty part between two dots of its host";
  if (label.size() > longest_label) return "has a part of more than 63 characters in its host";
  if (label.front() == '-' || label.back() == '-') return "has a host with a hyphen at the edge of a part";
  for (const char byte : label) {
    if (!is_letter(byte) && !is_digit(byte) && byte != '-') return "has a sign in its host that no host has";
  }
  return std::nullopt;
}

/// RFC 1123 2.1, two labels or more, the last one no number: so no raw IPv4 address either.
Reason host_fault(std::string_view host) {
  if (host.empty()) return "has no host";
  if (host.size() > longest_host) return "has a host of more than 253 characters";
  std::string_view last;
  std::size_t labels = 0;
  for (std::size_t begin = 0; begin <= host.size(); ++labels) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    last = host.substr(begin, end - begin);
    if (Reason fault = label_fault(last)) return fault;
    begin = end + 1;
  }
  if (labels < 2) return "has a host without a dot";
  if (std::all_of(last.begin(), last.end(), is_digit)) return "has an IP address for a host";
  if (last.size() < 2) return "has a host that ends in one letter";
  return std::nullopt;
}

Reason non_ascii_fault(std::string_view text) {
  for (const char byte : text) {
    if (byte == ' ' || byte == '\t' || byte == '\n') return "holds a space";
    if (static_cast<unsigned char>(byte) < 0x21 || byte == 0x7F) return "holds a control character";
    if (static_cast<unsigned char>(byte) > 0x7F) return "holds a sign that is not ASCII";
  }
  return std::nullopt;
}

/// Path, query and fragment: RFC 3986 3.3 to 3.5, percent signs followed by two hexadecimal digits.
Reason tail_fault(std::string_view tail) {
  bool in_fragment = false;
  for (std::size_t at = 0; at < tail.size(); ++at) {
    const char byte = tail[at];
    if (byte == '#') {
      if (in_fragment) return "holds a second `#`";
      in_fragment = true;
    } else if (byte == '%') {
      if (at + 2 >= tail.size() || !is_hex(tail[at + 1]) || !is_hex(tail[at + 2]))
        return "holds a `%` without two digits";
    } else if (!is_letter(byte) && !is_digit(byte) && !is_one_of(byte, "-._~!$&'()*+,;=:@/?")) {
      return std::string("holds the sign `") + byte + "`, which an address writes as `%` and two digits";
    }
  }
  return std::nullopt;
}

Reason http_fault(std::string_view rest) {
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view authority = rest.substr(0, end);
  if (authority.find('@') != std::string_view::npos) return "holds a name or password before an `@`";
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const bool is_port = !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit) &&
                         port.front() != '0' && std::stoi(std::string(port)) <= 65535;
    if (!is_port) return "has no number of a port behind the `:` of its host";
    authority = authority.substr(0, colon);
  }
  if (Reason fault = host_fault(authority)) return fault;
  return tail_fault(rest.substr(end));
}

Reason tel_fault(std::string_view rest) {
  const std::string_view number = rest.starts_with('+') ? rest.substr(1) : rest;
  const auto digits = std::count_if(number.begin(), number.end(), is_digit);
  const bool clean =
      std::all_of(number.begin(), number.end(), [](char b) { return is_digit(b) || is_one_of(b, "-.()"); });
  if (!clean || digits < 3 || digits > 15) return "is no telephone number such as `tel:+82-2-1234-5678`";
  return std::nullopt;
}

Reason mailto_fault(std::string_view rest) {
  const std::size_t end = std::min(rest.find('?'), rest.size());
  if (Reason fault = email_fault(rest.substr(0, end))) return fault;
  return tail_fault(rest.substr(end));
}

}  // namespace

std::optional<std::string> email_fault(std::string_view text) {
  if (text.find("email") != std::string_view::npos && text.find("protected]") != std::string_view::npos) {
    return "is what a web page shows in place of an address";
  }
  if (Reason fault = non_ascii_fault(text)) return fault;
  if (text.size() > longest_email) return "has more than 254 characters";
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return "has no `@`";
  if (text.find('@', at + 1) != std::string_view::npos) return "has two `@`";
  const std::string_view local = text.substr(0, at);
  if (local.empty() || local.size() > longest_local) return "has nothing, or more than 64 characters, before its `@`";
  const bool dots = local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos;
  if (dots) return "has a dot in the wrong place before its `@`";
  for (const char byte : local) {
    if (!is_letter(byte) && !is_digit(byte) && !is_one_of(byte, "!#$%&'*+-/=?^_`{|}~.")) {
      return std::string("holds the sign `") + byte + "` before its `@`";
    }
  }
  return host_fault(text.substr(at + 1));
}

std::optional<std::string> url_fault(std::string_view text) {
  if (Reason fault = non_ascii_fault(text)) return fault;
  if (text.size() > longest_url) return "has more than 2048 characters";
  if (text.find('\\') != std::string_view::npos) return "holds a backslash";
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.starts_with(scheme)) return http_fault(text.substr(scheme.size()));
  }
  if (text.starts_with("mailto:")) return mailto_fault(text.substr(7));
  if (text.starts_with("tel:")) return tel_fault(text.substr(4));
  return "does not begin with `https://`, `http://`, `mailto:` or `tel:`";
}

}  // namespace candor::shape
