// Links by id at composition: titles in each language, addresses of other documents, and what leads to nothing.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string company_facts = "company: {name: Acme}\n";
const std::string terms =
    "kind: terms\nlanguages: [en]\ncontrolling: en\nsections: [{id: payment, title: Payment, text: Monthly.}]\n";
const std::string story = "{id: story, title: Our *story*, text: We began.}";

/// The first lines of what stands in `content/acme/documents/privacy.yaml`, composed beside `terms`.
Composed composed_with(const std::string& sections, const std::string& translations = {}) {
  static std::vector<std::unique_ptr<MemoryFiles>> kept;
  MemoryFiles& files = *kept.emplace_back(std::make_unique<MemoryFiles>());
  write_project(files);
  put(files, company_file, company_facts);
  put(files, "content/acme/documents/terms.yaml", terms);
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [en, ko]\ncontrolling: en\nsections: " + sections + "\n");
  put(files, ko_file, translations);
  return compose(files);
}

std::string in_korean(const std::string& section, const std::string& field, const std::string& source,
                      const std::string& text) {
  return "documents.privacy.sections." + section + "." + field + ": {source: \"" + source + "\", text: \"" + text +
         "\"}\n";
}

}  // namespace

TEST_CASE("a link without words bears the section's title, in each language") {
  const Composed composed = composed_with(
      "[" + story + ", {id: see, title: See, text: \"Read [](#story).\"}]",
      in_korean("story", "title", "Our *story*", "이야기") + in_korean("story", "text", "We began.", "시작") +
          in_korean("see", "title", "See", "참조") + in_korean("see", "text", "Read [](#story).", "참조: [](#story)."));
  INFO(told(composed.diagnostics));
  CHECK(has(composed.words("en"), "Read [Our \\*story\\*](#story)."));
  CHECK(has(composed.words("ko"), "참조: [이야기](#story)."));
  const auto stated = facts_of_block(composed.text("en"), "Read [");
  CHECK(stated == std::vector<std::string>{"documents.privacy.sections.1.text", "documents.privacy.sections.0.title"});
}

TEST_CASE("a title that lacks a translation turns the section that bears it too: never a sentence in two languages") {
  const Composed composed =
      composed_with("[" + story + ", {id: see, title: See, text: \"Read [](#story).\"}]",
                    in_korean("story", "text", "We began.", "시작") + in_korean("see", "title", "See", "참조") +
                        in_korean("see", "text", "Read [](#story).", "참조: [](#story)."));
  CHECK(has(composed.words("ko"), "## See {: #see lang=en}\n\nRead [Our \\*story\\*](#story)."));
}

TEST_CASE("a link to another document is relative to the document's own address, and bears its title") {
  const Composed composed =
      composed_with("[{id: see, title: See, text: \"[](document:terms), [paying](document:terms#payment).\"}]");
  INFO(told(composed.diagnostics));
  CHECK(has(composed.words("en"), "[Terms](../terms/), [paying](../terms/#payment)."));
  CHECK(composed.diagnostics.empty());
}

TEST_CASE("in code nothing is a link") {
  const Composed composed = composed_with("[{id: see, title: See, text: \"`[](#nowhere)` and [](#see).\"}]");
  CHECK(has(composed.words("en"), "`[](#nowhere)` and [See](#see)."));
}

TEST_CASE("a link to a section that the document lacks is an error, in a translation too") {
  const Composed composed = composed_with("[" + story + ", {id: see, title: See, text: \"Read [](#story).\"}]",
                                          in_korean("see", "text", "Read [](#story).", "참조: [](#stroy)."));
  CHECK(composed.texts.empty());
  REQUIRE(ids(composed.diagnostics) == std::vector<std::string>{"link-to-nothing"});
  CHECK(composed.diagnostics.found()[0].place.file == ko_file);
  CHECK(composed.diagnostics.found()[0].help == "did you mean `story`?");
}

TEST_CASE("what stands in a section for other laws is neither printed nor judged") {
  const Composed composed = composed_with(
      "[" + story + ", {id: california, title: California, regimes: [us-ca-ccpa], text: \"[](#nowhere)\"}]");
  INFO(told(composed.diagnostics));
  CHECK_FALSE(has(composed.words("en"), "California"));
  CHECK(composed.diagnostics.empty());
}

TEST_CASE("a page of the company's own is linked to by its document, and by its title when it has no label") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file,
      company_facts +
          "elsewhere:\n  a: {label: the rules, document: terms, read_too: yes}\n  b: {document: terms, read_too: "
          "yes}\n");
  put(files, "content/acme/documents/terms.yaml", terms);
  put(files, privacy_file, "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [scope]\n");
  put(files, ko_file, "");
  const Composed composed = compose(files);
  INFO(told(composed.diagnostics));
  CHECK(has(composed.words("en"), "[the rules](../terms/)"));
  CHECK(has(composed.words("en"), "[Terms](../terms/)"));
}
