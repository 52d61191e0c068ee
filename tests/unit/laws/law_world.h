// A project of what is compiled in, and small companies written in tests, composed and judged by the packs.
#pragma once

#include <string>
#include <vector>

#include "check/check_law.h"
#include "compose/compose_document.h"
#include "compose/document_facts.h"
#include "files/memory_files.h"
#include "load/load_company.h"
#include "load/project.h"
#include "load/read_laws.h"
#include "yaml/read_yaml.h"

namespace candor {

struct LawWorldOfTests {
  Project project;
  Laws laws;
};

/// What is compiled in; made once.
inline const LawWorldOfTests& built_in_world() {
  static const LawWorldOfTests world = [] {
    LawWorldOfTests made;
    Diagnostics diagnostics;
    made.project = load_built_in(diagnostics);
    made.project.laws = read_laws(MemoryFiles{}, "", made.project.schema, diagnostics);
    made.laws = compile_laws(made.project.laws.packs(), diagnostics, made.project.laws.phrases());
    return made;
  }();
  return world;
}

/// Every built-in section, so that whatever a company states is in the text.
inline const std::string& all_sections() {
  static const std::string sections = [] {
    std::string list;
    for (const std::string& name : built_in_world().project.words->names("sections/"))
      list += (list.empty() ? "[" : ", ") + name;
    return list + "]";
  }();
  return sections;
}

inline yaml::Node yaml_of(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  return yaml::read_yaml(text, file, diagnostics).value_or(yaml::Node{});
}

inline yaml::Node document_of(const std::string& sections, Diagnostics& diagnostics,
                              const std::string& kind = "privacy_policy") {
  return yaml_of(
      "kind: " + kind + "\nlanguages: [en, ko]\ncontrolling: en\nfallback: yes\nsections: " + sections + "\n",
      "content/acme/documents/privacy.yaml", diagnostics);
}

inline std::vector<Value> as_values(const std::vector<Verdict>& verdicts) {
  std::vector<Value> values;
  for (const Verdict& verdict : verdicts) values.push_back(as_value(verdict));
  return values;
}

/// The verdicts on a company of these facts, whose policy has these sections.
inline std::vector<Value> judge(const yaml::Node& facts, const yaml::Node& document, Diagnostics& found,
                                Date today = *read_iso_date("2026-11-21"), const Laws& laws = built_in_world().laws,
                                const Version* latest = nullptr) {
  const Project& project = built_in_world().project;
  const Company company = company_of(project, "acme", facts, "privacy", document, {}, found);
  const std::vector<Text> texts = compose_document({company, company.documents.front(), *project.words, today}, found);
  VerdictsOfDocuments verdicts;
  verdicts["privacy"] = check_law(
      laws,
      {company, facts_for(company.documents.front(), company.facts), company.documents.front(), texts, today, latest},
      found);
  check_suppressions(laws, company, verdicts, "", today, found);
  return as_values(verdicts["privacy"]);
}

inline std::vector<Value> judge(const std::string& facts, Diagnostics& found, Date today = *read_iso_date("2026-11-21"),
                                const Laws& laws = built_in_world().laws) {
  const yaml::Node document = document_of(all_sections(), found);
  return judge(yaml_of(facts, "content/acme/company.yaml", found), document, found, today, laws);
}

inline Value verdict_on(const std::vector<Value>& verdicts, const std::string& id) {
  for (const Value& verdict : verdicts) {
    if (verdict.at("id").text() == id) return verdict;
  }
  return {};
}

}  // namespace candor
