#include "check/check_shown.h"

#include <algorithm>
#include <string>

#include "template/find_arguments.h"

namespace candor {

namespace {

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

/// What to do, where one of these sections, or none, stands in a document already.
std::string help_for(const Company& company, const std::vector<std::string>& sections) {
  for (const std::string& section : sections) {
    if (stands_in_a_document(company, section)) {
      return "the section `" + section + "` needs more than what stands here to say it";
    }
  }
  std::string names;
  for (const std::string& section : sections) names += (names.empty() ? "`" : ", `") + section + "`";
  return sections.size() == 1 ? "name the section " + names + " among the `sections` of a document"
                              : "name one of these among the `sections` of a document: " + names;
}

}  // namespace

std::vector<std::string> SectionsOfTopics::found_about(const std::string& topic, const std::string& language) const {
  const std::string own = section_of(topic);
  if (words_.find("sections/" + own + ".md", language)) return {own};
  if (is_support_(topic)) return {};
  std::vector<std::string> all;
  for (const std::string& section : words_.names("sections/")) {
    const templates::Template* found = words_.find("sections/" + section + ".md", language);
    if (found && templates::looks_at(*found, words_.templates(), topic)) all.push_back(section);
  }
  return all;
}

const std::vector<std::string>& SectionsOfTopics::about(const std::string& topic, const std::string& language) const {
  const std::lock_guard lock(guard_);
  const auto [known, is_new] = known_.try_emplace({topic, language});
  if (is_new) known->second = found_about(topic, language);
  return known->second;
}

void check_shown(const Company& company, const StatedPaths& stated, const std::string& language,
                 const SectionsOfTopics& all_sections, Diagnostics& diagnostics) {
  for (const auto& [topic, value] : company.facts.entries()) {
    const bool is_nothing = value.is(Kind::map) && value.entries().empty();
    if (is_nothing || stated.speak_of(topic)) continue;
    const std::vector<std::string>& sections = all_sections.about(topic, language);
    if (sections.empty()) continue;
    diagnostics.add({.id = "fact-not-shown",
                     .severity = Severity::note,
                     .place = value.place(),
                     .message = "`" + topic + "` is written down, and no document of `" + company.id + "` says it",
                     .why = "readers learn only what a section of some document shows",
                     .help = help_for(company, sections),
                     .subject = company.id + ":" + topic});
  }
}

}  // namespace candor
