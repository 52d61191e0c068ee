#include "pipeline/compare_sides.h"

#include <algorithm>

#include "base/suggest.h"
#include "compare/changes_json.h"
#include "compare/compare_texts.h"
#include "compare/redline_json.h"
#include "compare/redline_text.h"
#include "hash/sha256.h"
#include "json/write_json.h"
#include "load/project.h"
#include "markdown/read_markdown.h"
#include "pipeline/sides.h"
#include "render/render_redline.h"

namespace candor {

namespace {

/// The words of a side in a language; of a file, its words whatever the language.
const std::string* words_of(const FoundSide& side, const std::string& language, Diagnostics& diagnostics) {
  const auto file = side.texts.find("");
  if (file != side.texts.end()) return &file->second;
  const auto found = side.texts.find(language);
  if (found != side.texts.end()) return &found->second;
  std::vector<std::string> known;
  for (const auto& [tag, text] : side.texts) known.push_back(tag);
  diagnostics.add({.id = "unknown-language",
                   .message = "`" + side.name + "` has no words in `" + language + "`",
                   .help = suggestion(language, known)});
  return nullptr;
}

std::string language_for(const std::string& asked, const FoundSide& one, const FoundSide& other) {
  if (!asked.empty()) return asked;
  if (!other.controlling.empty()) return other.controlling;
  return one.controlling.empty() ? "en" : one.controlling;
}

TreeNode tree_of(const FoundSide& side, const std::string& markdown, Diagnostics& diagnostics) {
  return side.foreign ? markdown::read_foreign(markdown, side.name, diagnostics)
                      : markdown::read_text(markdown, side.name, diagnostics);
}

std::string hash_of(const FoundSide& side) { return sha256_hex(side.texts.at(side.controlling)); }

ChangesSide with_hash(const FoundSide& side) {
  ChangesSide whole = side.side;
  whole.sha256 = hash_of(side);
  return whole;
}

std::string told_as_text(const std::vector<ToldChange>& told, bool markdown) {
  std::string out;
  for (const ToldChange& change : told) out += (markdown ? "- " : "") + change.sentence + "\n";
  return out;
}

}  // namespace

Outcome show_text(const Run& run, const ShowRequest& request) {
  Diagnostics diagnostics;
  Sides sides(run);
  const auto side = sides.find(request.side, diagnostics);
  if (!side) return refused(std::move(diagnostics));
  const std::string* words = words_of(*side, language_for(request.language, *side, *side), diagnostics);
  if (!words) return refused(std::move(diagnostics));
  return {.diagnostics = std::move(diagnostics), .output = *words};
}

Outcome list_changes(const Run& run, const ChangesRequest& request) {
  Diagnostics diagnostics;
  Sides sides(run);
  const auto before = sides.find(request.old_side, diagnostics);
  const auto after = sides.find(request.new_side, diagnostics);
  if (!before || !after) return refused(std::move(diagnostics));
  if (!before->facts || !after->facts) {
    diagnostics.add({.id = "bad-side",
                     .message = "`changes` compares facts, and a file has none",
                     .help = "`candor redline` compares the words of files"});
    return refused(std::move(diagnostics));
  }
  // Sentences in a language that the newer side does not speak would mix its words with another's.
  if (!request.language.empty() && !words_of(*after, request.language, diagnostics))
    return refused(std::move(diagnostics));
  const auto changes = changes_between(*sides.project(), *before->facts, *after->facts);
  const auto told = [&](const std::string& language) {
    return told_between(*sides.project(), older_facts_in(*before->facts, *after->facts, language),
                        facts_in(*after->facts, language), changes, language, after->facts->controlling, diagnostics);
  };
  Outcome outcome;
  if (request.format == "json") {
    std::map<std::string, std::vector<ToldChange>> by_language;
    for (const auto& [language, text] : after->texts) by_language[language] = told(language);
    outcome.output = json::write_json(changes_as_value(with_hash(*before), with_hash(*after), changes, by_language));
  } else {
    const std::string language = language_for(request.language, *before, *after);
    const bool markdown = request.format == "markdown";
    outcome.output = told_as_text(told(language), markdown);
    if (changes.empty() && !markdown) {
      outcome.output = RenderTools(sides.project()->words).say(language, "site.no_fact_changed") + "\n";
    }
  }
  if (diagnostics.has_errors()) return refused(std::move(diagnostics));
  outcome.diagnostics = std::move(diagnostics);
  return outcome;
}

Outcome make_redline(const Run& run, const RedlineRequest& request) {
  Diagnostics diagnostics;
  Sides sides(run);
  const auto before = sides.find(request.old_side, diagnostics);
  const auto after = sides.find(request.new_side, diagnostics);
  if (!before || !after) return refused(std::move(diagnostics));
  const std::string language = language_for(request.language, *before, *after);
  const std::string* old_words = words_of(*before, language, diagnostics);
  const std::string* new_words = words_of(*after, language, diagnostics);
  if (!old_words || !new_words) return refused(std::move(diagnostics));
  const bool is_data = request.format == "json";
  const Redline redline =
      compare_texts(tree_of(*before, *old_words, diagnostics), tree_of(*after, *new_words, diagnostics), language,
                    is_data ? CountWords::all : CountWords::marked);  // the others name no word that stayed

  Outcome outcome;
  if (is_data) {
    outcome.output = json::write_json(redline_as_value(redline, hash_of(*before), hash_of(*after)));
  } else if (request.format == "html") {
    // Words for screen readers come from locales/, the built-in ones where no project was asked for.
    const wording::WordsPtr words = sides.project() ? sides.project()->words : load_built_in_words();
    outcome.output =
        render_redline(redline, language, before->name, after->name,
                       request.page ? RedlineForm::page : RedlineForm::fragment, RenderTools(words), diagnostics);
  } else {
    const bool markdown = request.format == "markdown";
    outcome.output = redline_as_text(
        redline, {.style = markdown ? RedlineStyle::markdown : RedlineStyle::terminal, .colour = request.colour});
  }
  outcome.diagnostics = std::move(diagnostics);
  return outcome;
}

}  // namespace candor
