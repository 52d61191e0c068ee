#include "load/formerly.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/suggest.h"
#include "files/files.h"
#include "load/sources.h"

namespace candor {

namespace {

bool is_document(const std::string& name) { return name.find('/') != std::string::npos; }

/// All that has an address: companies by their folders, documents as COMPANY/DOCUMENT, those that have ended too.
std::vector<std::string> published_names(const Files& files, const Project& project) {
  std::set<std::string> names;
  Diagnostics told_when_loaded;
  for (const std::string& company : project.companies) {
    names.insert(company);
    for (const DirectoryEntry& entry :
         list_folder(files, project.root, "content/" + company + "/documents", told_when_loaded)) {
      constexpr std::string_view ending = ".yaml";
      if (!entry.name.ends_with(ending)) continue;
      names.insert(company + "/" + entry.name.substr(0, entry.name.size() - ending.size()));
    }
    for (const DirectoryEntry& entry :
         list_folder(files, project.root, "content/" + company + "/releases", told_when_loaded)) {
      if (entry.type == FileType::directory) names.insert(company + "/" + entry.name);
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace

void check_formerly(const Files& files, const Project& project, Diagnostics& diagnostics) {
  const Value& formerly = project.site.at("formerly");
  if (formerly.entries().empty()) return;
  const std::vector<std::string> published = published_names(files, project);
  const auto stands = [&](const std::string& name) {
    return std::find(published.begin(), published.end(), name) != published.end();
  };
  for (const auto& [old_name, now] : formerly.entries()) {
    if (stands(old_name)) {
      diagnostics.add({.id = "formerly-address",
                       .place = now.place(),
                       .message = "`" + old_name + "` is still published under this name",
                       .why = "two pages would have one address",
                       .help = "take it out of `formerly`, or give the folder or file its new name"});
    } else if (!stands(now.text()) || is_document(old_name) != is_document(now.text())) {
      std::vector<std::string> alike = published;
      std::erase_if(alike, [&](const std::string& name) { return is_document(name) != is_document(old_name); });
      diagnostics.add({.id = "formerly-address",
                       .place = now.place(),
                       .message = "there is no " + std::string(is_document(old_name) ? "document" : "company") + " `" +
                                  now.text() + "`",
                       .why = "the old address of `" + old_name + "` would lead nowhere",
                       .help = suggestion(now.text(), alike)});
    }
  }
}

}  // namespace candor
