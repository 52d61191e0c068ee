#include "load/read_laws.h"

#include <stdexcept>

#include "builtin/built_in.h"
#include "builtin/read_known_yaml.h"
#include "files/files.h"
#include "load/project.h"
#include "load/sources.h"
#include "shape/language_tag.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

constexpr std::string_view packs_folder = "laws/";
constexpr std::string_view phrases_folder = "laws/phrases/";

/// `phrases/en.yaml` → `en`, `eu-gdpr.yaml` → `eu-gdpr`.
std::string stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

/// Files of one folder, typed and under their names.
using Named = std::vector<std::pair<std::string, Value>>;

void add(Named& all, const std::string& path, const std::optional<yaml::Node>& node, const shape::Schema& schema,
         const std::string& kind, Diagnostics& diagnostics) {
  if (!node) return;
  all.emplace_back(stem(path), shape::type_by_schema(*node, schema, kind + ".yaml", kind, diagnostics));
}

struct BuiltIn {
  Named packs;
  Named phrases;
};

/// Read once, since nothing of it ever changes, and never taken apart. It reads without a word: a test holds it to
/// that.
const BuiltIn& built_in() {
  static const auto* const once = [] {
    auto* made = new BuiltIn;
    Diagnostics nothing;
    const shape::Schema schema = load_built_in_schema(nothing);
    for (const BuiltInFile& file : built_in_files(packs_folder)) {
      if (!file.path.ends_with(".yaml")) continue;
      const bool are_phrases = file.path.starts_with(phrases_folder);
      const std::string path = "generator/" + std::string(file.path);
      add(are_phrases ? made->phrases : made->packs, path, read_known_yaml(file.bytes, path, nothing), schema,
          are_phrases ? "phrases" : "law", nothing);
    }
    if (!nothing.empty()) throw std::logic_error("a built-in pack does not read: " + nothing.found().front().message);
    return made;
  }();
  return *once;
}

std::vector<Value> values_of(Named named) {
  std::vector<Value> values;
  for (auto& [name, value] : named) values.push_back(std::move(value));
  return values;
}

/// Phrases of no language would be looked for in no text.
void check_language(const std::string& path, Diagnostics& diagnostics) {
  const std::string language = stem(path);
  if (shape::is_language_tag(language) && shape::canonical_case(language) == language) return;
  diagnostics.add({.id = "bad-language",
                   .place = {.file = path, .line = 1, .column = 1},
                   .message = "`" + language + "` is no language tag",
                   .why = "phrases are looked for in the texts of the language that their file is called by",
                   .help = "call the file by a BCP 47 tag in its usual capitals: `ko.yaml`, `pt-BR.yaml`"});
}

/// The project's own files of a folder.
void add_own(Named& all, const Files& files, const std::string& root, const std::string& folder,
             const shape::Schema& schema, const std::string& kind, Diagnostics& diagnostics) {
  for (const DirectoryEntry& entry : list_folder(files, root, folder, diagnostics)) {
    const std::string path = folder + "/" + entry.name;
    if (entry.name.ends_with(".yml")) report_yml(diagnostics, path);
    if (entry.name.ends_with(".yaml") && kind == "phrases") check_language(path, diagnostics);
    if (entry.name.ends_with(".yaml"))
      add(all, path, read_yaml_file(files, root, path, diagnostics), schema, kind, diagnostics);
  }
}

}  // namespace

std::vector<Value> LawSources::packs() const {
  std::vector<Value> all = values_of(built_in().packs);
  all.insert(all.end(), own_packs.begin(), own_packs.end());
  return all;
}

PhraseLists LawSources::phrases() const {
  PhraseLists all = built_in().phrases;
  all.insert(all.end(), own_phrases.begin(), own_phrases.end());
  return all;
}

LawSources read_laws(const Files& files, const std::string& root, const shape::Schema& schema,
                     Diagnostics& diagnostics) {
  Named packs;
  LawSources own;
  add_own(packs, files, root, "content/laws", schema, "law", diagnostics);
  add_own(own.own_phrases, files, root, "content/laws/phrases", schema, "phrases", diagnostics);
  own.own_packs = values_of(std::move(packs));
  return own;
}

}  // namespace candor
