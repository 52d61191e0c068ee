// The schema under tests/shape/schema/, compiled, and a few short ways to type by it.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "bytes_of.h"
#include "shape/schema.h"
#include "shape/type_by_schema.h"
#include "yaml/read_yaml.h"

namespace candor::test {

/// The files of a folder by name.
inline std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

inline shape::Schema compile(const std::vector<std::pair<std::string, std::string>>& files, Diagnostics& diagnostics) {
  std::vector<shape::SchemaFile> given;
  for (const auto& [path, bytes] : files) given.push_back({path, bytes});
  return shape::compile_schema(given, diagnostics);
}

inline shape::Schema compile_folder(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& path : files_of(folder)) files.emplace_back(path.filename().string(), bytes_of(path));
  return compile(files, diagnostics);
}

inline const shape::Schema& test_schema() {
  static const shape::Schema schema = [] {
    Diagnostics diagnostics;
    shape::Schema compiled = compile_folder(std::filesystem::path(PROJECT_DIR) / "tests/shape/schema", diagnostics);
    for (const auto& one : diagnostics.found()) FAIL(one.place.file << ":" << one.place.line << ": " << one.message);
    return compiled;
  }();
  return schema;
}

/// Reads and types a source by facts.yaml.
inline Value typed(const std::string& source, Diagnostics& diagnostics) {
  const auto node = yaml::read_yaml(source, "f.yaml", diagnostics);
  if (!node) return {};
  return shape::type_by_schema(*node, test_schema(), "facts.yaml", "", diagnostics);
}

inline Value typed(const std::string& source) {
  Diagnostics diagnostics;
  Value value = typed(source, diagnostics);
  for (const auto& one : diagnostics.found()) UNSCOPED_INFO(one.id << " " << one.place.line << ": " << one.message);
  REQUIRE(diagnostics.empty());
  return value;
}

/// `line:column id message` of every finding.
inline std::vector<std::string> faults(const std::string& source) {
  Diagnostics diagnostics;
  typed(source, diagnostics);
  std::vector<std::string> found;
  for (const auto& one : diagnostics.in_order()) {
    found.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.id + " " +
                    one.message);
  }
  return found;
}

/// The only finding.
inline Diagnostic fault(const std::string& source) {
  Diagnostics diagnostics;
  typed(source, diagnostics);
  for (const auto& one : diagnostics.found()) UNSCOPED_INFO(one.id << " " << one.place.line << ": " << one.message);
  REQUIRE(diagnostics.found().size() == 1);
  return diagnostics.found().front();
}

}  // namespace candor::test
