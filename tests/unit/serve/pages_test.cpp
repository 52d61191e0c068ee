// The preview's pages over a project in memory: what an author sees of a draft, of a mistake, of what is released.
#include <catch2/catch.hpp>

#include "serve/pages.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::serve;
using namespace candor::test;

namespace {

struct ShownWorld {
  MemoryFiles files;
  LivePreview live;
  Pages pages{files, root};

  ShownWorld() { write_project(files); }
  void read() { live.read(on(files, "2026-03-20"), {.project = true, .companies = {}}); }
  Answer answer(const std::string& path) {
    const Answer answer = pages.answer(path, live.current());
    INFO(answer.bytes);
    CHECK(answer.status != 500);
    return answer;
  }
  std::string at(const std::string& path) {
    const Answer found = answer(path);
    INFO(path);
    CHECK(found.status == 200);
    return found.bytes;
  }
};

std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("the first page lists every document in every language, and says that it is a preview") {
  ShownWorld world;
  world.read();
  const std::string page = world.at("/");
  CHECK(has(page, "<strong>Preview</strong>"));
  CHECK(has(page, "href=\"/acme/privacy/en/draft/\""));
  CHECK(has(page, "href=\"/acme/privacy/ko/draft/\""));
  CHECK(has(page, "Never released."));
  CHECK(has(page, "name=\"robots\" content=\"noindex\""));
}

TEST_CASE("a draft shows its words, each block with its lines of YAML") {
  ShownWorld world;
  world.read();
  const std::string page = world.at("/acme/privacy/en/draft/");
  CHECK(has(page, "7 years"));
  CHECK(has(page, "<tr data-from=\"content/acme/company.yaml:7 "));
  const std::string lines = world.at("/acme/privacy/en/lines/");
  CHECK(has(lines,
            "<li data-place=\"content/acme/company.yaml:7\"><a "
            "href=\"/_/source/content/acme/company.yaml#L7\">content/acme/company.yaml:7</a>"));
  CHECK(has(lines, "<code class=\"path\">retention.billing.keep</code>"));
  CHECK(has(lines, "billing: {label: billing records, data: [account], keep: 7 years}</pre>"));
  CHECK(has(page, "href=\"/acme/privacy/en/lines/\""));
  const std::string korean = world.at("/acme/privacy/ko/draft/");
  CHECK(has(korean, "<strong>미리보기</strong>"));
  CHECK(has(korean, "content/acme/translations/ko.yaml:2"));
}

TEST_CASE("a document that was never released has no released words and no redline, and says so") {
  ShownWorld world;
  world.read();
  CHECK(has(world.at("/acme/privacy/en/released/"), "There are no released words in this language."));
  CHECK(has(world.at("/acme/privacy/en/redline/"), "A redline needs a draft and released words"));
  const std::string both = world.at("/acme/privacy/en/both/");
  CHECK(has(both, "There are no released words in this language."));
  CHECK(has(both, "7 years"));
}

TEST_CASE("the draft stands beside the released words, and the redline between them") {
  ShownWorld world;
  must_release(world.files, "2026-03-01");
  edit(world.files, company_file, "7 years", "9 years");
  world.read();
  CHECK(has(world.at("/"), "The draft says something else than the newest version."));
  CHECK(has(world.at("/acme/privacy/en/released/"), "7 years"));
  CHECK_FALSE(has(world.at("/acme/privacy/en/released/"), "9 years"));
  const std::string both = world.at("/acme/privacy/en/both/");
  CHECK(has(both, "7 years"));
  CHECK(has(both, "9 years"));
  CHECK(count(both, "id=\"retention\"") == 1);
  const std::string redline = world.at("/acme/privacy/en/redline/");
  CHECK(has(redline, "<del"));
  CHECK(has(redline, "<ins"));
  CHECK(has(redline, "Billing records: kept 9 years instead of 7 years."));
  CHECK(has(redline, "data-from=\"content/acme/company.yaml:7"));
}

TEST_CASE("a draft is compared with any version by name") {
  ShownWorld world;
  must_release(world.files, "2026-03-01");
  edit(world.files, company_file, "7 years", "9 years");
  must_release(world.files, "2026-03-10");
  world.read();
  CHECK(has(world.at("/acme/privacy/en/redline/"), "No word has changed."));
  CHECK(has(world.at("/acme/privacy/en/redline/2026-03-01/"), "<ins"));
  CHECK(has(world.at("/acme/privacy/en/released/2026-03-01/"), "7 years"));
  CHECK(world.answer("/acme/privacy/en/redline/2026-03-02/").status == 404);
}

TEST_CASE("a mistake stands on top of every page, as the terminal tells it, above the last good words") {
  ShownWorld world;
  world.read();
  edit(world.files, company_file, "keep: 7 years", "kepe: 9 <years>");
  world.read();
  for (const std::string path :
       {"/", "/acme/privacy/en/draft/", "/acme/privacy/en/both/", "/_/source/content/site.yaml"}) {
    const std::string page = world.at(path);
    INFO(page);
    CHECK(has(page, "1 mistake in the files"));
    CHECK(has(page,
              "<a href=\"/_/source/content/acme/company.yaml#L7\">content/acme/company.yaml:7:54</a>: "
              "<strong>error</strong>: unknown key `kepe`"));
    CHECK(has(page, "7 |   billing: {label: billing records, data: [account], kepe: 9 &lt;years&gt;}"));
    CHECK(has(page, "^~~~"));
    CHECK(has(page, "help: did you mean `keep`?"));
    CHECK(has(page, "why: "));
  }
  CHECK(has(world.at("/acme/privacy/en/draft/"), "7 years"));
  CHECK(has(world.at("/acme/privacy/en/draft/"), "What stands below is what could last be read."));
  edit(world.files, company_file, "kepe: 9 <years>", "keep: 9 years");
  world.read();
  CHECK_FALSE(has(world.at("/acme/privacy/en/draft/"), "mistake"));
  CHECK(has(world.at("/acme/privacy/en/draft/"), "9 years"));
}

TEST_CASE("a project that is broken at the start is served with what is wrong") {
  ShownWorld world;
  put(world.files, "content/site.yaml", "title: [\n");
  world.read();
  const std::string page = world.at("/");
  CHECK(has(page, "content/site.yaml"));
  CHECK(has(page, "Nothing could be read yet."));
  CHECK(world.answer("/acme/privacy/en/draft/").status == 404);
}

TEST_CASE("a company that never read is listed with nothing to show") {
  ShownWorld world;
  edit(world.files, company_file, "keep: 7 years", "kepe: 7 years");
  world.read();
  CHECK(has(world.at("/"), "Nothing of this company could be read yet."));
}

TEST_CASE("a document whose file is gone is shown as ended, by its last words") {
  ShownWorld world;
  must_release(world.files, "2026-03-01");
  REQUIRE(world.files.remove_file("/p/" + privacy_file));
  world.read();
  CHECK(has(world.at("/"), "Ended"));
  CHECK(has(world.at("/acme/privacy/en/released/"), "7 years"));
  CHECK(has(world.at("/acme/privacy/en/draft/"), "There is no draft in this language."));
}

TEST_CASE("a link to another document leads to its preview, looked at in the same way") {
  ShownWorld world;
  put(world.files, "content/acme/documents/terms.yaml",
      "kind: terms\ntitle: Terms\nlanguages: [en]\ncontrolling: en\nsections:\n"
      "  - {id: words, title: Words, text: \"Read [our policy](document:privacy#retention).\"}\n");
  world.read();
  const std::string link = "<a href=\"/acme/privacy/en/draft/#retention\">our policy</a>";
  CHECK(has(world.at("/acme/terms/en/draft/"), link));
  must_release(world.files, "2026-03-01");
  world.read();
  CHECK(has(world.at("/acme/terms/en/released/"), "<a href=\"/acme/privacy/en/released/#retention\">"));
}

TEST_CASE("files that people write are shown line by line, and no other file is") {
  ShownWorld world;
  must_release(world.files, "2026-03-01");
  put(world.files, "secret.yaml", "key: 1\n");
  put(world.files, "content/acme/.hidden.yaml", "key: 1\n");
  world.read();
  const std::string page = world.at("/_/source/content/acme/company.yaml");
  CHECK(has(page, "<li id=\"L7\"><code>  billing: {label: billing records"));
  CHECK(has(world.at("/_/source/locales/ko/retention.yaml"), "retention.title"));
  CHECK(has(world.at("/_/source/templates/sections/retention.md"), "retention.title"));
  for (const std::string name :
       {"secret.yaml", "content/acme/.hidden.yaml", "content/acme/../../secret.yaml", "/etc/passwd", "../etc/passwd",
        "content/acme/releases/privacy/2026-03-01/facts.yaml", "content", "", "schema/company.yaml"}) {
    INFO(name);
    CHECK(world.answer("/_/source/" + name).status == 404);
  }
}

TEST_CASE("what is written in a fact is text on the page, whatever it holds") {
  ShownWorld world;
  edit(world.files, company_file, "name: Acme", "name: \"<script>alert(1)</script>\"");
  world.read();
  for (const std::string path : {"/", "/acme/privacy/en/draft/", "/_/source/content/acme/company.yaml"}) {
    CHECK_FALSE(has(world.at(path), "<script>alert"));
  }
}

TEST_CASE("assets are the built-in ones, and nothing else is an asset") {
  ShownWorld world;
  world.read();
  CHECK(world.answer("/_/asset/preview.js").type == "text/javascript; charset=utf-8");
  CHECK(world.answer("/_/asset/site.css").type == "text/css; charset=utf-8");
  for (const std::string name : {"start.html", "../preview/preview.js", "x.css", ""})
    CHECK(world.answer("/_/asset/" + name).status == 404);
}

TEST_CASE("pages are made without writing anything") {
  ShownWorld world;
  must_release(world.files, "2026-03-01");
  world.files.start_again();
  world.read();
  for (const std::string path :
       {"/", "/acme/privacy/en/draft/", "/acme/privacy/ko/redline/", "/nowhere", "/_/source/content/site.yaml"})
    world.answer(path);
  CHECK(world.files.mutations() == 0);
}

TEST_CASE("a template's save shows the company that is looked at, then all others") {
  ShownWorld world;
  world.read();
  world.live.look_at("acme");
  world.read();
  CHECK(world.live.current().number == 2);  // there is no other company
  CHECK(world.live.current().preview->behind.empty());
}
