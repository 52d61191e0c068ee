#include "load/read_document.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "shape/formats.h"

namespace candor {

namespace {

std::vector<std::string> texts_of(const Value& list) {
  std::vector<std::string> texts;
  for (const Value& item : list.items()) texts.push_back(item.text());
  return texts;
}

SectionUse section_of(const Value& entry, std::string path) {
  SectionUse use;
  use.path = std::move(path);
  use.entry = entry;
  use.place = entry.place();
  use.built_in = entry.is_scalar() ? entry.text() : entry.at("use").text();
  use.id = entry.at("id").is_defined() ? entry.at("id").text() : use.built_in;
  return use;
}

std::vector<SectionUse> questions_of(const Value& questions) {
  std::vector<SectionUse> sections;
  for (const auto& [id, entry] : questions.entries()) {
    SectionUse question;
    question.id = id;
    question.path = "questions." + id;
    question.entry = entry;
    question.place = entry.place();
    const Value& answer = entry.at("answer");
    const std::string path = question.path + ".answer";
    if (answer.is_defined() && !answer.is(Kind::list)) question.answers.push_back(section_of(answer, path));
    for (std::size_t i = 0; i < answer.items().size(); ++i) {
      question.answers.push_back(section_of(answer.items()[i], path + "." + std::to_string(i)));
    }
    for (SectionUse& part : question.answers) part.id = id;
    if (question.is_question()) sections.push_back(std::move(question));
  }
  return sections;
}

/// The questions stand where `sections` says `questions`, or at the end.
std::vector<SectionUse> sections_of(const Value& document) {
  std::vector<SectionUse> sections;
  std::vector<SectionUse> questions = questions_of(document.at("questions"));
  const auto add_questions = [&] {
    std::move(questions.begin(), questions.end(), std::back_inserter(sections));
    questions.clear();
  };
  const std::vector<Value>& entries = document.at("sections").items();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    SectionUse use = section_of(entries[i], "sections." + std::to_string(i));
    if (use.id == "questions" && !questions.empty()) {
      add_questions();
    } else if (!use.id.empty()) {
      sections.push_back(std::move(use));
    }
  }
  add_questions();
  return sections;
}

/// The file's name is the document's id: checked here, since no schema sees it.
void check_id(const Document& document, Diagnostics& diagnostics) {
  const auto fault = shape::fault_in(shape::Format::id, document.id);
  if (!fault) return;
  diagnostics.add({.id = fault->id,
                   .place = document.place,
                   .message = fault->message,
                   .why = "the file's name is the document's address, for good",
                   .help = fault->help});
}

void check_controlling(const Document& document, Diagnostics& diagnostics) {
  if (document.controlling.empty() || document.languages.empty()) return;
  if (std::find(document.languages.begin(), document.languages.end(), document.controlling) != document.languages.end())
    return;
  diagnostics.add({.id = "controlling-not-offered",
                   .place = document.entry.at("controlling").place(),
                   .message = "the controlling language `" + document.controlling + "` is not among `languages`",
                   .why = "a document is written in its controlling language first",
                   .help = "add `" + document.controlling + "` to `languages`"});
}

/// A section that answers a question brings the ids of its headings along, as it does anywhere else.
void check_sections(const Document& document, Diagnostics& diagnostics) {
  std::set<std::string> ids, built_in;
  const auto stands_once = [&](std::set<std::string>& seen, const std::string& name, const Place& place) {
    if (name.empty() || seen.insert(name).second) return true;
    diagnostics.add({.id = "duplicate-section",
                     .place = place,
                     .message = "section `" + name + "` stands in the document twice",
                     .why = "its id is its address, and an address names one place",
                     .help = "remove one of the two"});
    return false;
  };
  for (const SectionUse& section : document.sections) {
    if (stands_once(ids, section.id, section.place)) stands_once(built_in, section.built_in, section.place);
    for (const SectionUse& part : section.answers) stands_once(built_in, part.built_in, part.place);
  }
}

}  // namespace

Document read_document(const std::string& id, Value entry, const std::string& path, Diagnostics& diagnostics) {
  Document document;
  document.id = id;
  document.kind = entry.at("kind").text();
  document.languages = texts_of(entry.at("languages"));
  document.controlling = entry.at("controlling").text();
  document.may_fall_back = entry.at("fallback").is_yes();
  document.sections = sections_of(entry);
  document.place = {.file = path};
  document.entry = std::move(entry);
  check_id(document, diagnostics);
  check_controlling(document, diagnostics);
  check_sections(document, diagnostics);
  return document;
}

}  // namespace candor
