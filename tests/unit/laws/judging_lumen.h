// Lumen Health's privacy policy judged by every pack, as it is today and with other facts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/disk_files.h"
#include "law_world.h"
#include "shared_sections.h"

namespace candor {

using Verdicts = std::map<std::string, Value>;

inline std::string below(const std::string& path, const std::string& step) {
  return path.empty() ? step : path + "." + step;
}

/// The tree with another value at the path; undefined: with none.
inline Value with(const Value& tree, std::string_view path, const Value& value) {
  const std::string step(path.substr(0, path.find('.')));
  const std::string_view rest = path.substr(std::min(step.size() + 1, path.size()));
  std::vector<Value::Entry> entries;
  for (const auto& [key, entry] : tree.entries()) {
    if (key != step) {
      entries.emplace_back(key, entry);
    } else if (!rest.empty()) {
      entries.emplace_back(key, with(entry, rest, value));
    } else if (value.is_defined()) {
      entries.emplace_back(key, value);
    }
  }
  return tree.with_entries(std::move(entries));
}

/// Lumen as it is today.
struct Sample {
  Company company;
  Date today;
};

inline const Sample& lumen() {
  static const Sample sample = [] {
    Sample made;
    DiskFiles files;
    Diagnostics found;
    Project project = built_in_world().project;
    project.root = PROJECT_DIR;
    made.company = load_company(files, project, "lumen", found);
    for (Document& document : made.company.documents) document.languages = {document.controlling};  // half the time
    made.today = *read_iso_date("2026-11-27");
    return made;
  }();
  return sample;
}

struct Judged {
  Verdicts verdicts;
  bool reads = true;  ///< could every template make sense of it? References to what is gone cannot be printed
};

/// All packs but the heuristics, which may be moved by any word of the text.
inline const Laws& laws() {
  static const Laws asked = [] {
    Laws laws = built_in_world().laws;
    std::erase_if(laws.requirements, [](const Requirement& requirement) { return requirement.kind == "lint"; });
    return laws;
  }();
  return asked;
}

/// The text judged as a version of this month would be; without `released`, none was published.
inline Judged judge(const Company& company, const std::vector<Text>& texts, Diagnostics found, bool released = true,
                    const Laws& asked = laws()) {
  Judged judged{.reads = !found.has_errors()};
  Version latest{.name = "now", .published = *read_iso_date("2026-11-01")};
  latest.effective = latest.published;
  latest.stated_dates = {true, true};
  const Document& document = *company.document("privacy");
  const LawInput input{company,       facts_for(document, company.facts), document, texts,
                       lumen().today, released ? &latest : nullptr};
  for (const Verdict& verdict : check_law(asked, input, found)) {
    judged.verdicts.emplace(verdict.requirement->id, as_value(verdict));
  }
  return judged;
}

/// The words that phrases are looked for in, as the facts below the key have them; below all keys where it is empty.
inline void read_texts_anew(Company& company, const std::string& key) {
  for (ReaderText& text : company.reader_texts) {
    const bool is_below = text.path.starts_with(key.empty() ? key : key + ".") && !text.path.starts_with("documents.");
    if (is_below) text.value = company.facts.at_path(text.path);
  }
}

/// As the company would be judged with these facts, all of it composed. Without `released`, there is no other document
/// and this one has no sections.
inline Judged judge_with(const Value& facts, bool released = true) {
  Company company = lumen().company;
  company.facts = facts;
  read_texts_anew(company, "");
  if (!released) {
    std::erase_if(company.documents, [](const Document& document) { return document.id != "privacy"; });
    company.documents.front().sections.clear();
    company.documents.front().entry = with(company.documents.front().entry, "sections", Value());
  }
  Diagnostics found;
  const std::vector<Text> texts =
      compose_document({company, *company.document("privacy"), *built_in_world().project.words, lumen().today}, found);
  return judge(company, texts, std::move(found), released);
}

/// The same again and again, where only what is below one top-level key differs from today's facts. One for each
/// thread.
class JudgeOfChanges {
 public:
  explicit JudgeOfChanges(const std::string& language = {}) : company_(lumen().company) {
    if (!language.empty()) {
      for (Document& document : company_.documents) document.languages = {language};
    }
  }

  Judged with_facts(const Value& facts, const std::string& key) {
    company_.facts = facts;
    read_texts_anew(company_, key);
    Diagnostics found;
    const std::vector<Text> texts = {sections_.with(facts, key, found)};
    Judged judged = judge(company_, texts, std::move(found));
    company_.facts = lumen().company.facts;
    read_texts_anew(company_, key);
    return judged;
  }

 private:
  Company company_;
  SharedSections sections_{company_, *company_.document("privacy"), *built_in_world().project.words, lumen().today};
};

}  // namespace candor
