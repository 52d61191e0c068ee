// candor show, changes and redline: one version's words, two versions compared by fact, two texts compared by word.
#pragma once

#include <string>

#include "pipeline/run.h"

namespace candor {

struct ShowRequest {
  std::string side;
  std::string language;  ///< empty: the controlling one
};
Outcome show_text(const Run& run, const ShowRequest& request);

struct ChangesRequest {
  std::string old_side;
  std::string new_side;
  std::string language;
  std::string format;  ///< text, json or markdown
};
Outcome list_changes(const Run& run, const ChangesRequest& request);

struct RedlineRequest {
  std::string old_side;
  std::string new_side;
  std::string language;
  std::string format;  ///< text, html, json or markdown
  bool page = false;   ///< with html: a whole page
  bool colour = false;
};
Outcome make_redline(const Run& run, const RedlineRequest& request);

}  // namespace candor
