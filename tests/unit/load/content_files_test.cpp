// Which files people write, and by which schema: never what is frozen, hidden, or no file of its own.
#include <catch2/catch.hpp>

#include "load/content_files.h"
#include "unit/pipeline/world.h"

using namespace candor;
using namespace candor::test;

namespace {

std::vector<std::string> listed(const MemoryFiles& files) {
  std::vector<std::string> all;
  for (const ContentFile& file : list_content_files(files, root)) all.push_back(file.schema + " " + file.path);
  return all;
}

}  // namespace

TEST_CASE("each kind of file has its schema") {
  MemoryFiles files;
  write_project(files);
  put(files, "content/laws/own.yaml", "");
  put(files, releases + "/next.yaml", "");
  CHECK(listed(files) == std::vector<std::string>{
                             "company.yaml content/acme/company.yaml",
                             "document.yaml content/acme/documents/privacy.yaml",
                             "next.yaml content/acme/releases/privacy/next.yaml",
                             "translation.yaml content/acme/translations/ko.yaml",
                             "law.yaml content/laws/own.yaml",
                             "site.yaml content/site.yaml",
                         });
}

TEST_CASE("what is frozen, hidden, a link or no YAML file is left out") {
  MemoryFiles files;
  put(files, "content/site.yaml", "");
  for (const std::string path : {"releases/privacy/2026-03-01/facts.yaml", "releases/privacy/2026-03-01/next.yaml",
                                 "releases/privacy/.2026-03-02/release.yaml", ".hidden.yaml", "notes.txt", "a.yml",
                                 "drafts/x.yaml", "documents/more/x.yaml"}) {
    put(files, "content/acme/" + path, "");
  }
  put(files, "content/.acme/company.yaml", "");
  files.make_symlink("../site.yaml", "/p/content/acme/link.yaml");
  CHECK(listed(files) == std::vector<std::string>{"site.yaml content/site.yaml"});
}

TEST_CASE("no content, no files") {
  const MemoryFiles files;
  CHECK(listed(files).empty());
}
