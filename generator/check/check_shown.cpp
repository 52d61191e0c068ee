#include "check/check_shown.h"

#include <algorithm>
#include <set>
#include <string>

namespace candor {

namespace {

/// The top-level keys of which some block states something.
std::set<std::string> shown_topics(const std::vector<const Text*>& texts) {
  std::set<std::string> topics;
  for (const Text* text : texts) {
    for (const TextBlock& block : text->blocks) {
      for (const std::string& path : block.facts) topics.insert(path.substr(0, path.find('.')));
    }
  }
  return topics;
}

/// Has a document the section, in its own right or as the answer to a question?
bool stands_in_a_document(const Company& company, const std::string& section) {
  const auto uses = [&](const SectionUse& use) { return use.built_in == section; };
  const auto answers = [&](const SectionUse& use) {
    return uses(use) || std::any_of(use.answers.begin(), use.answers.end(), uses);
  };
  return std::any_of(company.documents.begin(), company.documents.end(), [&](const Document& document) {
    return std::any_of(document.sections.begin(), document.sections.end(), answers);
  });
}

std::string section_of(std::string topic) {
  std::replace(topic.begin(), topic.end(), '_', '-');
  return topic;
}

}  // namespace

void check_shown(const Company& company, const std::vector<const Text*>& texts, const wording::Words& words,
                 Diagnostics& diagnostics) {
  if (texts.empty()) return;
  const std::set<std::string> shown = shown_topics(texts);
  for (const auto& [topic, value] : company.facts.entries()) {
    const std::string section = section_of(topic);
    if (shown.count(topic) > 0 || !words.find("sections/" + section + ".md", texts.front()->language)) continue;
    diagnostics.add({.id = "fact-not-shown",
                     .severity = Severity::note,
                     .place = value.place(),
                     .message = "`" + topic + "` is written down, and no document of `" + company.id + "` says it",
                     .why = "readers learn only what a section of some document shows",
                     .help = stands_in_a_document(company, section)
                                 ? "the section `" + section + "` needs more than what stands here to say it"
                                 : "name the section `" + section + "` among the `sections` of a document",
                     .subject = company.id + ":" + topic});
  }
}

}  // namespace candor
