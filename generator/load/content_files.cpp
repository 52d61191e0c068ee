#include "load/content_files.h"

#include <algorithm>

#include "files/files.h"

namespace candor {

namespace {

/// Walks the folders that hold what people write; each adds its files.
class Listing {
 public:
  Listing(const Files& files, const std::string& root) : files_(files), root_(root) {}

  std::vector<ContentFile> run() {
    add("content/site.yaml", "site.yaml");
    add_folder("content/laws", "law.yaml");
    add_folder("content/laws/phrases", "phrases.yaml");
    for (const std::string& company : folders_in("content")) {
      if (company != "laws") add_company("content/" + company);
    }
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(found_);
  }

 private:
  void add_company(const std::string& folder) {
    add_folder(folder, "company.yaml");
    add_folder(folder + "/documents", "document.yaml");
    add_folder(folder + "/translations", "translation.yaml");
    for (const std::string& document : folders_in(folder + "/releases")) {
      add(folder + "/releases/" + document + "/next.yaml", "next.yaml");
    }
  }

  void add_folder(const std::string& folder, const std::string& schema) {
    for (const DirectoryEntry& entry : entries_of(folder)) {
      if (entry.name.ends_with(".yaml")) add(folder + "/" + entry.name, schema);
    }
  }

  void add(const std::string& path, const std::string& schema) {
    const auto status = files_.stat(path_in(root_, path));
    if (status && status->type == FileType::file) found_.push_back({path, schema});
  }

  std::vector<std::string> folders_in(const std::string& folder) const {
    std::vector<std::string> names;
    for (const DirectoryEntry& entry : entries_of(folder)) {
      if (entry.type == FileType::directory) names.push_back(entry.name);
    }
    return names;
  }

  std::vector<DirectoryEntry> entries_of(const std::string& folder) const {
    auto entries = files_.list(path_in(root_, folder)).value_or(std::vector<DirectoryEntry>{});
    std::erase_if(entries, [](const DirectoryEntry& entry) { return entry.name.starts_with('.'); });
    return entries;
  }

  const Files& files_;
  const std::string& root_;
  std::vector<ContentFile> found_;
};

}  // namespace

std::vector<ContentFile> list_content_files(const Files& files, const std::string& root) {
  return Listing(files, root).run();
}

}  // namespace candor
