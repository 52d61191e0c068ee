#include <algorithm>

#include "base/parallel.h"
#include "base/suggest.h"
#include "builtin/built_in.h"
#include "files/files.h"
#include "load/project.h"
#include "load/read_laws.h"
#include "load/read_locales.h"
#include "load/sources.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

const std::vector<std::string> folders_that_are_no_company = {"laws"};

/// What was made of what is compiled in, and what was found wrong with it. It never changes while the process runs, so it
/// is made once: reading it is most of what a short run does. It is never taken apart either; the process ends faster.
template <typename Made>
struct BuiltIn {
  Made made;
  Diagnostics found;

  const Made& told(Diagnostics& diagnostics) const {
    diagnostics.append(found);
    return made;
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

const BuiltIn<shape::Schema>& built_in_schema() {
  static const auto* const once = [] {
    auto* made = new BuiltIn<shape::Schema>;
    made->made = compile_built_in_schema(made->found);
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

wording::WordsPtr compile_words_of(const std::vector<SourceFile>& own_locales, std::vector<SourceFile> all_templates,
                                   Diagnostics& diagnostics) {
  LocaleSources locales = read_locales(built_in_sources("locales", {".yaml"}), own_locales, diagnostics);
  std::vector<wording::TemplateSource> templates;
  for (SourceFile& file : all_templates) {
    if (file.path.ends_with("/README.md")) continue;
    templates.push_back({file.path.substr(std::string_view("templates/").size()), std::move(file.bytes)});
  }
  return wording::compile_words(std::move(templates), locales.manners, std::move(locales.messages), diagnostics);
}

const std::vector<std::string> template_endings = {".md", ".html", ".css", ".svg", ".txt"};

const BuiltIn<wording::WordsPtr>& built_in_words() {
  static const auto* const once = [] {
    auto* made = new BuiltIn<wording::WordsPtr>;
    made->made = compile_words_of({}, built_in_sources("templates", template_endings), made->found);
    return made;
  }();
  return *once;
}

wording::WordsPtr read_words(const Files& files, const std::string& root, Diagnostics& diagnostics) {
  Diagnostics of_sources;
  const auto own_locales = project_sources(files, root, "locales", {".yaml"}, of_sources);
  const auto own_templates = project_sources(files, root, "templates", template_endings, of_sources);
  diagnostics.append(std::move(of_sources));
  if (own_locales.empty() && own_templates.empty()) return built_in_words().told(diagnostics);
  Diagnostics told_already;
  return compile_words_of(own_locales, read_sources(&files, root, "templates", template_endings, told_already), diagnostics);
}

}  // namespace

Project load_project(const Files& files, const std::string& root, Diagnostics& diagnostics) {
  Project project;
  project.root = root;
  // Two things that do not know each other, and most of what a short run does.
  Diagnostics of_words;
  for_each_index(2, 2, [&](std::size_t part) {
    if (part == 0) built_in_schema();
    if (part == 1) project.words = read_words(files, root, of_words);
  });
  project.schema = built_in_schema().told(diagnostics);
  project.can_speak = !of_words.has_errors();
  diagnostics.append(std::move(of_words));
  project.laws = read_laws(files, root, project.schema, diagnostics);
  project.phrases = read_phrases(files, root, project.schema, diagnostics);
  if (const auto site = read_yaml_file(files, root, "content/site.yaml", diagnostics)) {
    project.site = shape::type_by_schema(*site, project.schema, "site.yaml", "site", diagnostics);
    for (const Value& company : project.site.at("companies").items()) project.companies.push_back(company.text());
    check_company_folders(files, project, diagnostics);
  }
  return project;
}

Project load_built_in(Diagnostics& diagnostics) {
  Project project;
  project.schema = built_in_schema().told(diagnostics);
  project.words = built_in_words().told(diagnostics);
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
