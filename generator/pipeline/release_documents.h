// candor release: judge all documents that are to be released, then freeze them.
#pragma once

#include <optional>
#include <string>

#include "pipeline/run.h"

namespace candor {

/// What the command line decides; it goes before next.yaml.
struct ReleaseRequest {
  std::string company;
  std::string document;  ///< empty: every document whose words or stated facts changed
  std::optional<Date> effective;
  std::optional<Date> published;
  std::string note;  ///< in the controlling language
  std::string approved_by;
  bool if_changed = false;  ///< nothing changed is then no error
};

Outcome release_documents(const Run& run, const ReleaseRequest& request);

}  // namespace candor
