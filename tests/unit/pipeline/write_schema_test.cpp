// candor schema --write: the schemas and the modelines, once; an author's file is whole at any moment.
#include <catch2/catch.hpp>

#include "pipeline/write_schema.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string line_of_company = "# yaml-language-server: $schema=../../.candor/schema/company.json\n";

Outcome write(Files& files) { return write_schema(on(files, "2026-03-20")); }

struct SchemaWorld {
  MemoryFiles files;
  SchemaWorld() {
    write_project(files);
    must_release(files, "2026-03-01");
    put(files, releases + "/next.yaml", "approved_by: A. Lawyer\n");
  }
};

}  // namespace

TEST_CASE("each kind of file gets its schema, each file the line that names it, and nothing else changes") {
  SchemaWorld world;
  const auto frozen = world.files.everything_in(root + "/" + releases + "/2026-03-01");
  const auto read_before = ids(check_project(on(world.files, "2026-03-20"), {}).diagnostics);
  const Outcome outcome = write(world.files);
  CHECK(outcome.ending == Ending::done);
  CHECK(get(world.files, company_file) == line_of_company + company_yaml);
  CHECK(get(world.files, privacy_file) ==
        "# yaml-language-server: $schema=../../../.candor/schema/document.json\n" + privacy_yaml);
  CHECK(get(world.files, ko_file) ==
        "# yaml-language-server: $schema=../../../.candor/schema/translation.json\n" + ko_yaml);
  CHECK(get(world.files, "content/site.yaml") ==
        "# yaml-language-server: $schema=../.candor/schema/site.json\n" + site_yaml);
  CHECK(has(get(world.files, releases + "/next.yaml"), "$schema=../../../../.candor/schema/next.json\n"));
  CHECK(world.files.everything_in(root + "/" + releases + "/2026-03-01") == frozen);
  for (const std::string kind : {"company", "document", "law", "next", "phrases", "site", "translation"}) {
    CHECK(has(get(world.files, ".candor/schema/" + kind + ".json"), "\"$ref\": \"#/$defs/" + kind + ".yaml\""));
  }
  CHECK(has(outcome.said, ".candor/schema: 7 schemas written\n"));
  CHECK(has(outcome.said, company_file + ": names its schema now\n"));
  // The project reads as before.
  CHECK(ids(check_project(on(world.files, "2026-03-20"), {}).diagnostics) == read_before);
}

TEST_CASE("a second run writes nothing and says so") {
  SchemaWorld world;
  write(world.files);
  const auto before = world.files.everything_in(root);
  const Outcome again = write(world.files);
  CHECK(world.files.everything_in(root) == before);
  CHECK(again.said == "5 files named the schema already\n");
}

TEST_CASE("a file that names another schema, or is no UTF-8, stays as it is") {
  SchemaWorld world;
  put(world.files, company_file, "# $schema: mine.json\n" + company_yaml);
  put(world.files, ko_file, "\xFF\xFE" + ko_yaml);
  const Outcome outcome = write(world.files);
  CHECK(get(world.files, company_file) == "# $schema: mine.json\n" + company_yaml);
  CHECK(get(world.files, ko_file) == "\xFF\xFE" + ko_yaml);
  CHECK(has(outcome.said, company_file + ": left as it is, it names `mine.json`\n"));
  CHECK(has(outcome.said, ko_file + ": left as it is, it is not UTF-8\n"));
}

TEST_CASE("killed at any call, a file is the old one or the new one, and the next run ends the work", "[slow]") {
  for (std::size_t call = 1;; ++call) {
    INFO("call " << call);
    SchemaWorld world;
    REQUIRE(world.files.sync_filesystem(root));
    world.files.start_again();
    world.files.stop_at(call);
    bool killed = false;
    try {
      write(world.files);
    } catch (const Killed&) {
      killed = true;
    }
    const std::string now = get(world.files, company_file);
    CHECK((now == company_yaml || now == line_of_company + company_yaml));
    if (!killed) break;
    world.files.start_again_after(PowerCut::keeps_only_the_durable);
    const std::string left = get(world.files, company_file);
    CHECK((left == company_yaml || left == line_of_company + company_yaml));
    write(world.files);
    CHECK(get(world.files, company_file) == line_of_company + company_yaml);
    for (const auto& [path, bytes] : world.files.everything_in(root))
      CHECK(path.find(".candor-new") == std::string::npos);
  }
}

TEST_CASE("a disk that refuses is told, and nothing is half done") {
  SchemaWorld world;
  world.files.start_again();
  world.files.fail_from(1, FileErrorCode::no_space);
  const Outcome outcome = write(world.files);
  CHECK(outcome.ending == Ending::failed);
  CHECK(ids(outcome.diagnostics) == std::vector<std::string>{"not-written"});
  CHECK(get(world.files, company_file) == company_yaml);
}
