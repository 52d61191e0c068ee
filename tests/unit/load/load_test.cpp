// Load: which files are read, what is refused and where it is told, and what a project brings of its own.
#include <catch2/catch.hpp>

#include "load/load_company.h"
#include "load/project.h"
#include "unit/pipeline/world.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string en_retention = "retention.title: {text: How long}\n";

Diagnostics load(const Files& files) {
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  for (const std::string& id : project.companies) load_company(files, project, id, diagnostics);
  return diagnostics;
}

std::vector<std::string> findings_with(const std::string& path, const std::string& text) {
  MemoryFiles files;
  write_project(files);
  put(files, path, text);
  return findings(load(files));
}

using Found = std::vector<std::string>;

Company company_with(const std::string& facts) {
  MemoryFiles files;
  write_project(files);
  put(files, company_file, facts);
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  return load_company(files, project, "acme", diagnostics);
}

std::string message_of(const Files& files, const std::string& language, const std::string& id) {
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  const auto catalogue = project.words->catalogue(language);
  const auto* message = catalogue ? catalogue->find(id) : nullptr;
  return message ? message->pattern : "(nothing)";
}

}  // namespace

TEST_CASE("a whole small project loads without a finding") {
  MemoryFiles files;
  write_project(files);
  const Diagnostics found = load(files);
  INFO(told(found));
  CHECK(found.empty());
}

TEST_CASE("files that nobody reads are errors, whatever they are called") {
  CHECK(findings_with("content/acme/more.yml", "a: b\n") == Found{"stray-file content/acme/more.yml"});
  CHECK(findings_with("content/acme/notes.txt", "a: b\n") == Found{"stray-file content/acme/notes.txt"});
  CHECK(findings_with("content/acme/document/x.yaml", "a: b\n") == Found{"stray-file content/acme/document"});
  CHECK(findings_with("content/acme/documents/old/x.yaml", "a: b\n") == Found{"stray-file content/acme/documents/old"});
  CHECK(findings_with("content/acme/documents/terms.yml", "a: b\n") ==
        Found{"stray-file content/acme/documents/terms.yml"});
  CHECK(findings_with("content/acme/translations/korean.yaml", ko_yaml) ==
        Found{"stray-file content/acme/translations/korean.yaml"});
  CHECK(findings_with("content/laws/mine.yml", "a: b\n") == Found{"stray-file content/laws/mine.yml"});
  CHECK(findings_with("locales/en/mine.yml", en_retention) == Found{"stray-file locales/en/mine.yml"});
}

TEST_CASE("READMEs and dotfiles are nobody's business") {
  CHECK(findings_with("content/acme/README.md", "# x").empty());
  CHECK(findings_with("content/acme/documents/.keep", "").empty());
  CHECK(findings_with("content/.git/x", "").empty());
  CHECK(findings_with("templates/sections/README.md", "{{ no template").empty());
  CHECK(findings_with("locales/en/.swap.yaml", "{{").empty());
}

TEST_CASE("a link is an error where a file is read: what it shows may change without a trace") {
  MemoryFiles files;
  write_project(files);
  put(files, "elsewhere.yaml", "scope: {audiences: everyone}\n");
  files.make_symlink("../../elsewhere.yaml", root + "/content/acme/scope.yaml");
  REQUIRE(files.make_directories(root + "/locales"));
  files.make_symlink("../elsewhere", root + "/locales/en");
  files.make_symlink("/", root + "/templates");
  CHECK(findings(load(files)) ==
        Found{"stray-file content/acme/scope.yaml", "stray-file locales/en", "stray-file templates"});
}

TEST_CASE("all fact files are one tree: a key stands in one of them, and references reach across") {
  CHECK(findings_with("content/acme/more.yaml", "plans: {free: {name: Free}}\nretention: {x: {keep: 1 day}}\n") ==
        Found{"key-in-two-files content/acme/more.yaml:2"});
  MemoryFiles files;
  write_project(files);
  edit(files, company_file, "data:\n  account: {label: account data}\n", "");
  CHECK(findings(load(files)) == Found{"unknown-reference content/acme/company.yaml:5"});
  put(files, "content/acme/data.yaml", "data:\n  account: {label: account data}\n");
  CHECK(findings(load(files)).empty());
}

TEST_CASE("facts that do not read are told once, without an echo from what refers to them") {
  MemoryFiles files;
  write_project(files);
  edit(files, company_file, "data:\n  account: {label: account data}\n", "");
  put(files, "content/acme/data.yaml", "data:\n  account: {label: account data\n");
  const Found found = findings(load(files));
  REQUIRE(found.size() == 1);
  CHECK(has(found[0], "content/acme/data.yaml"));
}

TEST_CASE("words are in Normalization Form C however they were typed") {
  const Company company = company_with("company: {name: Cafe\xCC\x81}\n");
  CHECK(company.facts.at_path("company.name").text() == "Caf\xC3\xA9");
}

TEST_CASE("scalars are text: Norway is a country and 1.10 is not 1.1") {
  const Company company = company_with("company: {name: 1.10, country: NO}\n");
  CHECK(company.facts.at_path("company.name").text() == "1.10");
  CHECK(company.facts.at_path("company.country").text() == "NO");
  CHECK(company.facts.at_path("company.country").place().line == 1);
  CHECK(company.facts.at_path("company.country").place().column == 32);
}

TEST_CASE("a company that is listed has a folder, and a folder is listed") {
  CHECK(findings_with("content/site.yaml",
                      "title: P\nbase_url: https://e.example\ndefault_language: en\ncompanies: [acme, acm]\n") ==
        Found{"unknown-company content/site.yaml:4"});
  CHECK(findings_with("content/globex/company.yaml", "company: {name: Globex}\n") ==
        Found{"unknown-company content/globex"});
  CHECK(findings_with("content/laws/README.md", "packs\n").empty());
}

TEST_CASE("Markdown is judged where it was written, its translation too") {
  const std::string document =
      privacy_yaml.substr(0, privacy_yaml.find("sections")) + "sections:\n  - {use: retention, after: Call us <br>.}\n";
  CHECK(findings_with(privacy_file, document) == Found{"raw-html content/acme/documents/privacy.yaml:5"});
  MemoryFiles files;
  write_project(files);
  put(files, privacy_file,
      privacy_yaml.substr(0, privacy_yaml.find("sections")) + "sections:\n  - {use: retention, after: Call us.}\n");
  put(files, ko_file,
      ko_yaml + "documents.privacy.sections.retention.after: {source: Call us., text: <script>x</script>}\n");
  CHECK(findings(load(files)) == Found{"raw-html content/acme/translations/ko.yaml:3"});
  put(files, ko_file,
      ko_yaml + "documents.privacy.sections.retention.after:\n  - {source: Call us., text: \"```\\nx\"}\n");
  CHECK(findings(load(files)) == Found{"unclosed-fence content/acme/translations/ko.yaml:4"});
}

TEST_CASE("a document names each section once, and is written in one of its languages") {
  CHECK(
      findings_with(privacy_file, "kind: privacy_policy\nlanguages: [en]\ncontrolling: ko\nsections: [retention]\n") ==
      Found{"controlling-not-offered content/acme/documents/privacy.yaml:3"});
  CHECK(findings_with(privacy_file,
                      "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [retention, retention]\n") ==
        Found{"duplicate-section content/acme/documents/privacy.yaml:4"});
}

TEST_CASE("days are counted in a time zone that exists") {
  CHECK(findings_with(company_file, "company: {name: Acme, time_zone: Mars/Base}\n") ==
        Found{"bad-time-zone content/acme/company.yaml:1"});
  CHECK(company_with("company: {name: Acme, time_zone: Asia/Seoul}\n").zone == "Asia/Seoul");
  CHECK(company_with("company: {name: Acme}\n").zone == "UTC");
}

TEST_CASE("a message of the project's replaces the built-in one, in whichever file it stands") {
  for (const std::string file : {"locales/en/mine.yaml", "locales/en/retention.yaml"}) {
    INFO(file);
    MemoryFiles files;
    write_project(files);
    put(files, file, en_retention);
    CHECK(message_of(files, "en", "retention.title") == "How long");
    CHECK(message_of(files, "en", "retention.intro") != "(nothing)");
    CHECK(findings(load(files)).empty());
  }
  CHECK(findings_with("locales/en/mine.yaml", en_retention + "retention.title: {text: again}\n").size() == 1);
}

TEST_CASE("one id in two of the project's files is an error") {
  MemoryFiles files;
  write_project(files);
  put(files, "locales/en/a.yaml", en_retention);
  put(files, "locales/en/b.yaml", en_retention);
  CHECK(ids(load(files)) == Found{"duplicate-message"});
}

TEST_CASE("messages stand in a language's folder, under keys that are known") {
  CHECK(findings_with("locales/en.yaml", en_retention) == Found{"bad-locale-folder locales/en.yaml"});
  CHECK(findings_with("locales/klingonish/a.yaml", en_retention) ==
        Found{"bad-locale-folder locales/klingonish/a.yaml"});
  CHECK(findings_with("locales/en/a.yaml", "retention.title: How long\n") == Found{"wrong-type locales/en/a.yaml:1"});
  CHECK(findings_with("locales/en/a.yaml", "retention.title: {txt: How long}\n") ==
        Found{"missing-key locales/en/a.yaml:1", "unknown-key locales/en/a.yaml:1"});
}

TEST_CASE("a project's locale says how its language writes, and keeps the digits it does not speak of") {
  MemoryFiles files;
  write_project(files);
  put(files, "locales/fa/language.yaml", "digits: arabext\n");
  put(files, "locales/fa/a.yaml", "retention.title: {text: x}\n");
  Diagnostics diagnostics;
  CHECK(has(load_project(files, root, diagnostics).words->catalogue("fa")->locale(), "arabext"));
  CHECK(findings_with("locales/fa/language.yaml", "digits: roman\n")[0] == "not-in-list locales/fa/language.yaml:1");
}

TEST_CASE("a project's template goes before the built-in one of the same path") {
  MemoryFiles files;
  write_project(files);
  put(files, "templates/sections/retention.md", "ours\n");
  put(files, "templates/assets/site.css", "a {}\n");
  Diagnostics diagnostics;
  const Project project = load_project(files, root, diagnostics);
  CHECK(project.words->assets().at("assets/site.css") == "a {}\n");
  CHECK(project.words->find("sections/retention.md", "en"));
  CHECK(project.words->find("sections/rights.md", "en"));
  CHECK(project.can_speak);
}

TEST_CASE("a project whose templates or messages do not read cannot speak") {
  for (const auto& [path, text] : std::map<std::string, std::string>{{"templates/sections/x.md", "{{ t('a'"},
                                                                     {"templates/sections/x.md", "{{ x|nofilter }}"},
                                                                     {"locales/en/a.yaml", "a.b: {text: \"{x\"}\n"}}) {
    INFO(path);
    MemoryFiles files;
    write_project(files);
    put(files, path, text);
    Diagnostics diagnostics;
    CHECK_FALSE(load_project(files, root, diagnostics).can_speak);
  }
}

TEST_CASE("what is decided about a release is read with the company, and typed") {
  CHECK(findings_with(releases + "/next.yaml", "effective: 2026-02-31\n") ==
        Found{"bad-date content/acme/releases/privacy/next.yaml:1"});
  CHECK(findings_with(releases + "/next.yaml", "efective: 2026-02-01\n") ==
        Found{"unknown-key content/acme/releases/privacy/next.yaml:1"});
}

TEST_CASE("what readers see is found with the key by which translators call it") {
  const Company company = company_with(company_yaml + "scope: {audiences: everyone}\n");
  std::vector<std::string> keys;
  for (const ReaderText& text : company.reader_texts) keys.push_back(text.key + "=" + text.value.text());
  CHECK(keys == Found{"data.account.label=account data", "retention.billing.label=billing records"});
}

TEST_CASE("suppressions are the team's, not facts") {
  const Company company = company_with(company_yaml + "suppress:\n  - {id: gdpr-13-2-a, reason: x}\n");
  CHECK_FALSE(company.facts.at("suppress").is_defined());
  CHECK(company.suppress.size() == 1);
}

TEST_CASE("a project is found from any folder within it") {
  MemoryFiles files;
  write_project(files);
  CHECK(find_project(files, root + "/content/acme/documents") == root);
  CHECK(find_project(files, "/").empty());
  CHECK(find_project(files, "/nowhere").empty());
}
