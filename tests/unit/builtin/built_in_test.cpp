#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "builtin/built_in.h"
#include "files/disk_files.h"
#include "hash/sha256.h"

using namespace candor;

namespace {

/// Where a built-in file came from.
std::string source_of(std::string_view path) {
  std::string project = std::string(PROJECT_DIR) + "/";
  if (path.starts_with("explain/")) project += "generator/diagnostics/";
  if (path.starts_with("schema/") || path.starts_with("laws/")) project += "generator/";
  return project.append(path);
}

}  // namespace

TEST_CASE("what is built in is what the project holds, byte for byte") {
  REQUIRE_FALSE(built_in_files().empty());
  for (const BuiltInFile& file : built_in_files()) {
    INFO(file.path);
    CHECK(DiskFiles().read(source_of(file.path)).value() == file.bytes);
  }
}

TEST_CASE("built-in files stand in order, each once") {
  const auto files = built_in_files();
  const auto not_before = [](const BuiltInFile& a, const BuiltInFile& b) { return a.path >= b.path; };
  CHECK(std::adjacent_find(files.begin(), files.end(), not_before) == files.end());
}

TEST_CASE("a built-in file is found by its path, and a folder's by its beginning") {
  const BuiltInFile* found = find_built_in("explain/foreign-output.md");
  REQUIRE(found != nullptr);
  CHECK(found->bytes.starts_with("# The output folder holds what no build wrote\n"));
  CHECK(find_built_in("explain/foreign-output") == nullptr);
  CHECK(find_built_in("") == nullptr);
  const auto explanations = built_in_files("explain/");
  REQUIRE_FALSE(explanations.empty());
  CHECK(std::all_of(explanations.begin(), explanations.end(),
                    [](const BuiltInFile& file) { return file.path.starts_with("explain/"); }));
  CHECK(built_in_files("nothing/").empty());
}

TEST_CASE("no README and no hidden file is built in") {
  for (const BuiltInFile& file : built_in_files()) {
    const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    CHECK(name != "README.md");
    CHECK_FALSE(name.starts_with('.'));
  }
}

/// As `sha256sum` would list the built-in files below the folder, hashed.
std::string fingerprint_of(std::string_view folder) {
  std::string listing;
  for (const BuiltInFile& file : built_in_files(folder))
    listing += sha256_hex(file.bytes) + "  " + std::string(file.path.substr(folder.size())) + "\n";
  return sha256_hex(listing);
}

TEST_CASE("the sources have a fingerprint, and so have templates and messages: of what is compiled in") {
  CHECK(source_fingerprint().size() == 64);
  CHECK(source_fingerprint().find_first_not_of("0123456789abcdef") == std::string_view::npos);
  CHECK(built_in_templates_fingerprint() == fingerprint_of("templates/"));
  CHECK(built_in_locales_fingerprint() == fingerprint_of("locales/"));
}
