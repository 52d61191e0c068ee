// References as links between two things: what a reference stands in, and what it names. Facts may say one link from
// either end (`ads` under `data.account.purposes`, `account` under `purposes.ads.data`). Internal to the checks of law.
#pragma once

#include "template/environment.h"

namespace candor {

/// `references|owners`; the tests `within`, `linked_in`, `partly_linked_in`. Described for authors in
/// generator/laws/README.md.
void add_links(templates::Environment& environment);

}  // namespace candor
