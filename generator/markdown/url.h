// Which addresses a text may link to: an allow-list of our own, because cmark's filter lets `view-source:javascript:`,
// `feed:`, `blob:`, `//host` and look-alike hosts pass.
#pragma once

#include <string>
#include <string_view>

namespace candor::markdown {

enum class UrlProblem {
  none,
  empty,        ///< nothing to go to
  bad_letter,   ///< a control or bidi character, a backslash, or a space at an end
  other_host,   ///< `//host/…`: another site without saying how
  bad_scheme,   ///< neither http, https, mailto, tel nor relative
  bad_address,  ///< a host that is not plain ASCII letters, digits, dots and hyphens; a user name before the host
};

/// Judges a link's destination as Markdown gives it (entities and backslash escapes resolved). Allowed are `http:` and
/// `https:` with a plain host (RFC 3986, 3.2.2, reg-name without percent signs), `mailto:`, `tel:`, a fragment, and a
/// relative reference (RFC 3986, 4.2) that does not begin with `//`. Host names in other scripts are written `xn--…`.
UrlProblem url_problem(std::string_view url);
inline bool is_allowed_url(std::string_view url) { return url_problem(url) == UrlProblem::none; }

/// What to write instead, for a diagnostic's help.
std::string url_help(UrlProblem problem);

}  // namespace candor::markdown
