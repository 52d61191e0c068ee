// Does a condition of a law pack ask two things that never hold together? `company.country == "NA" and company.country
// == "DE"` is asked of nobody, and nobody would see that. Found by reading, in what is joined by `and`; what cannot be
// told by reading is left alone.
#pragma once

#include <optional>
#include <string>

#include "template/template.h"

namespace candor {

/// Two parts of one condition, as they would be written.
struct Contradiction {
  std::string one;
  std::string other;
};

/// The first pair that cannot hold together.
std::optional<Contradiction> contradiction_in(const templates::Expression& expression);

}  // namespace candor
