// show, changes, redline: which words a side names, and what is said when it names none.
#include <catch2/catch.hpp>

#include "pipeline/sides.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

using Found = std::vector<std::string>;

struct SidesWorld {
  MemoryFiles files;
  SidesWorld() {
    write_project(files);
    must_release(files, "2026-03-01");
    edit(files, company_file, "7 years", "5 years");
    must_release(files, "2026-03-10");
    edit(files, company_file, "5 years", "3 years");
  }
  Run run() { return on(files, "2026-03-20"); }
};

std::string shown(SidesWorld& world, const std::string& side, const std::string& language = "") {
  const Outcome outcome = show_text(world.run(), {.side = side, .language = language});
  return outcome.ending == Ending::done ? outcome.output : "error: " + told(outcome.diagnostics);
}

}  // namespace

TEST_CASE("a side is a version, what is in force, the draft, or a path") {
  CHECK(read_side("a/b@2026-03-01")->version == "2026-03-01");
  CHECK(read_side("a/b@2026-03-01-2")->version == "2026-03-01-2");
  CHECK(read_side("a/b@draft")->document == "b");
  CHECK(read_side("./x")->path == "./x");
  CHECK(read_side("/x/y")->path == "/x/y");
  CHECK(read_side("policy.md")->path == "policy.md");
  for (const std::string bad :
       {"", "a", "a/b", "a@draft", "a/b@", "a/b@2026", "a/b@2026-02-31", "/", "a/@draft", "@draft", "a/b@in_force"}) {
    INFO(bad);
    const auto side = read_side(bad);
    CHECK((!side || !side->path.empty()));
  }
}

TEST_CASE("show prints the frozen words byte for byte, and the draft's") {
  SidesWorld world;
  CHECK(shown(world, "acme/privacy@2026-03-01") == get(world.files, releases + "/2026-03-01/en.md"));
  CHECK(shown(world, "acme/privacy@in-force", "ko") == get(world.files, releases + "/2026-03-10/ko.md"));
  CHECK(has(shown(world, "acme/privacy@draft"), "3 years"));
}

TEST_CASE("what a side does not have is told with what there is") {
  SidesWorld world;
  CHECK(has(shown(world, "acme/privacy@2026-03-02"), "unknown-version"));
  CHECK(has(shown(world, "acme/privcy@draft"), "unknown-document"));
  CHECK(has(shown(world, "acm/privacy@draft"), "unknown-company"));
  CHECK(has(shown(world, "acme/privacy@draft", "fr"), "unknown-language"));
  CHECK(has(shown(world, "acme"), "bad-side"));
  CHECK(has(shown(world, "/p/nowhere.md"), "unreadable-file"));
}

TEST_CASE("changes are told in each language, as text, as Markdown and as data") {
  SidesWorld world;
  const auto told_as = [&](const std::string& format, const std::string& language) {
    return list_changes(world.run(), {.old_side = "acme/privacy@2026-03-01",
                                      .new_side = "acme/privacy@draft",
                                      .language = language,
                                      .format = format})
        .output;
  };
  CHECK(has(told_as("text", ""), "3 years"));
  CHECK(has(told_as("text", "ko"), "3년"));
  CHECK(told_as("markdown", "").starts_with("- "));
  CHECK(has(told_as("json", ""), "\"retention.billing.keep:changed\""));
  const auto unchanged = [&](const std::string& language) {
    return list_changes(world.run(), {.old_side = "acme/privacy@in-force",
                                      .new_side = "acme/privacy@2026-03-10",
                                      .language = language,
                                      .format = "text"})
        .output;
  };
  CHECK(unchanged("") == "None of the facts this policy states has changed.\n");
  CHECK(unchanged("ko") == "이 방침에 기재된 사실 중 변경된 것은 없습니다.\n");
}

TEST_CASE("a language that came with the newer side tells the older facts in its words too") {
  MemoryFiles files;
  write_project(files);
  const std::string uses =
      "purposes:\n  serve: {label: serve you, uses: [{for: sending parcels, legal_basis: [{basis: contract}]}]}\n";
  put(files, company_file, uses);
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [legal-bases]\n");
  put(files, ko_file, "");
  must_release(files, "2026-03-01");
  edit(files, company_file, "{basis: contract}", "{basis: contract}, {basis: consent}");
  edit(files, privacy_file, "[en]", "[en, ko]");
  put(files, ko_file,
      "purposes.serve.label: {source: serve you, text: 서비스 제공}\n"
      "purposes.serve.uses.for: {source: sending parcels, text: 소포 발송}\n");
  const Outcome outcome = list_changes(
      on(files, "2026-03-20"),
      {.old_side = "acme/privacy@2026-03-01", .new_side = "acme/privacy@draft", .language = "ko", .format = "text"});
  CHECK(outcome.output == "서비스 제공 – 법적 근거 추가: 동의.\n");
}

TEST_CASE("that a section is for people of one region only, or no longer, is a change") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file, get(files, company_file) + "regions: {japan: {label: Japan}}\n");
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [retention]\n");
  must_release(files, "2026-03-01");
  edit(files, privacy_file, "[retention]", "[{use: retention, when: {regions: [japan]}}]");
  const auto between = [&](const std::string& old_side, const std::string& new_side) {
    return list_changes(on(files, "2026-03-20"),
                        {.old_side = old_side, .new_side = new_side, .language = "en", .format = "text"})
        .output;
  };
  CHECK(between("acme/privacy@2026-03-01", "acme/privacy@draft") ==
        "How long we keep data, when the section holds – now: in Japan; before: without condition.\n");
  CHECK(between("acme/privacy@draft", "acme/privacy@2026-03-01") ==
        "How long we keep data, when the section holds – now: without condition; before: in Japan.\n");
}

TEST_CASE("what limits a thing is told with its value, a legal basis with its places, a purpose by its basis") {
  MemoryFiles files;
  write_project(files);
  const std::string facts = get(files, company_file) +
                            "regions: {uk: {label: the UK}}\n"
                            "agreements: {baa: {label: Addendum, status: not_offered}}\n"
                            "purposes:\n"
                            "  serve: {label: serve you, legal_basis: [{basis: consent, regimes: [uk-gdpr]}]}\n"
                            "  fraud: {label: fight fraud, listed: no, legal_basis: [{basis: contract}]}\n";
  put(files, company_file, facts);
  put(files, privacy_file,
      "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [agreements, legal-bases]\n");
  must_release(files, "2026-03-01");
  edit(files, company_file, "status: not_offered", "status: planned");
  edit(files, company_file, "[{basis: consent, regimes: [uk-gdpr]}]",
       "[{basis: consent, regimes: [uk-gdpr], when: {regions: [uk]}}]");
  edit(files, company_file, "  fraud: {label: fight fraud, listed: no, legal_basis: [{basis: contract}]}\n", "");
  const Outcome outcome = list_changes(
      on(files, "2026-03-20"),
      {.old_side = "acme/privacy@2026-03-01", .new_side = "acme/privacy@draft", .language = "en", .format = "text"});
  CHECK(has(outcome.output, "Addendum (status): planned, not yet in place instead of not offered.\n"));
  CHECK(has(outcome.output, "new: Consent (under UK GDPR; in the UK). Before: Consent (under UK GDPR).\n"));
  CHECK(has(outcome.output, "Fight fraud (legal basis): no longer stated; it was Contract.\n"));
}

TEST_CASE("changes need facts, which a file has not") {
  SidesWorld world;
  put(world.files, "x.md", "# X\n");
  const Outcome outcome = list_changes(
      world.run(), {.old_side = "/p/x.md", .new_side = "acme/privacy@draft", .language = "", .format = "text"});
  CHECK(ids(outcome.diagnostics) == Found{"bad-side"});
}

TEST_CASE("a redline compares a version with a file, in every form") {
  SidesWorld world;
  put(world.files, "x.md", "# Privacy Policy\n\n## How long\n\nWords.\n");
  for (const std::string format : {"text", "html", "json", "markdown"}) {
    INFO(format);
    const Outcome outcome = make_redline(
        world.run(), {.old_side = "acme/privacy@in-force", .new_side = "/p/x.md", .language = "", .format = format});
    INFO(told(outcome.diagnostics));
    CHECK(outcome.ending == Ending::done);
    CHECK_FALSE(outcome.output.empty());
  }
}

TEST_CASE("a redline of two paths needs no project") {
  MemoryFiles files;
  REQUIRE(files.make_directories("/x"));
  REQUIRE(files.write("/x/a.md", "One two.\n"));
  REQUIRE(files.write("/x/b.md", "One three.\n"));
  const Run run{.files = files, .root = ""};
  const Outcome outcome =
      make_redline(run, {.old_side = "/x/a.md", .new_side = "/x/b.md", .language = "", .format = "html"});
  INFO(told(outcome.diagnostics));
  CHECK(has(outcome.output, "<ins"));
  CHECK(has(outcome.output, "<del"));
}
