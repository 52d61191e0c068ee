#include "model/company.h"

#include <algorithm>

namespace candor {

const Document* Company::document(std::string_view id) const {
  const auto found =
      std::find_if(documents.begin(), documents.end(), [&](const Document& document) { return document.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

const SectionUse* Document::use_of(std::string_view built_in) const {
  if (built_in.empty()) return nullptr;
  for (const SectionUse& section : sections) {
    if (section.built_in == built_in) return &section;
    for (const SectionUse& answer : section.answers) {
      if (answer.built_in == built_in) return &answer;
    }
  }
  return nullptr;
}

}  // namespace candor
