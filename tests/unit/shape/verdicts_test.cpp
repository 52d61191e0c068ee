// The folders tests/shape/good and bad say which sources fit the schema beside them. We are held to that here, ajv by
// tests/shape/ajv_agrees.mjs, so that our schema means to every editor what it means to us.
#include "test_schema.h"

#include <cstdlib>

using candor::Diagnostics;
using namespace candor::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(PROJECT_DIR) / "tests/shape";

std::size_t judge(const std::string& verdict) {
  std::size_t judged = 0;
  for (const auto& path : files_of(folder / verdict)) {
    DYNAMIC_SECTION(verdict << "/" << path.filename().string()) {
      Diagnostics diagnostics;
      typed(bytes_of(path), diagnostics);
      for (const auto& one : diagnostics.found()) UNSCOPED_INFO(one.id << " " << one.place.line << ": " << one.message);
      CHECK(diagnostics.has_errors() == (verdict == "bad"));
      for (const auto& one : diagnostics.found()) CHECK(one.place.line > 0);
    }
    ++judged;
  }
  return judged;
}

}  // namespace

TEST_CASE("good sources fit the schema") { CHECK(judge("good") > 40); }
TEST_CASE("bad sources do not, each with a place") { CHECK(judge("bad") > 40); }

TEST_CASE("the bundle for ajv is written where the caller wants it") {
  const std::string bundle = test_schema().bundle_json();
  CHECK(bundle.find("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"") != std::string::npos);
  if (const char* path = std::getenv("CANDOR_TEST_BUNDLE")) std::ofstream(path, std::ios::binary) << bundle;
}
