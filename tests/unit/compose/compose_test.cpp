// Compose: facts become words, in each language; which sections there are, which prose stands where, what is missing.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

using Found = std::vector<std::string>;

/// Templates of our own, so that the wording of the built-in ones may change.
void write_templates(Files& files) {
  put(files, "templates/sections/first.md",
      "## First {: #first}\n\n{% if data is defined %}\n{% for id, row in data|items %}\n- {{ row.label }}\n{% endfor "
      "%}\n"
      "{% if text_has(\"second\") %}\nSee [second](#second).\n{% endif %}\n{% endif %}\n");
  put(files, "templates/sections/second.md",
      "{% if plans is defined %}\n## Second {: #second}\n\n{{ plans.free.name }}\n{% endif %}\n");
  put(files, "templates/sections/third.md",
      "{% if text_has(\"second\") %}\n## Third {: #third}\n\nWords.\n{% endif %}\n");
  put(files, "templates/sections/fourth.md",
      "{% if text_has(\"third\") %}\n## Fourth {: #fourth}\n\nWords.\n{% endif %}\n");
}

const std::string facts = "company: {name: Acme}\ndata:\n  account: {label: account data}\n";
const std::string korean = "data.account.label: {source: account data, text: 계정 정보}\n";

MemoryFiles& world(const std::string& company, const std::string& sections, const std::string& ko = korean,
                   const std::string& languages = "en, ko") {
  static std::vector<std::unique_ptr<MemoryFiles>> kept;
  MemoryFiles& files = *kept.emplace_back(std::make_unique<MemoryFiles>());
  write_project(files);
  write_templates(files);
  put(files, company_file, company);
  put(files, privacy_file,
      "kind: privacy_policy\nlanguages: [" + languages + "]\ncontrolling: en\nsections: " + sections + "\n");
  put(files, ko_file, ko);
  return files;
}

}  // namespace

TEST_CASE("one section in two languages: a title, a heading with its id, tidy Markdown") {
  const Composed composed = compose(world(facts, "[first]"));
  INFO(told(composed.diagnostics));
  CHECK(composed.words("en") == "# Privacy Policy {: #privacy}\n\n## First {: #first}\n\n- account data\n");
  CHECK(composed.words("ko") == "# 개인정보 처리방침 {: #privacy}\n\n## First {: #first}\n\n- 계정 정보\n");
  CHECK(composed.text("ko").title == "개인정보 처리방침");
  CHECK(composed.diagnostics.empty());
}

TEST_CASE("a section that has nothing to say is left out, and so are the links to it") {
  CHECK_FALSE(has(compose(world(facts, "[first, second]")).words("en"), "econd"));
  const Composed both = compose(world(facts + "plans: {free: {name: Free}}\n", "[first, second]"));
  CHECK(has(both.words("en"), "See [second](#second)."));
  CHECK(has(both.words("ko"), "## Second {: #second}"));
}

TEST_CASE("silence spreads: a section that spoke only of a silent one is silent too, and so on") {
  const std::string four = "[fourth, third, second, first]";
  CHECK(compose(world(facts, four)).words("en") == compose(world(facts, "[first]")).words("en"));
  CHECK(has(compose(world(facts + "plans: {free: {name: Free}}\n", four)).words("en"), "## Fourth"));
}

TEST_CASE("a document's own title goes before the usual one") {
  MemoryFiles& files = world(facts, "[first]");
  edit(files, privacy_file, "kind: privacy_policy\n", "kind: privacy_policy\ntitle: Our *promise*\n");
  CHECK(has(compose(files).words("en"), "# Our \\*promise\\* {: #privacy}\n"));
}

TEST_CASE("a section may bear the document's id: the title then gives way") {
  const Composed composed = compose(world(facts, "[{id: privacy, title: Privacy, text: Words.}]"));
  CHECK(composed.words("en") == "# Privacy Policy {: #document-privacy}\n\n## Privacy {: #privacy}\n\nWords.\n");
  CHECK(composed.diagnostics.empty());
}

TEST_CASE("prose stands before, after or instead of a section's words, the heading stays") {
  const auto words = [](const std::string& prose) {
    const Composed composed = compose(world(facts, "[{use: first, " + prose + "}]"));
    return composed.words("en").substr(composed.words("en").find("## "));
  };
  CHECK(words("before: Hear *this*.") == "## First {: #first}\n\nHear *this*.\n\n- account data\n");
  CHECK(words("after: That is all.") == "## First {: #first}\n\n- account data\n\nThat is all.\n");
  CHECK(words("instead: Nothing.") == "## First {: #first}\n\nNothing.\n");
}

TEST_CASE("a section of the company's own has its heading, its id and its words") {
  const Composed composed =
      compose(world(facts, "[first, {id: story, title: Our story, text: We began.}]",
                    korean + "documents.privacy.sections.story.title: {source: Our story, text: 이야기}\n"
                             "documents.privacy.sections.story.text: {source: We began., text: 시작}\n"));
  CHECK(has(composed.words("en"), "\n## Our story {: #story}\n\nWe began.\n"));
  CHECK(has(composed.words("ko"), "\n## 이야기 {: #story}\n\n시작\n"));
  CHECK(facts_of_block(composed.text("en"), "We began.") == Found{"documents.privacy.sections.1.text"});
}

TEST_CASE("an author's Markdown stands as it was written: line breaks by two blanks, blank lines within code") {
  const std::string prose = "One line  \ntwo.\n\n```\na\n\n\nb\n```\n";
  const Composed composed = compose(world(
      facts,
      "\n  - use: first\n    after: |\n      One line  \n      two.\n\n      ```\n      a\n\n\n      b\n      ```"));
  INFO(told(composed.diagnostics));
  CHECK(has(composed.words("en"), prose));
}

TEST_CASE("a section whose words lack a translation is in the controlling language, whole and marked") {
  const Composed composed =
      compose(world(facts, "[first, {id: story, title: Our story, text: We began.}]",
                    korean + "documents.privacy.sections.story.title: {source: Our story, text: 이야기}\n"));
  const Text& ko = composed.text("ko");
  CHECK(has(ko.markdown, "\n## Our story {: #story lang=en}\n\nWe began.\n"));
  CHECK(has(ko.markdown, "- 계정 정보"));
  CHECK(ko.fallbacks == Found{"story"});
  REQUIRE(ko.missing.size() == 1);
  CHECK(ko.missing[0].what == MissingWords::What::translation);
  CHECK(ko.missing[0].path == "documents.privacy.sections.story.text");
  CHECK(ko.missing[0].place.file == privacy_file);
  CHECK(composed.text("en").missing.empty());
}

TEST_CASE("a translation made from other words is outdated: its place is the entry's") {
  const Composed composed = compose(world(facts, "[first]", "data.account.label: {source: account, text: 계정}\n"));
  const Text& ko = composed.text("ko");
  CHECK(has(ko.markdown, "## First {: #first lang=en}\n\n- account data\n"));
  REQUIRE(ko.missing.size() == 1);
  CHECK(ko.missing[0].what == MissingWords::What::outdated);
  CHECK(ko.missing[0].place.file == ko_file);
}

TEST_CASE("a person's name may be written the reader's way, and stands as it is where nobody wrote it") {
  const std::string with_officer = facts + "contacts: {officer: {name: Min-jun Park}}\n";
  const auto korean_text = [&](const std::string& translations) {
    MemoryFiles& files = world(with_officer, "[named]", translations);
    put(files, "templates/sections/named.md", "## Named {: #named}\n\n{{ contacts.officer.name }}\n");
    return compose(files).text("ko");
  };
  CHECK(has(korean_text("contacts.officer.name: {source: Min-jun Park, text: 박민준}\n").markdown, "\n박민준\n"));
  const Text unwritten = korean_text("{}\n");
  CHECK(has(unwritten.markdown, "## Named {: #named}\n\nMin-jun Park\n"));
  CHECK(unwritten.missing.empty());
  const Text outdated = korean_text("contacts.officer.name: {source: Ji-ho Kim, text: 김지호}\n");
  REQUIRE(outdated.missing.size() == 1);
  CHECK(outdated.missing[0].what == MissingWords::What::outdated);
}

TEST_CASE("a title without a translation is marked as the controlling language's too") {
  MemoryFiles& files = world(facts, "[first]");
  edit(files, privacy_file, "kind: privacy_policy\n", "kind: privacy_policy\ntitle: Our promise\n");
  const Composed composed = compose(files);
  CHECK(has(composed.words("ko"), "# Our promise {: #privacy lang=en}\n"));
  CHECK(composed.text("ko").fallbacks == Found{"privacy"});
  CHECK(composed.text("ko").missing.size() == 1);
}

TEST_CASE("a message that a language lacks turns its section, and is named") {
  MemoryFiles& files = world(facts, "[first]");
  put(files, "locales/en/mine.yaml", "mine.title: {text: Mine}\n");
  put(files, "templates/sections/first.md", "## {{ t('mine.title') }} {: #first}\n\nx\n");
  const Text ko = compose(files).text("ko");
  CHECK(has(ko.markdown, "## Mine {: #first lang=en}"));
  REQUIRE(ko.missing.size() == 1);
  CHECK(ko.missing[0].what == MissingWords::What::message);
  CHECK(ko.missing[0].path == "mine.title");
}

TEST_CASE("a controlling language that lacks a message is incomplete too: nothing stands behind it") {
  MemoryFiles& files = world(facts, "[first]");
  put(files, "locales/en/mine.yaml", "mine.title: {text: Mine}\n");
  put(files, "templates/sections/first.md", "## {{ t('mine.title') }} {: #first}\n\nx\n");
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [ko]\ncontrolling: ko\nsections: [first]\n");
  const Text ko = compose(files).text("ko");
  CHECK(ko.missing.size() == 1);
  CHECK(ko.fallbacks.empty());
}

TEST_CASE("a language's own template of a section is taken, and states the same") {
  MemoryFiles& files = world(facts, "[first]");
  put(files, "templates/sections/first.ko.md",
      "## 첫째 {: #first}\n\n{% for id, row in data|items %}\n{{ row.label }}.\n{% endfor %}\n");
  const Composed composed = compose(files);
  CHECK(has(composed.words("ko"), "## 첫째 {: #first}\n\n계정 정보.\n"));
  CHECK(has(composed.words("en"), "- account data\n"));
  CHECK(composed.stated() == Found{"data.account.label"});
}

TEST_CASE("what only one language states, the document does not state") {
  MemoryFiles& files = world(facts, "[first]");
  put(files, "templates/sections/first.ko.md", "## 첫째 {: #first}\n\n말.\n");
  CHECK(compose(files).stated().empty());
}

TEST_CASE("a section that nobody writes is an error, with the name that was probably meant") {
  const Composed composed = compose(world(facts, "[first, secnd]"));
  REQUIRE(ids(composed.diagnostics) == Found{"unknown-section"});
  CHECK(composed.diagnostics.found()[0].help == "did you mean `second`?");
  CHECK(composed.diagnostics.found()[0].place.line == 4);
}

TEST_CASE("a template that asks for what the schema does not know is told once, not once a language") {
  MemoryFiles& files = world(facts, "[first]");
  put(files, "templates/sections/first.md", "## First {: #first}\n\n{{ compny.name }}\n");
  const Composed composed = compose(files);
  REQUIRE(composed.diagnostics.in_order().size() == 1);
  CHECK(composed.diagnostics.in_order()[0].place.line == 3);
}
