// A project in memory, composed: what its one document says today.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "compose/compose_document.h"
#include "load/load_company.h"
#include "load/project.h"
#include "unit/pipeline/world.h"

namespace candor::test {

struct Composed {
  Project project;
  Company company;
  std::vector<Text> texts;
  Diagnostics diagnostics;

  const Text& text(std::string_view language) const {
    for (const Text& text : texts) {
      if (text.language == language) return text;
    }
    static const Text none;
    return none;
  }
  const std::string& words(std::string_view language) const { return text(language).markdown; }
  /// Facts that every language states; the document's own entries (its kind, its prose) left out.
  std::vector<std::string> stated() const {
    std::vector<std::string> facts = stated_in_all(texts);
    std::erase_if(facts, [](const std::string& path) { return path.starts_with("documents."); });
    return facts;
  }
};

inline Composed compose(const Files& files, const std::string& company = "acme") {
  Composed composed;
  composed.project = load_project(files, root, composed.diagnostics);
  composed.company = load_company(files, composed.project, company, composed.diagnostics);
  if (composed.diagnostics.has_errors() || composed.company.documents.empty()) return composed;
  composed.texts = compose_document(
      {composed.company, composed.company.documents.front(), *composed.project.words, *read_iso_date("2026-11-21")},
      composed.diagnostics);
  return composed;
}

/// The small project of these facts and of a document of these sections (YAML as it stands below `sections:`).
inline Composed compose(const std::string& facts, const std::string& sections, const std::string& korean = ko_yaml) {
  MemoryFiles files;
  write_project(files);
  put(files, company_file, facts);
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [en, ko]\ncontrolling: en\nsections: " + sections + "\n");
  put(files, ko_file, korean);
  return compose(files);
}

/// The facts that the block with these words states.
inline std::vector<std::string> facts_of_block(const Text& text, std::string_view words) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.markdown.size();) {
    const std::size_t end = text.markdown.find('\n', begin);
    lines.push_back(text.markdown.substr(begin, end - begin));
    begin = end + 1;
  }
  for (const TextBlock& block : text.blocks) {
    for (int line = block.first_line; line <= block.last_line; ++line) {
      if (has(lines.at(static_cast<std::size_t>(line - 1)), words)) return block.facts;
    }
  }
  return {"(no such block)"};
}

inline bool says(const Composed& composed, std::string_view words) { return has(composed.words("en"), words); }

/// Whether the English block with these words states the fact.
inline bool states(const Composed& composed, std::string_view words, const std::string& fact) {
  const auto facts = facts_of_block(composed.text("en"), words);
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

}  // namespace candor::test
