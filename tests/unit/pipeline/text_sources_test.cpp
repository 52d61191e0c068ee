// The YAML line behind each block of a draft.
#include <catch2/catch.hpp>

#include <algorithm>

#include "pipeline/read_preview.h"
#include "pipeline/text_sources.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

/// `path file:line` of each source of the block in which the words stand.
std::vector<std::string> behind(MemoryFiles& files, const std::string& language, const std::string& words) {
  const Preview preview = read_preview(on(files, "2026-03-20"), {}, {.project = true, .companies = {}});
  const PreviewedCompany* company = preview.company("acme");
  REQUIRE(company);
  const WalkedDocument& document = *company->walked.document("privacy");
  for (const Text& text : document.texts) {
    if (text.language != language) continue;
    const TextSources sources(company->walked.company, *document.document, text, *company->read_with->project.words);
    const std::size_t at = text.markdown.find(words);
    REQUIRE(at != std::string::npos);
    const auto line =
        1 + std::count(text.markdown.begin(), text.markdown.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    std::vector<std::string> all;
    for (const TextSource& source : sources.behind(static_cast<int>(line))) {
      for (const std::string& path : source.paths) {
        all.push_back(path + " " + source.place.file + ":" + std::to_string(source.place.line));
      }
    }
    return all;
  }
  FAIL("no text in " << language);
  return {};
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("a row of a table names the fact's own line") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file,
      "company: {name: Acme, country: US}\n"
      "data:\n  account: {label: account data}\n"
      "retention:\n  billing:\n    label: billing records\n    data: [account]\n    keep: 7 years\n");
  const auto found = behind(files, "en", "7 years");
  CHECK(holds(found, "retention.billing.keep " + company_file + ":8"));
  CHECK(holds(found, "retention.billing.label " + company_file + ":6"));
}

TEST_CASE("facts of one line stand together at it") {
  std::vector<TextSource> sources;
  add_source(sources, {.paths = {"a.x"}, .place = {.file = "f", .line = 1}});
  add_source(sources, {.paths = {"b"}, .place = {.file = "f", .line = 2}});
  add_source(sources, {.paths = {"a.y", "a.x"}, .place = {.file = "f", .line = 1}});
  add_source(sources, {.paths = {"nowhere"}, .place = {}});
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].paths == std::vector<std::string>{"a.x", "a.y"});
}

TEST_CASE("a translation's own line stands beside the fact's") {
  MemoryFiles files;
  write_project(files);
  const auto found = behind(files, "ko", "청구 기록");
  CHECK(holds(found, "retention.billing.label " + company_file + ":7"));
  CHECK(holds(found, "retention.billing.label " + ko_file + ":2"));
}

TEST_CASE("a heading names the message it is") {
  MemoryFiles files;
  write_project(files);
  const auto found = behind(files, "ko", "## ");
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with("retention.title locales/ko/retention.yaml:"));
}

TEST_CASE("the document's own prose names the document's file") {
  MemoryFiles files;
  write_project(files);
  put(files, privacy_file,
      "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections:\n"
      "  - retention\n  - id: story\n    title: Our story\n    text: |\n      It began well.\n");
  CHECK(behind(files, "en", "It began well.") ==
        std::vector<std::string>{"documents.privacy.sections.1.text " + privacy_file + ":8"});
  CHECK(behind(files, "en", "## Our story") ==
        std::vector<std::string>{"documents.privacy.sections.1.title " + privacy_file + ":7"});
}
