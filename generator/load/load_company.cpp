#include "load/load_company.h"

#include <algorithm>

#include "base/suggest.h"
#include "files/files.h"
#include "language/locale.h"
#include "language/zone.h"
#include "load/qualifiers.h"
#include "load/read_document.h"
#include "load/reader_texts.h"
#include "load/sources.h"
#include "shape/merge_files.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

const std::vector<std::string> known_folders = {"documents", "translations", "releases"};

/// The YAML files of a folder, in order; `.yml` and other strays are errors, README.md and dotfiles are not.
std::vector<std::string> yaml_files(const Files& files, const std::string& root, const std::string& folder,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> found;
  for (const DirectoryEntry& entry : list_folder(files, root, folder, diagnostics)) {
    const std::string path = folder + "/" + entry.name;
    if (entry.type == FileType::directory || entry.name[0] == '.' || entry.name == "README.md") continue;
    if (entry.type == FileType::symlink || entry.type == FileType::other) {
      report_stray(diagnostics, path, "`" + entry.name + "` is not an ordinary file", "put the file itself there");
    } else if (entry.name.ends_with(".yaml")) {
      found.push_back(path);
    } else if (entry.name.ends_with(".yml")) {
      report_yml(diagnostics, path);
    } else {
      report_stray(diagnostics, path, "`" + entry.name + "` is no YAML file",
                   "facts are read from files ending in `.yaml`");
    }
  }
  return found;
}

/// Folders that hold nothing we read: in a company's folder, or within its documents or translations.
void check_folders(const Files& files, const std::string& root, const std::string& folder,
                   const std::vector<std::string>& known, Diagnostics& diagnostics) {
  Diagnostics told_elsewhere;  // where the folder's files are listed
  for (const DirectoryEntry& entry : list_folder(files, root, folder, told_elsewhere)) {
    if (entry.type != FileType::directory || entry.name[0] == '.') continue;
    if (std::find(known.begin(), known.end(), entry.name) != known.end()) continue;
    report_stray(diagnostics, folder + "/" + entry.name, "unknown folder `" + entry.name + "`",
                 known.empty() ? "put its files into `" + folder + "`" : suggestion(entry.name, known));
  }
}

/// `content/modelux/documents/privacy.yaml` → `privacy`.
std::string stem_of(const std::string& path) {
  const std::string name = split_path(path).name;
  return name.substr(0, name.size() - std::string_view(".yaml").size());
}

/// Takes what is for the team's tools, and no fact, out of the tree.
void take_out_suppress(Company& company) {
  company.suppress = company.facts.at("suppress");
  std::vector<Value::Entry> kept;
  for (const auto& entry : company.facts.entries()) {
    if (entry.first != "suppress") kept.push_back(entry);
  }
  company.facts = company.facts.with_entries(std::move(kept));
}

void read_translation(Company& company, const Project& project, const std::string& path, const yaml::Node& node,
                      Diagnostics& diagnostics) {
  const std::string language = stem_of(path);
  if (!language::is_known_language(language)) {
    report_stray(diagnostics, path, "`" + language + "` is no language",
                 "name the file after a language tag, for example `ko.yaml`");
    return;
  }
  company.translations[language] =
      shape::type_by_schema(node, project.schema, "translation.yaml", "translations." + language, diagnostics);
}

void set_zone(Company& company, Diagnostics& diagnostics) {
  const Value& zone = company.facts.at_path("company.time_zone");
  company.zone = zone.is_defined() ? zone.text() : "UTC";
  if (language::is_known_zone(company.zone)) return;
  diagnostics.add({.id = "bad-time-zone",
                   .place = zone.place(),
                   .message = "`" + company.zone + "` is no time zone",
                   .why = "the day on which a version takes effect is counted in it",
                   .help = "write an IANA name such as `Europe/Dublin` or `Asia/Seoul`"});
  company.zone = "UTC";
}

/// next.yaml of every document that has a folder of releases, whether or not the document still exists.
void read_decisions(const Files& files, const Project& project, const std::string& folder, Company& company,
                    Diagnostics& diagnostics) {
  for (const DirectoryEntry& entry : list_folder(files, project.root, folder + "/releases", diagnostics)) {
    const std::string path = folder + "/releases/" + entry.name + "/next.yaml";
    const auto status = files.stat(path_in(project.root, path));
    if (!status || status->type == FileType::absent) continue;
    if (const auto node = read_yaml_file(files, project.root, path, diagnostics)) {
      company.decisions[entry.name] =
          shape::type_by_schema(*node, project.schema, "next.yaml", "next." + entry.name, diagnostics);
    }
  }
}

}  // namespace

Company company_of(const Project& project, const std::string& id, const yaml::Node& facts,
                   const std::string& document_id, const yaml::Node& document,
                   const std::vector<std::pair<std::string, yaml::Node>>& translations, Diagnostics& diagnostics) {
  Company company;
  company.id = id;
  company.facts = shape::type_by_schema(facts, project.schema, "company.yaml", "", diagnostics);
  take_out_suppress(company);
  set_zone(company, diagnostics);
  // What the document refers to (its audience) stands in the facts frozen with it.
  Value entry = shape::type_by_schema(document, project.schema, "document.yaml", "documents." + document_id,
                                      diagnostics, {.facts = &facts});
  company.documents.push_back(read_document(document_id, std::move(entry), document.place.file, diagnostics));
  for (const auto& [language, node] : translations) {
    company.translations[language] =
        shape::type_by_schema(node, project.schema, "translation.yaml", "translations." + language, diagnostics);
  }
  company.reader_texts = find_reader_texts(company, project.schema);
  return company;
}

Company load_company(const Files& files, const Project& project, const std::string& id, Diagnostics& diagnostics) {
  Company company;
  company.id = id;
  const std::string folder = "content/" + id;
  check_folders(files, project.root, folder, known_folders, diagnostics);
  check_folders(files, project.root, folder + "/documents", {}, diagnostics);
  check_folders(files, project.root, folder + "/translations", {}, diagnostics);

  // All fact files are one tree: typed together, so that a reference may name what stands in another file.
  std::vector<yaml::Node> trees;
  bool all_read = true;
  for (const std::string& path : yaml_files(files, project.root, folder, diagnostics)) {
    if (auto node = read_yaml_file(files, project.root, path, diagnostics)) {
      trees.push_back(std::move(*node));
    } else {
      all_read = false;
    }
  }
  const yaml::Node merged = shape::merge_files(std::move(trees), diagnostics);
  const std::vector<std::string> document_files = yaml_files(files, project.root, folder + "/documents", diagnostics);
  std::vector<std::string> document_ids;
  for (const std::string& path : document_files) document_ids.push_back(stem_of(path));
  const shape::References references{.facts = &merged, .checked = all_read, .documents = &document_ids};
  company.facts = shape::type_by_schema(merged, project.schema, "company.yaml", "", diagnostics, references);
  take_out_suppress(company);
  set_zone(company, diagnostics);
  check_qualifiers(company.facts, diagnostics);

  for (const std::string& path : document_files) {
    const auto node = read_yaml_file(files, project.root, path, diagnostics);
    if (!node) continue;
    const std::string document = stem_of(path);
    Value entry =
        shape::type_by_schema(*node, project.schema, "document.yaml", "documents." + document, diagnostics, references);
    company.documents.push_back(read_document(document, std::move(entry), path, diagnostics));
  }
  for (const std::string& path : yaml_files(files, project.root, folder + "/translations", diagnostics)) {
    if (const auto node = read_yaml_file(files, project.root, path, diagnostics)) {
      read_translation(company, project, path, *node, diagnostics);
    }
  }
  read_decisions(files, project, folder, company, diagnostics);
  company.reader_texts = find_reader_texts(company, project.schema);
  check_markdown(company, files, project.root, diagnostics);
  return company;
}

}  // namespace candor
