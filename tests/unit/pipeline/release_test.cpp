// The life of a policy: written, released, changed, released again. What is published depends on the record alone.
#include <catch2/catch.hpp>

#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

using Found = std::vector<std::string>;

const std::string terms_yaml =
    "kind: privacy_policy\ntitle: Terms\nlanguages: [en]\ncontrolling: en\nsections: [{id: words, title: Words, text: "
    "Be kind.}]\n";
const std::string terms_file = "content/acme/documents/terms.yaml";

/// A company whose law pack asks nothing, with one document, released on 1 March.
struct ReleaseWorld {
  MemoryFiles files;
  ReleaseWorld() {
    write_project(files);
    must_release(files, "2026-03-01");
    must_build(files, "2026-03-01");
  }
  void change() { edit(files, company_file, "7 years", "5 years"); }
};

std::map<std::string, std::string> site(const MemoryFiles& files) { return files.everything_in(root + "/site"); }

std::string first_id(const Outcome& outcome) {
  const auto found = ids(outcome.diagnostics);
  return found.empty() ? "" : found[0];
}

}  // namespace

TEST_CASE("nothing is published before the first release, and build says so") {
  MemoryFiles files;
  write_project(files);
  const Outcome built = build(files, "2026-03-01");
  CHECK(built.ending == Ending::done);
  CHECK(ids(built.diagnostics) == Found{"never-released"});
  CHECK(page(files) == "(nothing)");
}

TEST_CASE("a changed fact leaves the published page as it was, and the sections that would change are named") {
  ReleaseWorld world;
  const auto before = site(world.files);
  CHECK(has(page(world.files), "7 years"));
  world.change();
  const Outcome built = build(world.files, "2026-03-02");
  REQUIRE(ids(built.diagnostics) == Found{"unreleased-wording"});
  CHECK(built.diagnostics.found()[0].severity == Severity::note);
  CHECK(has(built.diagnostics.found()[0].message, "section `retention` of `acme/privacy` (en, ko)"));
  CHECK(site(world.files) == before);
  const Outcome checked = check_project(on(world.files, "2026-03-02"), {});
  CHECK(has(told(checked.diagnostics), "unreleased-wording"));
}

TEST_CASE("drafts show the new words beside the released ones, in a folder of their own, never to be indexed") {
  ReleaseWorld world;
  world.change();
  const auto before = site(world.files);
  must_build(world.files, "2026-03-02", true);
  CHECK(site(world.files) == before);
  const std::string draft = get(world.files, ".drafts/en/acme/privacy/draft/index.html");
  CHECK(has(draft, "5 years"));
  CHECK(has(draft, "noindex"));
  CHECK(has(get(world.files, ".drafts/en/acme/privacy/index.html"), "7 years"));
}

TEST_CASE("a release freezes the words, and the next build shows them with changelog and redline") {
  ReleaseWorld world;
  world.change();
  must_release(world.files, "2026-03-10");
  must_build(world.files, "2026-03-10");
  CHECK(has(page(world.files), "5 years"));
  CHECK(has(page(world.files, "ko/acme/privacy"), "5년"));
  CHECK(has(page(world.files, "en/acme/privacy/2026-03-01"), "7 years"));
  CHECK(has(page(world.files, "en/acme/privacy/2026-03-10/changes"), "data-redline"));
  CHECK(has(page(world.files, "en/acme/privacy/versions"), "2026-03-10"));
  CHECK(verify_record(on(world.files, "2026-03-10")).ending == Ending::done);
  CHECK(build(world.files, "2026-03-10").diagnostics.empty());
}

TEST_CASE("a template or a message of the project's changes no published word") {
  ReleaseWorld world;
  const std::string words = get(world.files, "site/en/acme/privacy/2026-03-01/text.fragment");
  put(world.files, "locales/en/mine.yaml", "retention.title: {text: Something else}\n");
  const Outcome built = build(world.files, "2026-03-02");
  CHECK(ids(built.diagnostics) == Found{"unreleased-wording"});
  CHECK_FALSE(has(page(world.files), "Something else"));
  CHECK(has(words, "7 years"));
  CHECK(get(world.files, "site/en/acme/privacy/2026-03-01/text.fragment") == words);
}

TEST_CASE("a mistake anywhere leaves the site untouched and is told with its place") {
  const auto [path, text] = GENERATE(table<std::string, std::string>({
      {company_file, "company: {nmae: Acme}\n"},
      {"content/acme/more.yaml", "plans: [\n"},
      {"templates/sections/retention.md", "{{ oops"},
      {"templates/pages/document.html", "{{ page.nothing }}"},
      {"locales/en/mine.yaml", "retention.title: {text: \"{\"}\n"},
      {"content/site.yaml", "title: x\n"},
      {releases + "/2026-03-01/en.md", "# Forged {: #privacy}\n"},
  }));
  INFO(path);
  ReleaseWorld world;
  world.change();
  const auto before = site(world.files);
  put(world.files, path, text);
  const Outcome built = build(world.files, "2026-03-05");
  CHECK(built.ending == Ending::refused);
  REQUIRE(built.diagnostics.has_errors());
  bool placed = false;
  for (const Diagnostic& found : built.diagnostics.found()) placed = placed || found.place.file == path;
  INFO(told(built.diagnostics));
  CHECK(placed);
  CHECK(site(world.files) == before);
  for (const auto& [name, bytes] : world.files.everything_in(root)) CHECK_FALSE(has(name, ".site.candor-new"));
}

TEST_CASE("what does not read is not judged: its words would only be echoes") {
  MemoryFiles files;
  write_project(files);
  put(files, "templates/sections/retention.md", "## {{ t('retention.title') {: #retention}\n");
  CHECK(ids(build(files, "2026-03-01").diagnostics) == Found{"template-syntax"});
  put(files, "templates/sections/retention.md", "## R {: #retention}\n\nx\n");
  put(files, "locales/en/mine.yaml", "retention.title: {text: \"{\"}\n");
  CHECK(ids(build(files, "2026-03-01").diagnostics) == Found{"message-pattern"});
}

TEST_CASE("a second release of one day is `-2`, and binds instead of the first") {
  ReleaseWorld world;
  world.change();
  must_release(world.files, "2026-03-01");
  CHECK(versions(world.files) == Found{"2026-03-01", "2026-03-01-2"});
  must_build(world.files, "2026-03-01");
  CHECK(has(page(world.files), "5 years"));
}

TEST_CASE("nothing changed is an error, unless asked for") {
  ReleaseWorld world;
  const Outcome again = release(world.files, "2026-03-05");
  CHECK(again.ending == Ending::refused);
  CHECK(first_id(again) == "nothing-changed");
  const Outcome if_changed = release(world.files, "2026-03-05", {.if_changed = true});
  CHECK(if_changed.ending == Ending::done);
  CHECK(if_changed.said == "nothing has changed in acme\n");
  CHECK(versions(world.files) == Found{"2026-03-01"});
}

TEST_CASE("a fact that no section shows makes no version") {
  ReleaseWorld world;
  put(world.files, "content/acme/more.yaml", "plans: {free: {name: Free}}\n");
  CHECK(first_id(release(world.files, "2026-03-05")) == "nothing-changed");
}

TEST_CASE("a version is not published before the last one, nor binds before it is published") {
  ReleaseWorld world;
  world.change();
  CHECK(first_id(release(world.files, "2026-03-05", {.published = day("2026-02-01")})) == "published-goes-back");
  CHECK(first_id(release(world.files, "2026-03-05", {.effective = day("2026-03-04")})) == "effective-before-published");
  CHECK(versions(world.files) == Found{"2026-03-01"});
}

TEST_CASE("an earlier day of publication is recorded as backdated") {
  ReleaseWorld world;
  world.change();
  must_release(world.files, "2026-03-20", {.published = day("2026-03-05")});
  CHECK(versions(world.files) == Found{"2026-03-01", "2026-03-05"});
  CHECK(has(get(world.files, releases + "/2026-03-05/release.yaml"), "backdated: yes"));
  CHECK_FALSE(has(get(world.files, releases + "/2026-03-01/release.yaml"), "backdated: yes"));
}

TEST_CASE("what stands in next.yaml decides, options go before it, and it is spent once") {
  ReleaseWorld world;
  world.change();
  put(world.files, releases + "/next.yaml", "effective: 2026-04-01\napproved_by: Ann\n");
  const std::string decided = get(world.files, releases + "/next.yaml");
  must_release(world.files, "2026-03-05", {.approved_by = "Bea"});
  const std::string frozen = get(world.files, releases + "/2026-03-05/release.yaml");
  CHECK(has(frozen, "effective: 2026-04-01"));
  CHECK(has(frozen, "Bea"));
  CHECK(get(world.files, releases + "/next.yaml") == "(nothing)");

  // A branch brings the spent one back, also after yet another version.
  edit(world.files, company_file, "5 years", "4 years");
  must_release(world.files, "2026-03-06", {.effective = day("2026-05-01")});
  edit(world.files, company_file, "4 years", "3 years");
  put(world.files, releases + "/next.yaml", decided);
  must_release(world.files, "2026-03-07");
  CHECK_FALSE(has(get(world.files, releases + "/2026-03-07/release.yaml"), "2026-04-01"));
}

TEST_CASE("in force follows the dates, not the order of release") {
  ReleaseWorld world;
  world.change();
  must_release(world.files, "2026-03-05", {.effective = day("2026-04-01")});
  must_build(world.files, "2026-03-31");
  CHECK(has(page(world.files), ">7 years<"));
  must_build(world.files, "2026-04-01");
  CHECK(has(page(world.files), ">5 years<"));
  CHECK_FALSE(has(page(world.files), ">7 years<"));
}

TEST_CASE("a day looked back at knows nothing later") {
  ReleaseWorld world;
  world.change();
  must_release(world.files, "2026-03-10");
  Run run = on(world.files, "2026-06-01");
  run.as_of = day("2026-03-09");
  const Outcome shown = show_text(run, {.side = "acme/privacy@in-force"});
  CHECK(has(shown.output, "7 years"));
  CHECK(first_id(show_text(run, {.side = "acme/privacy@2026-03-10"})) == "unknown-version");
  REQUIRE(build_site(run, {.out = root + "/site"}).ending == Ending::done);
  CHECK(page(world.files, "en/acme/privacy/2026-03-10") == "(nothing)");
}

TEST_CASE("today is a day in the company's time zone") {
  MemoryFiles files;
  write_project(files);
  edit(files, company_file, "name: Acme,", "name: Acme, time_zone: Pacific/Kiritimati,");
  must_release(files, "2026-03-01");  // noon UTC: the 2nd, two o'clock in the morning
  CHECK(versions(files) == Found{"2026-03-02"});
}

TEST_CASE("all documents are judged before the first is written") {
  ReleaseWorld world;
  world.change();
  put(world.files, terms_file, terms_yaml);
  edit(world.files, terms_file, "languages: [en]", "languages: [en, ko]");
  const Outcome both = release(world.files, "2026-03-05");
  CHECK(both.ending == Ending::refused);
  CHECK(first_id(both) == "incomplete-language");
  CHECK(versions(world.files) == Found{"2026-03-01"});
  CHECK(versions(world.files, "terms").empty());
  put(world.files, terms_file, terms_yaml);
  must_release(world.files, "2026-03-05");
  CHECK(versions(world.files) == Found{"2026-03-01", "2026-03-05"});
  CHECK(versions(world.files, "terms") == Found{"2026-03-05"});
}

TEST_CASE("a document is released alone when it is named; the unchanged ones are passed over otherwise") {
  ReleaseWorld world;
  put(world.files, terms_file, terms_yaml);
  must_release(world.files, "2026-03-05", {.document = "terms"});
  CHECK(versions(world.files) == Found{"2026-03-01"});
  edit(world.files, terms_file, "Be kind.", "Be brave.");
  must_release(world.files, "2026-03-06");
  CHECK(versions(world.files) == Found{"2026-03-01"});
  CHECK(versions(world.files, "terms") == Found{"2026-03-05", "2026-03-06"});
}

TEST_CASE("a document for some people, about a part of the facts, is recalled as it was") {
  ReleaseWorld world;
  put(world.files, "content/acme/people.yaml", "audiences: {members: {label: members}}\n");
  put(world.files, terms_file,
      "kind: privacy_policy\naudience: [members]\nonly: {data: [account]}\nlanguages: [en]\ncontrolling: en\nsections: "
      "[retention]\n");
  must_release(world.files, "2026-03-05", {.document = "terms"});
  world.change();
  must_release(world.files, "2026-03-06", {.document = "terms"});
  CHECK(versions(world.files, "terms") == Found{"2026-03-05", "2026-03-06"});
}

TEST_CASE("only a company of the site is released, and only a document it has") {
  ReleaseWorld world;
  world.change();
  CHECK(first_id(release(world.files, "2026-03-05", {.company = "acm"})) == "unknown-company");
  CHECK(first_id(release(world.files, "2026-03-05", {.company = "../acme"})) == "unknown-company");
  CHECK(first_id(release(world.files, "2026-03-05", {.document = "privcy"})) == "unknown-document");
  CHECK(first_id(check_project(on(world.files, "2026-03-05"), {.company = "acm"})) == "unknown-company");
}

TEST_CASE("an incomplete language stops a release, unless the document may fall back") {
  ReleaseWorld world;
  edit(world.files, company_file, "billing records", "bills");
  CHECK(first_id(release(world.files, "2026-03-05")) == "incomplete-language");
  edit(world.files, privacy_file, "controlling: en\n", "controlling: en\nfallback: yes\n");
  must_release(world.files, "2026-03-05");
  CHECK(has(get(world.files, releases + "/2026-03-05/ko.md"), "lang=en"));
  CHECK(has(get(world.files, releases + "/2026-03-05/release.yaml"), "fallbacks"));
}

TEST_CASE("words that the controlling language itself lacks stop a release, whatever may fall back") {
  MemoryFiles files;
  write_project(files);
  put(files, "locales/en/mine.yaml", "mine.title: {text: Mine}\n");
  put(files, "templates/sections/retention.md", "## {{ t('mine.title') }} {: #retention}\n\nx\n");
  put(files, privacy_file,
      "kind: privacy_policy\nlanguages: [ko]\ncontrolling: ko\nfallback: yes\nsections: [retention]\n");
  CHECK(first_id(release(files, "2026-03-05")) == "incomplete-language");
}

TEST_CASE("a language that is dropped is a change of the words, and check names it") {
  ReleaseWorld world;
  edit(world.files, privacy_file, "[en, ko]", "[en]");
  const Outcome checked = check_project(on(world.files, "2026-03-05"), {.company = "acme"});
  CHECK(has(told(checked.diagnostics), "(the whole text)` of `acme/privacy` (ko)"));
  must_release(world.files, "2026-03-05");
  CHECK(get(world.files, releases + "/2026-03-05/ko.md") == "(nothing)");
}

TEST_CASE("a document whose file is gone is still published, and has no draft") {
  ReleaseWorld world;
  REQUIRE(world.files.remove_file(path_in(root, privacy_file)));
  must_build(world.files, "2026-03-05");
  CHECK(has(page(world.files), "7 years"));
  const Outcome draft = show_text(on(world.files, "2026-03-05"), {.side = "acme/privacy@draft"});
  CHECK(draft.ending == Ending::refused);
  CHECK(first_id(draft) == "unknown-document");
}

TEST_CASE("where site.yaml does not read, nobody is told that there is no such company") {
  MemoryFiles files;
  write_project(files);
  edit(files, "content/site.yaml", "companies: [acme]", "companies: [acme");
  CHECK(ids(release(files, "2026-03-05").diagnostics) == std::vector<std::string>{"yaml-syntax"});
  CHECK(ids(check_project(on(files, "2026-03-05"), {.company = "acme"}).diagnostics) ==
        std::vector<std::string>{"yaml-syntax"});
}
