// A document's file as the noun that all stages speak of: its sections in the order in which they are read, its
// questions among them, and what no schema can see about them.
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "model/value.h"

namespace candor {

/// `entry` is the whole file, typed by `document.yaml`; `id` its name without `.yaml`; `path` stands in messages. What
/// is wrong (an id that is none, a controlling language that is not offered, a section that stands twice) is in
/// `diagnostics`, and the document is returned all the same.
Document read_document(const std::string& id, Value entry, const std::string& path, Diagnostics& diagnostics);

}  // namespace candor
