#include "check/check_wording.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

#include "base/suggest.h"
#include "yaml/written_form.h"

namespace candor {

namespace {

/// A text cut at its second-level headings: section id → its Markdown. What stands before the first is under "".
std::map<std::string, std::string> sections_of(std::string_view markdown, std::vector<std::string>& order) {
  std::map<std::string, std::string> sections;
  std::string id;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1);
    const std::string_view line = markdown.substr(0, end + 1);
    markdown.remove_prefix(end + 1);
    const std::size_t group = line.rfind("{: #");
    if (line.starts_with("## ") && group != std::string_view::npos) {
      const std::size_t begin = group + 4;
      id = line.substr(begin, line.find_first_of(" }", begin) - begin);
      order.push_back(id);
    }
    sections[id] += line;
  }
  return sections;
}

/// Section id → the languages in which it differs, in the new text's order, removed ones last.
using Differences = std::vector<std::pair<std::string, std::vector<std::string>>>;

void note_difference(Differences& differences, const std::string& section, const std::string& language) {
  const auto found =
      std::find_if(differences.begin(), differences.end(), [&](const auto& entry) { return entry.first == section; });
  if (found == differences.end()) {
    differences.push_back({section, {language}});
  } else {
    found->second.push_back(language);
  }
}

void compare_sections(std::string_view old_text, const Text& text, Differences& differences) {
  std::vector<std::string> old_order;
  std::vector<std::string> new_order;
  const auto before = sections_of(old_text, old_order);
  const auto after = sections_of(text.markdown, new_order);
  for (const auto& [id, words] : after) {
    const auto found = before.find(id);
    if (found == before.end() || found->second != words) note_difference(differences, id, text.language);
  }
  for (const std::string& id : old_order) {
    if (!after.contains(id)) note_difference(differences, id, text.language);
  }
  const bool same_sections =
      before.size() == after.size() &&
      std::all_of(after.begin(), after.end(), [&](const auto& s) { return before.contains(s.first); });
  if (same_sections && old_order != new_order) note_difference(differences, "(order of sections)", text.language);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

const SectionUse* section_use(const Document& document, const std::string& id) {
  const auto found = std::find_if(document.sections.begin(), document.sections.end(),
                                  [&](const SectionUse& section) { return section.id == id; });
  return found == document.sections.end() ? nullptr : &*found;
}

}  // namespace

void check_wording(const DocumentToCheck& checked, Severity severity, Diagnostics& diagnostics) {
  const std::string name = checked.company.id + "/" + checked.document.id;
  const Version* latest = checked.record.latest();
  if (!latest) {
    diagnostics.add({.id = "never-released",
                     .severity = Severity::note,
                     .place = checked.document.place,
                     .message = "`" + name + "` has never been released",
                     .why = "only released words are published",
                     .help = "`candor release " + name + "` freezes its first version",
                     .subject = name});
    return;
  }
  Differences differences;
  for (const Text& text : checked.texts) {
    const auto frozen = latest->texts.find(text.language);
    if (frozen == latest->texts.end()) {
      note_difference(differences, "(the whole text)", text.language);
    } else if (frozen->second != text.markdown) {
      compare_sections(frozen->second, text, differences);
    }
  }
  for (const auto& [language, words] : latest->texts) {
    const bool offered = std::any_of(checked.texts.begin(), checked.texts.end(),
                                     [&](const Text& text) { return text.language == language; });
    if (!offered) note_difference(differences, "(the whole text)", language);
  }
  for (const auto& [section, languages] : differences) {
    const SectionUse* use = section_use(checked.document, section);
    diagnostics.add({.id = "unreleased-wording",
                     .severity = severity,
                     .place = use ? use->place : checked.document.place,
                     .message = "section `" + (section.empty() ? "title" : section) + "` of `" + name + "` (" +
                                joined(languages) + ") would say something else than version " + latest->name,
                     .why = "no wording changes without a release: the published page keeps the released words",
                     .help = "look at it with `candor redline " + name + "@" + latest->name + " " + name +
                             "@draft`, then `candor release " + name + "`",
                     .subject = name + "#" + section});
  }
}

namespace {

std::string path_help(const std::string& key, const std::vector<ReaderText>& texts) {
  std::vector<std::string> keys;
  for (const ReaderText& text : texts) keys.push_back(text.key);
  const auto meant = nearest_name(key, keys);
  return meant ? "did you mean `" + *meant + "`? otherwise remove it" : "remove it, or correct the path";
}

/// The line to write into `file`, ready but for the translation itself; of prose, which is long, only its name.
std::string translation_help(const Company& company, const MissingWords& words, const std::string& file) {
  constexpr std::size_t longest = 200;
  for (const ReaderText& text : company.reader_texts) {
    if (text.key != words.path || text.value.place() != words.place) continue;
    const std::string& source = text.value.text();
    if (source.size() > longest || source.find('\n') != std::string::npos) break;
    return "add to " + file + ":\n" + words.path + ": {source: " + yaml::double_quoted(source) + ", text: …}";
  }
  return "add `" + words.path + ":` with `source:` and `text:` to " + file;
}

void report_missing(const DocumentToCheck& checked, const Text& text, const MissingWords& words,
                    Diagnostics& diagnostics) {
  const std::string file = "content/" + checked.company.id + "/translations/" + text.language + ".yaml";
  const std::string shown = checked.document.may_fall_back ? "section `" + words.section + "` is shown in `" +
                                                                 checked.document.controlling + "` instead"
                                                           : "a release waits until it is there";
  Diagnostic found{
      .severity = Severity::warning, .place = words.place, .why = shown, .subject = text.language + ":" + words.path};
  switch (words.what) {
    case MissingWords::What::message:
      found.id = "missing-message";
      found.message = "`" + text.language + "` has no message `" + words.path + "`";
      found.help = "add it in locales/" + text.language + "/";
      break;
    case MissingWords::What::translation:
      found.id = "missing-translation";
      found.message = "`" + words.path + "` has no translation into `" + text.language + "`";
      found.help = translation_help(checked.company, words, file);
      break;
    case MissingWords::What::outdated:
      found.id = "outdated-translation";
      found.message = "the translation of `" + words.path + "` into `" + text.language + "` was made from other words";
      found.help = "translate the new words and repeat them in `source:`";
      break;
  }
  diagnostics.add(std::move(found));
}

}  // namespace

void check_translations(const DocumentToCheck& checked, Diagnostics& diagnostics) {
  for (const Text& text : checked.texts) {
    for (const MissingWords& words : text.missing) report_missing(checked, text, words, diagnostics);
  }
  std::unordered_set<std::string_view> known;
  for (const ReaderText& text : checked.company.reader_texts) known.insert(text.key);
  for (const auto& [language, entries] : checked.company.translations) {
    for (const auto& [key, entry] : entries.entries()) {
      if (known.contains(key)) continue;
      diagnostics.add({.id = "unused-translation",
                       .severity = Severity::warning,
                       .place = entry.place(),
                       .message = "`" + key + "` in `" + language + "` translates no text of the company's",
                       .why = "a translation of words that are gone, or whose path was mistyped, is shown nowhere",
                       .help = path_help(key, checked.company.reader_texts),
                       .subject = language + ":" + key});
    }
  }
}

}  // namespace candor
