#include "model/company.h"

#include <algorithm>

namespace candor {

const Document* Company::document(std::string_view id) const {
  const auto found =
      std::find_if(documents.begin(), documents.end(), [&](const Document& document) { return document.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

}  // namespace candor
