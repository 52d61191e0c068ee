#include "shape/type_by_schema.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "json/write_json.h"
#include "yaml/read_yaml.h"

using namespace candor;

TEST_CASE("scratch") {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& f : std::filesystem::directory_iterator(std::string(PROJECT_DIR) + "/generator/schema")) {
    std::ifstream in(f.path());
    std::stringstream s;
    s << in.rdbuf();
    texts.emplace_back("generator/schema/" + f.path().filename().string(), s.str());
  }
  std::vector<shape::SchemaFile> files;
  for (auto& [p, t] : texts) files.push_back({p, t});
  Diagnostics d;
  auto schema = shape::compile_schema(files, d);
  for (const auto& x : d.found()) WARN(x.id << " " << x.place.file << ":" << x.place.line << ":" << x.place.column << " " << x.message << " | " << x.help);
  WARN(schema.bundle_json().size());
  WARN(schema.fields("company.yaml").size());
}
