#include <algorithm>

#include "base/suggest.h"
#include "files/built_in.h"
#include "files/files.h"
#include "load/project.h"
#include "load/read_laws.h"
#include "load/read_locales.h"
#include "load/sources.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

const std::vector<std::string> folders_that_are_no_company = {"laws"};

shape::Schema compile_built_in_schema(Diagnostics& diagnostics) {
  std::vector<shape::SchemaFile> files;
  for (const BuiltInFile& file : built_in_files()) {
    const std::string path(file.path);
    if (path.starts_with("schema/")) files.push_back({"generator/" + path, file.bytes});
  }
  return shape::compile_schema(files, diagnostics);
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

wording::WordsPtr read_words(const Files* files, const std::string& root, Diagnostics& diagnostics) {
  const auto own_locales = files ? project_sources(*files, root, "locales", {".yaml"}, diagnostics) : std::vector<SourceFile>{};
  LocaleSources locales = read_locales(built_in_sources("locales", {".yaml"}), own_locales, diagnostics);
  std::vector<wording::TemplateSource> templates;
  for (SourceFile& file :
       read_sources(files, root, "templates", {".md", ".html", ".css", ".svg", ".txt"}, diagnostics)) {
    if (file.path.ends_with("/README.md")) continue;
    templates.push_back({file.path.substr(std::string_view("templates/").size()), std::move(file.bytes)});
  }
  return wording::compile_words(std::move(templates), locales.manners, std::move(locales.messages), diagnostics);
}

}  // namespace

Project load_project(const Files& files, const std::string& root, Diagnostics& diagnostics) {
  Project project;
  project.root = root;
  project.schema = compile_built_in_schema(diagnostics);
  Diagnostics of_words;
  project.words = read_words(&files, root, of_words);
  project.can_speak = !of_words.has_errors();
  diagnostics.append(std::move(of_words));
  project.laws = read_laws(files, root, project.schema, diagnostics);
  if (const auto site = read_yaml_file(files, root, "content/site.yaml", diagnostics)) {
    project.site = shape::type_by_schema(*site, project.schema, "site.yaml", "site", diagnostics);
    for (const Value& company : project.site.at("companies").items()) project.companies.push_back(company.text());
    check_company_folders(files, project, diagnostics);
  }
  return project;
}

Project load_built_in(Diagnostics& diagnostics) {
  Project project;
  project.schema = compile_built_in_schema(diagnostics);
  project.words = read_words(nullptr, {}, diagnostics);
  return project;
}

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
