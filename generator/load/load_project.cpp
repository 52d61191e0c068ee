#include <algorithm>

#include "base/parallel.h"
#include "base/suggest.h"
#include "builtin/built_in.h"
#include "files/files.h"
#include "load/check_own_packs.h"
#include "load/formerly.h"
#include "load/project.h"
#include "load/read_laws.h"
#include "load/read_locales.h"
#include "load/sources.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

const std::vector<std::string> folders_that_are_no_company = {"laws"};

/// The schema that is compiled in, and what was found wrong with it. It never changes while the process runs, so it is
/// made once; and never taken apart, so that the process ends faster.
struct BuiltInSchema {
  shape::Schema schema;
  Diagnostics found;

  const shape::Schema& told(Diagnostics& diagnostics) const {
    diagnostics.append(found);
    return schema;
  }
};

shape::Schema compile_built_in_schema(Diagnostics& diagnostics) {
  std::vector<shape::SchemaFile> files;
  for (const BuiltInFile& file : built_in_files()) {
    const std::string path(file.path);
    if (path.starts_with("schema/")) files.push_back({"generator/" + path, file.bytes});
  }
  return shape::compile_schema(files, diagnostics);
}

const BuiltInSchema& built_in_schema() {
  static const auto* const once = [] {
    auto* made = new BuiltInSchema;
    made->schema = compile_built_in_schema(made->found);
    return made;
  }();
  return *once;
}

void check_company_folders(const Files& files, const Project& project, Diagnostics& diagnostics) {
  std::vector<std::string> folders;
  for (const DirectoryEntry& entry : list_folder(files, project.root, "content", diagnostics)) {
    const bool company = entry.type == FileType::directory && entry.name[0] != '.' &&
                         std::find(folders_that_are_no_company.begin(), folders_that_are_no_company.end(),
                                   entry.name) == folders_that_are_no_company.end();
    if (company) folders.push_back(entry.name);
  }
  const auto named = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& folder : folders) {
    if (named(project.companies, folder)) continue;
    diagnostics.add({.id = "unknown-company",
                     .place = {.file = "content/" + folder},
                     .message = "folder `" + folder + "` is not among the site's companies",
                     .why = "a company nobody lists would not be published",
                     .help = "add `" + folder + "` to `companies` in content/site.yaml, or remove the folder"});
  }
  for (const Value& company : project.site.at("companies").items()) {
    if (named(folders, company.text())) continue;
    diagnostics.add({.id = "unknown-company",
                     .place = company.place(),
                     .message = "there is no folder content/" + company.text(),
                     .help = suggestion(company.text(), folders)});
  }
}

const std::vector<std::string> template_endings = {".md", ".html", ".css", ".svg", ".txt"};

/// Is it, byte for byte, a file that is compiled in? A test holds those to read.
bool is_built_in(const SourceFile& file) {
  if (file.built_in) return true;
  const BuiltInFile* known = find_built_in(file.path);
  return known != nullptr && known->bytes == file.bytes;
}

std::vector<wording::TemplateSource> templates_of(std::vector<SourceFile> files) {
  std::vector<wording::TemplateSource> templates;
  for (SourceFile& file : files) {
    if (file.path.ends_with("/README.md")) continue;
    const bool is_known = is_built_in(file);
    templates.push_back({file.path.substr(std::string_view("templates/").size()), std::move(file.bytes), is_known});
  }
  return templates;
}

/// The languages that are compiled in, in order.
std::vector<std::string> built_in_languages() {
  std::vector<std::string> languages;
  for (const BuiltInFile& file : built_in_files("locales/")) {
    const std::string_view rest = file.path.substr(std::string_view("locales/").size());
    const std::string language(rest.substr(0, rest.find('/')));
    if (languages.empty() || languages.back() != language) languages.push_back(language);
  }
  return languages;
}

wording::LanguageSource read_built_in_language(const std::string& language) {
  Diagnostics nothing;
  LocaleSources read = read_locales(built_in_sources("locales/" + language, {".yaml"}), {}, nothing);
  return {std::move(read.manners.at(0)), std::move(read.messages)};
}

wording::Fingerprints built_in_fingerprints() {
  return {std::string(built_in_templates_fingerprint()), std::string(built_in_locales_fingerprint())};
}

/// Of all that Candor can say a short run says little: each piece is made when it is asked for.
const wording::WordsPtr& built_in_words() {
  static const auto* const once = new wording::WordsPtr(
      wording::words_on_demand(templates_of(built_in_sources("templates", template_endings)), built_in_languages(),
                               read_built_in_language, built_in_fingerprints()));
  return *once;
}

wording::WordsPtr read_words(const Files& files, const std::string& root, Diagnostics& diagnostics) {
  Diagnostics of_sources;
  const auto own_locales = project_sources(files, root, "locales", {".yaml"}, of_sources);
  const auto own_templates = project_sources(files, root, "templates", template_endings, of_sources);
  diagnostics.append(std::move(of_sources));
  const auto are_built_in = [](const std::vector<SourceFile>& own) {
    return std::all_of(own.begin(), own.end(), [](const SourceFile& file) { return is_built_in(file); });
  };
  if (are_built_in(own_locales) && are_built_in(own_templates)) return built_in_words();
  Diagnostics told_already;
  LocaleSources locales = read_locales(built_in_sources("locales", {".yaml"}), own_locales, diagnostics);
  return wording::compile_words(templates_of(read_sources(&files, root, "templates", template_endings, told_already)),
                                locales.manners, std::move(locales.messages), diagnostics);
}

}  // namespace

Project load_project(const Files& files, const std::string& root, Diagnostics& diagnostics, std::size_t jobs) {
  Project project;
  project.root = root;
  // Two things that do not know each other, and most of what a short run does.
  Diagnostics of_words;
  for_each_index(2, jobs, [&](std::size_t part) {
    if (part == 0) built_in_schema();
    if (part == 1) project.words = read_words(files, root, of_words);
  });
  project.schema = built_in_schema().told(diagnostics);
  project.can_speak = !of_words.has_errors();
  diagnostics.append(std::move(of_words));
  project.laws = read_laws(files, root, project.schema, diagnostics);
  check_own_packs(project, diagnostics);
  if (const auto site = read_yaml_file(files, root, "content/site.yaml", diagnostics)) {
    project.site = shape::type_by_schema(*site, project.schema, "site.yaml", "site", diagnostics);
    for (const Value& company : project.site.at("companies").items()) project.companies.push_back(company.text());
    check_company_folders(files, project, diagnostics);
    check_formerly(files, project, diagnostics);
  }
  return project;
}

bool knows_company(const Project& project, const std::string& id, Diagnostics& diagnostics) {
  const std::vector<std::string>& known = project.companies;
  if (std::find(known.begin(), known.end(), id) != known.end()) return true;
  if (known.empty() && diagnostics.has_errors()) return false;  // site.yaml does not read: this would only echo it
  diagnostics.add(
      {.id = "unknown-company", .message = "there is no company `" + id + "`", .help = suggestion(id, known)});
  return false;
}

std::vector<std::string> wanted_companies(const Project& project, const std::string& id, Diagnostics& diagnostics) {
  if (id.empty()) return project.companies;
  if (!knows_company(project, id, diagnostics)) return {};
  return {id};
}

wording::WordsPtr load_built_in_words() { return built_in_words(); }

Project load_built_in(Diagnostics& diagnostics) {
  Project project;
  project.schema = built_in_schema().told(diagnostics);
  project.words = built_in_words();
  return project;
}

shape::Schema load_built_in_schema(Diagnostics& diagnostics) { return built_in_schema().told(diagnostics); }

std::string find_project(const Files& files, const std::string& start) {
  const auto canonical = files.canonical(start);
  if (!canonical) return {};
  for (std::string folder = *canonical;; folder = split_path(folder).directory) {
    const auto status = files.stat(path_in(folder, "content/site.yaml"));
    if (status && status->type == FileType::file) return folder;
    if (folder == "/" || folder.empty() || folder == ".") return {};
  }
}

}  // namespace candor
