// The record's promise: what was frozen is recalled as it was, a kill or an error at any call leaves the old record or
// the new one, and nobody changes a byte unseen. `sha256sum -c` over a real record is in tests/record/.
#include <algorithm>
#include <catch2/catch.hpp>

#include "builtin/built_in.h"
#include "files/memory_files.h"
#include "release/freeze_version.h"
#include "release/recall_record.h"
#include "release/release_entry.h"

using namespace candor;

namespace {

const std::string folder = "content/acme/releases/privacy";

const shape::Schema& schema() {
  static const shape::Schema compiled = [] {
    std::vector<shape::SchemaFile> files;
    for (const BuiltInFile& file : built_in_files("schema/")) files.push_back({std::string(file.path), file.bytes});
    Diagnostics none;
    return shape::compile_schema(files, none);
  }();
  return compiled;
}

Date day(std::string_view text) { return *read_iso_date(text); }

Record recall(const Files& files, Diagnostics& diagnostics) {
  return recall_record(files, "", "acme", "privacy", schema(), diagnostics);
}

Record recall(const Files& files) {
  Diagnostics diagnostics;
  Record record = recall(files, diagnostics);
  for (const Diagnostic& found : diagnostics.found()) FAIL_CHECK(found.place.file + ": " + found.message);
  return record;
}

NewVersion version(const std::string& name, const std::string& words) {
  const ReleaseEntry entry{.company = "acme",
                           .document = "privacy",
                           .name = name,
                           .published = day(name.substr(0, 10)),
                           .zone = "UTC",
                           .controlling = "en",
                           .languages = {"en"},
                           .titles = {{"en", "Privacy"}},
                           .tool = {{"candor", "0.1.0"}}};
  return {.company = "acme",
          .document = "privacy",
          .name = name,
          .files = {{"en.md", words}, {"facts.yaml", "schema: 1\n"}, {"release.yaml", release_yaml(entry)}}};
}

void freeze(MemoryFiles& files, const NewVersion& next) { REQUIRE(freeze_version(files, "", next, recall(files))); }

/// A record of one version, with decisions waiting for the next.
void prepare(MemoryFiles& files) {
  REQUIRE(files.make_directories(folder));
  freeze(files, version("2025-11-03", "# Old {: #privacy}\n"));
  REQUIRE(files.write(folder + "/next.yaml", "approved_by: Ann\n"));
  REQUIRE(files.sync_filesystem(folder));
}

const NewVersion second = version("2026-04-14", "# New {: #privacy}\n");

/// Old and whole, or new and whole; in both the record reads without a finding.
void check_whole(const MemoryFiles& files, std::size_t most_versions = 2) {
  const Record record = recall(files);
  REQUIRE(!record.versions.empty());
  CHECK(record.versions.front().texts.at("en") == "# Old {: #privacy}\n");
  CHECK(record.versions.size() <= most_versions);
  if (record.versions.size() > 1) CHECK(record.versions.back().texts.at("en") == "# New {: #privacy}\n");
}

std::vector<std::string> findings(const Files& files) {
  Diagnostics diagnostics;
  recall(files, diagnostics);
  std::vector<std::string> ids;
  for (const Diagnostic& found : diagnostics.in_order()) ids.push_back(found.id + " " + found.place.file);
  return ids;
}

}  // namespace

TEST_CASE("what was frozen is recalled as it was, oldest first, and the decisions are spent") {
  MemoryFiles files;
  prepare(files);
  freeze(files, second);
  const Record record = recall(files);
  REQUIRE(record.versions.size() == 2);
  CHECK(record.versions[0].name == "2025-11-03");
  CHECK(record.versions[1].texts.at("en") == "# New {: #privacy}\n");
  CHECK(record.versions[1].published == day("2026-04-14"));
  CHECK(record.versions[1].sums.find("../2025-11-03/SHA256SUMS") != std::string::npos);
  CHECK(files.stat(folder + "/next.yaml")->type == FileType::absent);
}

TEST_CASE("a kill at any call of a release leaves the old record or the new one, and the next release goes through") {
  MemoryFiles counting;
  prepare(counting);
  counting.start_again();
  freeze(counting, second);
  const std::size_t calls = counting.mutations();
  REQUIRE(calls > 10);
  for (std::size_t call = 1; call <= calls; ++call) {
    INFO("killed at call " << call);
    MemoryFiles files;
    prepare(files);
    files.start_again();
    files.stop_at(call);
    const Record before = recall(files);
    REQUIRE_THROWS_AS(freeze_version(files, "", second, before).has_value(), Killed);
    files.start_again();
    check_whole(files);
    const std::string next = recall(files).versions.size() == 2 ? "2026-04-15" : "2026-04-14";
    freeze(files, version(next, "# New {: #privacy}\n"));
    check_whole(files, 3);
  }
}

TEST_CASE("an error at any call of a release is told, and leaves the old record or the new one") {
  MemoryFiles counting;
  prepare(counting);
  counting.start_again();
  freeze(counting, second);
  for (std::size_t call = 1; call <= counting.mutations(); ++call) {
    INFO("failed at call " << call);
    MemoryFiles files;
    prepare(files);
    files.start_again();
    files.fail_at(call, FileErrorCode::no_space);
    CHECK_FALSE(freeze_version(files, "", second, recall(files)).has_value());
    files.start_again();
    check_whole(files);
  }
}

TEST_CASE("a power cut at any call of a release leaves the old record or the new one") {
  MemoryFiles counting;
  prepare(counting);
  counting.start_again();
  freeze(counting, second);
  for (const PowerCut cut : {PowerCut::keeps_only_the_durable, PowerCut::keeps_names, PowerCut::keeps_by_chance}) {
    for (std::size_t call = 1; call <= counting.mutations(); ++call) {
      INFO("power cut " << static_cast<int>(cut) << " at call " << call);
      MemoryFiles files;
      prepare(files);
      files.start_again();
      files.stop_at(call);
      const Record before = recall(files);
      REQUIRE_THROWS_AS(freeze_version(files, "", second, before).has_value(), Killed);
      files.start_again_after(cut, static_cast<unsigned>(call));
      check_whole(files);
    }
  }
}

TEST_CASE("whatever is altered in a record is named") {
  struct Alteration {
    const char* what;
    void (*alter)(MemoryFiles&);
    std::vector<std::string> found;
  };
  static const std::string old_version = folder + "/2025-11-03";
  static const std::string new_version = folder + "/2026-04-14";
  const Alteration alterations[] = {
      {"a word of an old text",
       [](MemoryFiles& f) { (void)f.write(old_version + "/en.md", "# Odd {: #privacy}\n"); },
       {"record-changed " + old_version + "/en.md"}},
      {"a text is gone",
       [](MemoryFiles& f) { (void)f.remove_file(new_version + "/en.md"); },
       {"record-missing " + new_version + "/en.md"}},
      {"a file was added",
       [](MemoryFiles& f) { (void)f.write(old_version + "/fr.md", "x"); },
       {"record-extra " + old_version + "/fr.md"}},
      {"the sums of the old version",
       [](MemoryFiles& f) { (void)f.write(old_version + "/SHA256SUMS", ""); },
       {"record-changed " + old_version + "/SHA256SUMS"}},
      {"a version was renamed",
       [](MemoryFiles& f) { (void)f.rename(old_version, folder + "/2025-11-04"); },
       {"record-missing " + old_version + "/SHA256SUMS", "record-chain " + folder + "/2025-11-04"}},
      {"HEAD is gone",
       [](MemoryFiles& f) { (void)f.remove_file(folder + "/HEAD"); },
       {"record-head " + folder + "/HEAD", "record-chain " + old_version, "record-chain " + new_version}},
      {"HEAD was cut off",
       [](MemoryFiles& f) { (void)f.write(folder + "/HEAD", "abc"); },
       {"record-head " + folder + "/HEAD", "record-chain " + old_version, "record-chain " + new_version}},
      {"the newest version is gone",
       [](MemoryFiles& f) { (void)f.remove_tree(new_version); },
       {"record-missing " + new_version + "/SHA256SUMS", "record-chain " + old_version}},
      {"a stray file",
       [](MemoryFiles& f) { (void)f.write(folder + "/notes.txt", "x"); },
       {"record-extra " + folder + "/notes.txt"}},
  };
  for (const Alteration& alteration : alterations) {
    INFO(alteration.what);
    MemoryFiles files;
    prepare(files);
    freeze(files, second);
    alteration.alter(files);
    std::vector<std::string> found = findings(files);
    std::vector<std::string> wanted = alteration.found;
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
  }
}

TEST_CASE("a dotted folder that HEAD names is the release; one that HEAD does not name is an attempt") {
  MemoryFiles files;
  prepare(files);
  freeze(files, second);
  REQUIRE(files.rename(folder + "/2026-04-14", folder + "/.2026-04-14"));
  CHECK(recall(files).versions.size() == 2);
  REQUIRE(files.make_directories(folder + "/.2026-05-01"));
  CHECK(recall(files).versions.size() == 2);
  freeze(files, version("2026-06-01", "# Newer {: #privacy}\n"));
  CHECK(files.stat(folder + "/2026-04-14")->type == FileType::directory);
  CHECK(files.stat(folder + "/.2026-05-01")->type == FileType::absent);
}

TEST_CASE("in force on a day is the version with the latest effective date by then") {
  const auto made = [](const char* name, const char* effective) {
    return Version{
        .name = name, .published = day(std::string_view(name).substr(0, 10)), .effective = read_iso_date(effective)};
  };
  const Record record{.document = "privacy",
                      .versions = {made("2026-01-01", ""), made("2026-02-01", "2026-06-01"), made("2026-03-01", "")}};
  CHECK(record.in_force(day("2025-12-31")) == nullptr);
  CHECK(record.in_force(day("2026-02-15"))->name == "2026-01-01");
  CHECK(record.in_force(day("2026-03-01"))->name == "2026-03-01");
  CHECK(record.in_force(day("2026-06-01"))->name == "2026-02-01");
  CHECK(as_of(record, day("2026-02-28")).versions.size() == 2);
}
