// What a preview shows after a save: only what was touched is read anew, and what does not read stays as it last was.
#include <catch2/catch.hpp>

#include "pipeline/read_preview.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

using Paths = std::set<std::string>;

const Touched everything{.project = true, .companies = {}};

struct PreviewWorld {
  MemoryFiles files;
  Preview preview;

  PreviewWorld() {
    write_project(files);
    put(files, "content/site.yaml",
        "title: Policies\nbase_url: https://example.com\ndefault_language: en\ncompanies: [acme, beta]\n");
    put(files, "content/beta/company.yaml", "company: {name: Beta, country: DE}\n");
    put(files, "content/beta/documents/terms.yaml",
        "kind: terms\ntitle: Terms\nlanguages: [en]\ncontrolling: en\nsections:\n  - {id: words, title: Words, text: "
        "Old words.}\n");
    must_release(files, "2026-03-01");
  }
  void read(const Touched& touched = everything) { preview = read_preview(on(files, "2026-03-20"), preview, touched); }
  void saved(const std::string& path) { read(touched_by({path})); }

  std::string draft(const std::string& company, const std::string& document) {
    const PreviewedCompany* found = preview.company(company);
    const WalkedDocument* walked = found ? found->walked.document(document) : nullptr;
    return walked && !walked->texts.empty() ? walked->texts.front().markdown : "(none)";
  }
  std::vector<std::string> wrong() {
    std::vector<std::string> all;
    for (const Diagnostic& found : preview.wrong())
      all.push_back(found.id + " " + found.place.file + ":" + std::to_string(found.place.line));
    return all;
  }
};

}  // namespace

TEST_CASE("a save touches its company, or everything where all companies depend on it, or nothing") {
  CHECK(touched_by({"content/acme/company.yaml", "content/acme/documents/privacy.yaml"}).companies == Paths{"acme"});
  CHECK(touched_by({"content/acme/releases/privacy/HEAD", "content/beta/x.yaml"}).companies == Paths{"acme", "beta"});
  for (const std::string path : {"content/site.yaml", "content", "content/acme", "content/laws/own.yaml", "templates",
                                 "templates/sections/retention.md", "locales/ko/site.yaml"}) {
    INFO(path);
    CHECK(touched_by({path}).project);
  }
  for (const std::string path : {"site/index.html", "README.md", ".git/HEAD", "content/acme/.company.yaml.swp",
                                 "content/.tmp/x.yaml", "contents/acme/x.yaml", "templates/.x.md", ""}) {
    INFO(path);
    CHECK_FALSE(touched_by({path}).anything());
  }
}

TEST_CASE("only the company that was touched is read anew") {
  PreviewWorld world;
  world.read();
  CHECK(world.wrong().empty());
  const auto beta = world.preview.read.at("beta");
  edit(world.files, company_file, "7 years", "9 years");
  world.saved(company_file);
  CHECK(has(world.draft("acme", "privacy"), "9 years"));
  CHECK(world.preview.read.at("beta") == beta);
}

TEST_CASE("a mistake leaves the last good words, with the mistake; mended, both are gone") {
  PreviewWorld world;
  world.read();
  edit(world.files, company_file, "keep: 7 years", "kepe: 9 years");
  world.saved(company_file);
  CHECK(has(world.draft("acme", "privacy"), "7 years"));
  CHECK(world.wrong() == std::vector<std::string>{"unknown-key " + company_file + ":7"});
  // Another company is read and shown meanwhile.
  edit(world.files, "content/beta/documents/terms.yaml", "Old words", "New words");
  world.saved("content/beta/documents/terms.yaml");
  CHECK(has(world.draft("beta", "terms"), "New words"));
  CHECK(world.wrong().size() == 1);
  edit(world.files, company_file, "kepe: 9 years", "keep: 9 years");
  world.saved(company_file);
  CHECK(has(world.draft("acme", "privacy"), "9 years"));
  CHECK(world.wrong().empty());
}

TEST_CASE("a project that is broken at the start shows what is wrong, and follows when it is mended") {
  PreviewWorld world;
  put(world.files, "content/site.yaml", "title: [\n");
  world.read();
  CHECK_FALSE(world.preview.project);
  CHECK_FALSE(world.wrong().empty());
  put(world.files, "content/site.yaml", site_yaml);
  world.saved("content/site.yaml");
  CHECK(world.preview.companies == std::vector<std::string>{"acme"});
  CHECK(has(world.draft("acme", "privacy"), "7 years"));
}

TEST_CASE("a company that is broken at the start leaves the others") {
  PreviewWorld world;
  edit(world.files, company_file, "keep: 7 years", "kepe: 7 years");
  world.read();
  CHECK(world.draft("acme", "privacy") == "(none)");
  CHECK(has(world.draft("beta", "terms"), "Old words"));
  CHECK(world.wrong() == std::vector<std::string>{"unknown-key " + company_file + ":7"});
}

TEST_CASE("a template that does not read leaves the words as they were; one that does is seen in all companies") {
  PreviewWorld world;
  world.read();
  const std::string path = "templates/sections/retention.md";
  put(world.files, path, "{% if %}");
  world.saved(path);
  CHECK(has(world.draft("acme", "privacy"), "7 years"));
  CHECK_FALSE(world.preview.project_is_current);
  CHECK_FALSE(world.wrong().empty());
  // A company's save meanwhile is composed with the words that last read.
  edit(world.files, company_file, "7 years", "9 years");
  world.saved(company_file);
  CHECK(has(world.draft("acme", "privacy"), "9 years"));
  put(world.files, path, "## {{ t(\"retention.title\") }} {: #retention}\n\nOur own.\n");
  world.saved(path);
  CHECK(has(world.draft("acme", "privacy"), "Our own."));
  CHECK(world.wrong().empty());
}

TEST_CASE("with all companies touched, those named are read first and the others after them") {
  PreviewWorld world;
  world.read();
  edit(world.files, company_file, "7 years", "9 years");
  edit(world.files, "content/beta/documents/terms.yaml", "Old words", "New words");
  world.read({.project = true, .companies = {"acme"}});
  CHECK(has(world.draft("acme", "privacy"), "9 years"));
  CHECK(has(world.draft("beta", "terms"), "Old words"));
  CHECK(world.preview.behind == Paths{"beta"});
  world.read({.project = false, .companies = world.preview.behind});
  CHECK(has(world.draft("beta", "terms"), "New words"));
  CHECK(world.preview.behind.empty());
}

TEST_CASE("a company that the site no longer names is gone, and so is what was wrong with it") {
  PreviewWorld world;
  edit(world.files, "content/beta/documents/terms.yaml", "kind: terms", "kind: poem");
  world.read();
  CHECK(world.wrong().size() == 1);
  REQUIRE(world.files.remove_tree("/p/content/beta"));
  put(world.files, "content/site.yaml", site_yaml);
  world.read();
  CHECK(world.wrong().empty());
  CHECK_FALSE(world.preview.company("beta"));
}

TEST_CASE("what check would say stands with each document, and reading writes nothing") {
  PreviewWorld world;
  edit(world.files, company_file, "account data", "accounts");
  world.files.start_again();
  world.read();
  CHECK(world.files.mutations() == 0);
  const PreviewedCompany* acme = world.preview.company("acme");
  CHECK(acme->judged(*acme->walked.document("privacy")).count(Severity::warning) > 0);
}
