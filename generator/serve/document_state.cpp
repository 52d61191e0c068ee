#include "serve/document_state.h"

#include <algorithm>

namespace candor::serve {

const Text* draft_in(const WalkedDocument& document, std::string_view language) {
  const auto found = std::find_if(document.texts.begin(), document.texts.end(),
                                  [&](const Text& text) { return text.language == language; });
  return found == document.texts.end() ? nullptr : &*found;
}

std::vector<std::string> languages_of(const WalkedDocument& document) {
  std::vector<std::string> languages;
  const auto add = [&](const std::string& language) {
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
  };
  for (const Text& text : document.texts) add(text.language);
  for (auto version = document.record.versions.rbegin(); version != document.record.versions.rend(); ++version) {
    for (const auto& [language, text] : version->texts) add(language);
  }
  return languages;
}

std::string state_of(const WalkedDocument& document) {
  const Version* latest = document.record.latest();
  if (!document.document) return "ended";
  if (document.texts.empty()) return "unread";
  if (!latest) return "new";
  const bool same = latest->texts.size() == document.texts.size() &&
                    std::all_of(document.texts.begin(), document.texts.end(), [&](const Text& text) {
                      const auto frozen = latest->texts.find(text.language);
                      return frozen != latest->texts.end() && frozen->second == text.markdown;
                    });
  return same ? "same" : "changed";
}

}  // namespace candor::serve
