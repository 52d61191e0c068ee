// Plain text put into HTML: into text, into a quoted attribute, into an address.
#pragma once

#include <string>
#include <string_view>

namespace candor::templates {

/// Appends `text` with & < > as entities.
void append_html_text(std::string& out, std::string_view text);

/// Appends `text` with & < > " ' as entities (`&#34;`, `&#39;`, as Jinja writes them).
void append_html_attribute(std::string& out, std::string_view text);

/// Appends finished HTML inside a quoted attribute: tags and quotes are escaped, entities are left.
void append_markup_in_attribute(std::string& out, std::string_view markup);

/// `&amp;`, `&lt;`, `&gt;`, `&#34;`, `&quot;`, `&#39;` back to characters.
std::string without_html_escapes(std::string_view markup);

/// May a reader's browser be sent there? http, https, mailto and tel addresses, and paths without a scheme that stay
/// on this host (`/en/`, `../x`, `#id`, `?q`). Never another scheme, `//host`, a backslash, a blank, a control or bidi
/// character. (Schemes and white space as the URL Standard's parser strips and reads them.)
bool is_allowed_url(std::string_view url);

}  // namespace candor::templates
