#include "pipeline/explain.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/suggest.h"
#include "builtin/built_in.h"
#include "load/pack_paths.h"
#include "load/project.h"
#include "load/read_laws.h"

namespace candor {

namespace {

constexpr std::string_view folder = "explain/";
constexpr std::string_view ending = ".md";

std::vector<std::string> explained_ids() {
  std::vector<std::string> ids;
  for (const BuiltInFile& file : built_in_files(folder)) {
    ids.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - ending.size()));
  }
  return ids;
}

/// An entry of one of a requirement's lists: an expression, an id, or what may lack.
std::string words_of(const Value& item) {
  return item.at("lacks").is_defined() ? item.at("lacks").text() + " (" + item.at("if").text() + ")" : item.text();
}

std::string indented(std::string_view text) {
  std::string out = "    ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += "    ";
  }
  return out;
}

std::string_view how_far_verified(const Value& verified) {
  const std::string& word = verified.text();
  if (word == "primary") return "against the wording of the law";
  if (word == "secondary") return "against what others write about the law, not its own wording: never an error";
  if (word == "unverified") return "against no source: never an error";
  return "no law, but a rule of good documents";
}

/// All requirements by their ids; a project's own replaces a built-in one.
using Requirements = std::map<std::string, std::pair<Value, Value>>;  // id → pack, requirement

/// Is there anything a machine can ask?
bool is_judged(const Value& requirement) {
  if (requirement.at("kind").text() == "manual") return false;
  return requirement.at("met").is_defined() || requirement.at("any_of").is_defined() ||
         requirement.at("as").is_defined() || requirement.at("partial").is_defined() ||
         requirement.at("vague").is_defined();
}

/// An example that meets it, as YAML; of what it is judged as, where it has none of its own.
std::string example(const Value& requirement, const Requirements& all) {
  if (requirement.at("help").is_defined()) return "\nwhat to write:\n\n" + indented(requirement.at("help").text());
  std::string text;
  for (const Value& id : requirement.at("as").items()) {
    const auto other = all.find(id.text());
    if (other == all.end() || !other->second.second.at("help").is_defined()) continue;
    text += "\nwhat to write, as for " + id.text() + ":\n\n" + indented(other->second.second.at("help").text());
    if (!text.ends_with('\n')) text += "\n";
  }
  return text;
}

void look_through(const Value& written, PackPaths& paths, const std::string& name = {}) {
  Diagnostics told_by_check;
  const auto expression = templates::compile_expression(written.text(), written.place(), told_by_check);
  if (!expression) return;
  if (name.empty()) {
    paths.read(*expression);
  } else {
    paths.define(name, *expression);
  }
}

/// The facts behind its expressions, those behind the pack's own names too: what an author can write, where an
/// expression says nothing to her. The most particular of each.
std::string facts_behind(const Value& pack, const Value& requirement, const shape::Schema& schema) {
  PackPaths paths(schema);
  for (const auto& [name, expression] : pack.at("define").entries()) look_through(expression, paths, name);
  for (const char* list : {"when", "met", "any_of", "settled"}) {
    const Value& written = requirement.at(list);
    if (written.is_scalar()) look_through(written, paths);
    for (const Value& expression : written.items()) look_through(expression, paths);
  }
  for (const char* list : {"partial", "vague"}) {
    for (const Value& lack : requirement.at(list).items()) look_through(lack.at("if"), paths);
  }
  std::string facts;
  for (auto path = paths.patterns.begin(); path != paths.patterns.end(); ++path) {
    const auto is_below = [&](const std::string& other) { return other.starts_with(*path + "."); };
    if (std::any_of(std::next(path), paths.patterns.end(), is_below)) continue;
    const bool is_any_entry = path->ends_with(".*");
    facts += (facts.empty() ? "" : ", ") + path->substr(0, path->size() - (is_any_entry ? 2 : 0));
  }
  return facts;
}

/// A requirement as a lawyer reads it: citation, what it asks, how far verified, what to write where.
std::string explained(const Value& pack, const Value& requirement, const Requirements& all,
                      const shape::Schema& schema) {
  std::string text = "# " + requirement.at("id").text() + ": " + requirement.at("asks").text() + "\n\n";
  const auto line = [&](std::string_view name, const Value& value) {
    for (const Value& item : value.items()) text += std::string(name) + ": " + words_of(item) + "\n";
    if (value.is_scalar()) text += std::string(name) + ": " + value.text() + "\n";
  };
  line("law", pack.at("title"));
  line("citation", requirement.at("citation"));
  line("severity", requirement.at("severity"));
  line("applies when", requirement.at("when"));
  line("only where stated", requirement.at("depends_on"));
  line("judged as", requirement.at("as"));
  line("met by", requirement.at("met"));
  line("met by one of", requirement.at("any_of"));
  line("in part", requirement.at("partial"));
  line("vague", requirement.at("vague"));
  line("settled by facts where", requirement.at("settled"));
  if (const std::string facts = facts_behind(pack, requirement, schema); !facts.empty()) {
    text += "facts behind that: " + facts + "\n";
  }
  line("in force from", requirement.at("in_force_from"));
  text += "verified: " + std::string(how_far_verified(requirement.at("verified"))) + "\n";
  line("looked at", requirement.at("checked"));
  for (const Value& key : requirement.at("sources").items()) {
    const Value& source = pack.at("sources").at(key.text());
    line("read", source.at("what"));
    line("  in", source.at("where"));
  }
  line("note", requirement.at("note"));
  line("field to write", requirement.at("where"));
  line("printed by section", requirement.at("section"));
  if (!is_judged(requirement)) text += "judged by: a person; no machine can tell\n";
  text += example(requirement, all);
  return text.ends_with('\n') ? text : text + "\n";
}

}  // namespace

Outcome print_schema(const std::string& file) {
  Diagnostics diagnostics;
  const shape::Schema schema = load_built_in_schema(diagnostics);
  if (!file.empty() && !schema.has(file)) {
    diagnostics.add({.id = "unknown-schema",
                     .message = "there is no schema for `" + file + "`",
                     .help = suggestion(file, schema.definitions())});
    return refused(std::move(diagnostics));
  }
  return {.diagnostics = std::move(diagnostics), .output = schema.bundle_json(file)};
}

Outcome explain(const Run& run, const std::string& id) {
  Diagnostics diagnostics;
  if (const BuiltInFile* page = find_built_in(std::string(folder) + id + std::string(ending))) {
    return {.output = std::string(page->bytes)};
  }
  const shape::Schema schema = load_built_in_schema(diagnostics);
  std::vector<std::string> known = explained_ids();
  Requirements all;
  for (const Value& pack : read_laws(run.files, run.root, schema, diagnostics).packs()) {
    for (const Value& requirement : pack.at("requirements").items()) {
      known.push_back(requirement.at("id").text());
      all[known.back()] = {pack, requirement};
    }
  }
  if (const auto found = all.find(id); found != all.end()) {
    return {.output = explained(found->second.first, found->second.second, all, schema)};
  }
  diagnostics.add({.id = "unknown-id", .message = "nothing is called `" + id + "`", .help = suggestion(id, known)});
  return refused(std::move(diagnostics));
}

}  // namespace candor
