// What a build remembers beside the site: it spares work, and never changes a byte of the site or hides a finding.
#include <catch2/catch.hpp>

#include <functional>

#include "hash/sha256.h"
#include "pipeline/site_memory.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string memory_file = ".site.candor-memory";
const std::string first_day = "2026-03-01";

/// A project released and built, with nothing left to say of it.
void write_built(MemoryFiles& files) {
  write_project(files);
  must_release(files, first_day);
  must_build(files, first_day);
}

MemoryFiles& without_memory(MemoryFiles& files) {
  static_cast<void>(files.remove_file(path_in(root, memory_file)));
  return files;
}

bool was_spared(const Outcome& outcome) { return has(outcome.details, "no byte of content/acme has changed\n"); }

struct EditOfProject {
  std::string what;
  std::function<void(MemoryFiles&)> make;
  std::string day = first_day;
};

const std::vector<EditOfProject> edits_of_project = {
    {"a fact", [](MemoryFiles& files) { edit(files, company_file, "7 years", "5 years"); }},
    {"a comment", [](MemoryFiles& files) { edit(files, company_file, "retention:", "# kept how long?\nretention:"); }},
    {"another file of facts",
     [](MemoryFiles& files) { put(files, "content/acme/rights.yaml", "rights: {access: {}}\n"); }},
    {"a mistyped fact", [](MemoryFiles& files) { edit(files, company_file, "keep:", "kepe:"); }},
    {"a file that does not belong there", [](MemoryFiles& files) { put(files, "content/acme/facts.yml", "a: b\n"); }},
    {"a translation", [](MemoryFiles& files) { edit(files, ko_file, "청구 기록", "청구서 기록"); }},
    {"a document", [](MemoryFiles& files) { edit(files, privacy_file, "[retention]", "[retention, data]"); }},
    {"a document that is gone", [](MemoryFiles& files) { REQUIRE(files.remove_file(path_in(root, privacy_file))); }},
    {"decisions about the next release",
     [](MemoryFiles& files) { put(files, releases + "/next.yaml", "effective: 2026-13-01\n"); }},
    {"a frozen word", [](MemoryFiles& files) { edit(files, releases + "/2026-03-01/en.md", "7 years", "9 years"); }},
    {"a file within the record", [](MemoryFiles& files) { put(files, releases + "/2026-03-01/more.md", "More.\n"); }},
    {"a release",
     [](MemoryFiles& files) {
       edit(files, company_file, "7 years", "5 years");
       must_release(files, "2026-03-02");
     },
     "2026-03-02"},
    {"another day", [](MemoryFiles&) {}, "2026-03-02"},
    {"a day before the release", [](MemoryFiles&) {}, "2026-02-01"},
    {"a template of a section",
     [](MemoryFiles& files) {
       put(files, "templates/sections/retention.md", "## {{ t(\"retention.title\") }} {: #retention}\n\nForever.\n");
     }},
    {"a template of a page",
     [](MemoryFiles& files) {
       put(files, "templates/pages/company.html", "<!DOCTYPE html>\n<title>Company</title>\n");
     }},
    {"a message",
     [](MemoryFiles& files) { put(files, "locales/en/own.yaml", "retention.title: {text: Retention}\n"); }},
    {"the style sheet", [](MemoryFiles& files) { put(files, "templates/assets/site.css", "body { color: black }\n"); }},
    {"the site's title", [](MemoryFiles& files) { edit(files, "content/site.yaml", "Policies", "All policies"); }},
    {"the site's address", [](MemoryFiles& files) { edit(files, "content/site.yaml", "example.com", "example.org"); }},
    {"a page written by hand",
     [](MemoryFiles& files) { put(files, "site/en/acme/privacy/index.html", "<p>Nothing kept.</p>"); }},
    {"a page that is gone", [](MemoryFiles& files) { REQUIRE(files.remove_file(root + "/site/en/acme/index.html")); }},
};

}  // namespace

TEST_CASE("a company of which no byte has changed is not walked again, and the site stays as it is") {
  MemoryFiles files;
  write_built(files);
  const auto before = files.everything_in(root);
  const Outcome again = build(files, first_day);
  CHECK(was_spared(again));
  CHECK(has(again.said, "nothing to do"));
  CHECK(files.everything_in(root) == before);
}

TEST_CASE("whatever changes is seen, and the site is the one that is built without the memory", "[slow]") {
  for (const EditOfProject& edit : edits_of_project) {
    INFO(edit.what);
    MemoryFiles with, without;
    write_built(with);
    edit.make(with);
    write_built(without);
    edit.make(without);
    const Outcome one = build(with, edit.day);
    const Outcome other = build(without_memory(without), edit.day);
    CHECK_FALSE(was_spared(one));
    CHECK(told(one.diagnostics) == told(other.diagnostics));
    CHECK(one.ending == other.ending);
    CHECK(with.everything_in(root + "/site") == without.everything_in(root + "/site"));
  }
}

TEST_CASE("beside a company that changed, another is kept, and the site's own pages name both as ever") {
  MemoryFiles with, without;
  for (MemoryFiles* files : {&with, &without}) {
    write_project(*files);
    edit(*files, "content/site.yaml", "[acme]", "[acme, beta]");
    put(*files, "content/beta/company.yaml", company_yaml);
    edit(*files, "content/beta/company.yaml", "Acme", "Beta");
    put(*files, "content/beta/documents/privacy.yaml", privacy_yaml);
    put(*files, "content/beta/translations/ko.yaml", ko_yaml);
    must_release(*files, first_day);
    must_release(*files, first_day, {.company = "beta"});
    must_build(*files, first_day);
    edit(*files, company_file, "7 years", "5 years");
    must_release(*files, first_day);
  }
  const Outcome outcome = build(with, first_day);
  CHECK_FALSE(was_spared(outcome));
  CHECK(has(outcome.details, "no byte of content/beta has changed\n"));
  REQUIRE(without.remove_tree(root + "/site"));
  must_build(without, first_day);
  CHECK(with.everything_in(root) == without.everything_in(root));
}

TEST_CASE("a company of which there is something to say is walked each time, so that it is said each time") {
  MemoryFiles files;
  write_built(files);
  edit(files, company_file, "7 years", "5 years");
  for (int time = 0; time < 3; ++time) {
    const Outcome outcome = build(files, first_day);
    CHECK_FALSE(was_spared(outcome));
    CHECK(ids(outcome.diagnostics) == std::vector<std::string>{"unreleased-wording"});
  }
}

TEST_CASE("a memory of another site, of other sources, altered or cut off is none") {
  MemoryFiles files;
  write_built(files);
  const std::string memory = get(files, memory_file);
  const std::string tools = memory.substr(memory.find("tools: ") + 7, 64);
  const std::string manifest = memory.substr(memory.find("manifest: ") + 10, 64);
  CHECK(read_site_memory(memory, tools, manifest).companies.size() == 1);
  CHECK(read_site_memory(memory, sha256_hex("another Candor"), manifest).companies.empty());
  CHECK(read_site_memory(memory, tools, sha256_hex("another site")).companies.empty());
  for (std::size_t end = 0; end < memory.size(); ++end) {
    CHECK(read_site_memory(memory.substr(0, end), tools, manifest).companies.empty());
  }
  for (std::size_t at = 0; at < memory.size(); ++at) {
    std::string altered = memory;
    altered[at] = static_cast<char>(altered[at] ^ 1);
    CHECK(read_site_memory(altered, tools, manifest).companies.empty());
  }
}

TEST_CASE("a memory reads back as it was written") {
  const Date day_one = day("2026-03-01");
  SiteMemory memory{.tools = "t", .manifest = "m", .companies = {}};
  RememberedCompany company{
      .folder = "f", .zone = "Asia/Seoul", .today = day_one, .pages = {"en/a b/\"x\".html", "no"}, .summary = {}};
  company.summary = {
      .id = "acme",
      .languages = {"en", "no"},
      .names = {{"en", "Acme: the “best” # one"}, {"no", "yes"}},
      .main_language = "no",
      .sample = true,
      .indexed = {{"en/acme/", day_one, {{"en", "en/acme/"}, {"x-default", "no/acme/"}}}, {"empty/", day_one, {}}},
      .last_changed = day_one};
  memory.companies["acme"] = company;
  memory.companies["no"] = {
      .folder = "", .zone = "UTC", .today = day_one, .pages = {}, .summary = {.id = "no", .last_changed = day_one}};
  const std::string written = write_site_memory(memory);
  const SiteMemory read = read_site_memory(written, "t", "m");
  CHECK(read.companies.size() == 2);
  CHECK(read.companies.at("acme").summary.names == company.summary.names);
  CHECK(read.companies.at("acme").summary.indexed.at(0).alternates == company.summary.indexed.at(0).alternates);
  CHECK(write_site_memory(read) == written);
}

TEST_CASE("a site without its memory, and a memory without its site, are built as ever") {
  MemoryFiles files;
  write_built(files);
  const auto before = files.everything_in(root);
  must_build(without_memory(files), first_day);
  CHECK(files.everything_in(root) == before);  // and it is remembered again
  REQUIRE(files.remove_tree(root + "/site"));
  must_build(files, first_day);
  CHECK(files.everything_in(root) == before);
}
