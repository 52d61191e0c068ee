// Which requests a preview answers. A browser lets any page on the web send requests to this machine, and a name
// server may let a foreign name mean 127.0.0.1 (DNS rebinding): that page could then read what it gets. The Host header
// still names whom the browser meant to speak to.
#pragma once

#include <string_view>

namespace candor::serve {

/// Is `host` this machine's own name for itself, with the port we listen on?
bool is_own_host(std::string_view host, int port);

/// Did another site's page send this, for itself and not by a link that the user follows? Browsers say so in
/// `Sec-Fetch-Site` and `Sec-Fetch-Mode` (Fetch Metadata); other programs send neither.
bool is_for_another_site(std::string_view site, std::string_view mode);

/// Only looking is offered: GET and HEAD.
bool only_looks(std::string_view method);

}  // namespace candor::serve
