// What was read when Candor was built is what reading it now would give.
#include "builtin/read_known_yaml.h"

#include <catch2/catch.hpp>

#include <string>

#include "builtin/built_in.h"
#include "yaml/read_yaml.h"

using namespace candor;

namespace {

bool is_yaml(const BuiltInFile& file) { return file.path.ends_with(".yaml"); }

}  // namespace

TEST_CASE("every YAML file that is built in has its tree, and nothing else has one") {
  for (const BuiltInFile& file : built_in_files()) {
    INFO(file.path);
    CHECK(file.tree.empty() != is_yaml(file));
  }
}

TEST_CASE("the tree that is built in is the one that its bytes read as") {
  int files = 0;
  for (const BuiltInFile& file : built_in_files()) {
    if (!is_yaml(file)) continue;
    ++files;
    INFO(file.path);
    Diagnostics of_tree;
    Diagnostics of_bytes;
    const auto tree = read_known_yaml(file.bytes, "a/file.yaml", of_tree);
    const auto bytes = yaml::read_yaml(file.bytes, "a/file.yaml", of_bytes);
    REQUIRE(tree);
    REQUIRE(bytes);
    CHECK((*tree == *bytes));
    CHECK(of_tree.empty());
    CHECK(of_bytes.empty());
  }
  CHECK(files > 50);
}

TEST_CASE("bytes that are not built in are read, also when all but one are the same") {
  const BuiltInFile* known = find_built_in("locales/en/retention.yaml");
  REQUIRE(known != nullptr);
  Diagnostics diagnostics;
  const auto changed =
      read_known_yaml(std::string(known->bytes) + "own: word\n", "locales/en/retention.yaml", diagnostics);
  REQUIRE(changed);
  CHECK(changed->find("own") != nullptr);
  CHECK_FALSE(read_known_yaml(std::string(known->bytes) + "'", "locales/en/retention.yaml", diagnostics));
  CHECK(diagnostics.has_errors());
}
