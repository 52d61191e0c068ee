// A document composed again and again with one fact changed: only the sections that have to do with it are written
// anew, the others stand as they stood. Composing all of it each time would take most of a test's minutes.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compose/compose_document.h"
#include "template/syntax.h"

namespace candor {

class SharedSections {
 public:
  /// Of a document in one language.
  SharedSections(const Company& company, const Document& document, const wording::Words& words, Date today)
      : company_(company),
        document_(document),
        words_(words),
        today_(today),
        whole_(composed(document, company.facts)) {
    company_.links.clear();  // they lead into sections that are written anew, or not
    for (const SectionUse& use : document.sections) {
      auto& names = names_[use.id];
      add_names("sections/" + use.built_in + ".md", names);
      for (const SectionUse& part : use.answers) add_names("sections/" + part.built_in + ".md", names);
    }
  }

  /// The text with these facts, which differ below the top-level `key` alone.
  Text with(const Value& facts, const std::string& key, Diagnostics& found) {
    const Partial& partial = partial_for(key);
    company_.facts = facts;
    std::vector<Text> texts = compose_document({company_, partial.document, words_, today_}, found);
    if (texts.empty()) return {.language = document_.controlling};
    Text text = std::move(texts.front());
    std::erase_if(text.blocks, [&](const TextBlock& block) { return !partial.anew.contains(block.section); });
    for (const TextBlock& block : whole_.blocks) {
      if (!partial.anew.contains(block.section)) text.blocks.push_back(block);
    }
    return text;
  }

 private:
  struct Partial {
    Document document;           ///< in which the other sections are prose, as they stood
    std::set<std::string> anew;  ///< ids of the sections that are written anew, and the title's
  };

  Text composed(const Document& document, const Value& facts) {
    company_.facts = facts;
    Diagnostics told_elsewhere;
    std::vector<Text> texts = compose_document({company_, document, words_, today_}, told_elsewhere);
    return texts.empty() ? Text{} : std::move(texts.front());
  }

  /// The names that a template and those it includes ask of the facts.
  void add_names(const std::string& name, std::set<std::string>& names) {
    if (!names.insert(name).second) return;  // no fact is called as a template is
    const templates::Template* found = words_.find(name, document_.controlling);
    if (!found) return;
    const templates::Program& program = found->program();
    names.insert(program.names.begin(), program.names.end());
    for (const auto& [included, spot] : program.includes) add_names(included, names);
  }

  /// The lines of a section, heading and all; empty where it says nothing.
  static std::string section_of(const Text& text, const std::string& id) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.markdown.size(); at = text.markdown.find('\n', at) + 1) {
      lines.push_back(text.markdown.substr(at, text.markdown.find('\n', at) + 1 - at));
    }
    int first = 0, last = 0;
    for (const TextBlock& block : text.blocks) {
      if (block.section != id) continue;
      if (first == 0) first = block.first_line;
      last = block.last_line;
    }
    std::string words;
    for (int line = first; line > 0 && line <= last; ++line) words += lines[static_cast<std::size_t>(line) - 1];
    return words;
  }

  static std::set<std::string> facts_of(const Text& text, const std::string& id) {
    std::set<std::string> facts;
    for (const TextBlock& block : text.blocks) {
      if (block.section == id) facts.insert(block.facts.begin(), block.facts.end());
    }
    return facts;
  }

  /// Has the section to do with what is below the key? It names it, states something of it, or changes without it.
  bool concerns(const SectionUse& use, const std::string& key, const Text& without) const {
    const std::set<std::string> facts = facts_of(whole_, use.id);
    const auto stated = facts.lower_bound(key + ".");
    return names_.at(use.id).contains(key) || (stated != facts.end() && stated->starts_with(key + ".")) ||
           section_of(whole_, use.id) != section_of(without, use.id) || facts != facts_of(without, use.id);
  }

  const Partial& partial_for(const std::string& key) {
    const auto known = partials_.find(key);
    if (known != partials_.end()) return known->second;
    std::vector<Value::Entry> entries = facts_.entries();
    std::erase_if(entries, [&](const Value::Entry& entry) { return entry.first == key; });
    const Text without = composed(document_, facts_.with_entries(std::move(entries)));
    Partial& partial = partials_[key];
    partial.document = document_;
    partial.document.sections.clear();
    std::vector<Value> items = document_.entry.at("sections").items();
    for (const TextBlock& block : whole_.blocks) partial.anew.insert(block.section);
    for (const SectionUse& use : document_.sections) {
      const std::string words = section_of(whole_, use.id);
      if (concerns(use, key, without)) {
        partial.document.sections.push_back(use);
        partial.anew.insert(use.id);
        continue;
      }
      partial.anew.erase(use.id);
      if (words.empty()) continue;  // it was silent, and stays so
      partial.document.sections.push_back(as_prose(use, words));
      const std::string place = use.path.substr(use.path.rfind('.') + 1);
      if (use.path.starts_with("sections.")) items[std::stoul(place)] = partial.document.sections.back().entry;
    }
    partial.document.entry = with_sections(document_.entry, Value::list(std::move(items)));
    return partial;
  }

  /// Its headings, for those who link there, with a word under each.
  static SectionUse as_prose(SectionUse use, const std::string& words) {
    const std::size_t end = words.find('\n');
    const std::string heading = words.substr(3, words.rfind(" {: #", end) - 3);
    std::string text = "Words.\n";
    for (std::size_t at = words.find("\n#", end); at != std::string::npos; at = words.find("\n#", at + 1)) {
      text += words.substr(at, words.find('\n', at + 1) - at) + "\n\nWords.\n";
    }
    use.entry = Value::record(
        {{"id", Value::text(use.id)}, {"title", Value::text(heading)}, {"text", Value::scalar(Kind::markdown, text)}});
    use.built_in.clear();
    use.answers.clear();
    return use;
  }

  static Value with_sections(const Value& entry, const Value& sections) {
    std::vector<Value::Entry> entries = entry.entries();
    for (auto& [key, value] : entries) {
      if (key == "sections") value = sections;
    }
    return entry.with_entries(std::move(entries));
  }

  Company company_;
  const Document& document_;
  const wording::Words& words_;
  Date today_;
  const Value facts_ = company_.facts;
  Text whole_;
  std::map<std::string, std::set<std::string>> names_;  ///< by section
  std::map<std::string, Partial> partials_;             ///< by key
};

}  // namespace candor
