// What is compiled in is compiled piece by piece, when it is asked for, and says nothing of faults then: so it must
// read without a word, and be in pieces what it is as a whole.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "builtin/built_in.h"
#include "language/segments.h"
#include "load/project.h"
#include "load/read_locales.h"
#include "load/sources.h"
#include "wording/words.h"

using namespace candor;

namespace {

wording::WordsPtr compiled_as_a_whole(Diagnostics& diagnostics) {
  std::vector<wording::TemplateSource> templates;
  for (SourceFile& file : built_in_sources("templates", {".md", ".html", ".css", ".svg", ".txt"})) {
    templates.push_back({file.path.substr(file.path.find('/') + 1), file.bytes});
  }
  LocaleSources locales = read_locales(built_in_sources("locales", {".yaml"}), {}, diagnostics);
  return wording::compile_words(std::move(templates), locales.manners, std::move(locales.messages), diagnostics);
}

bool is_same(const language::Message& a, const language::Message& b) {
  return a.id == b.id && a.pattern == b.pattern && a.note == b.note && a.verbatim_language == b.verbatim_language &&
         a.place == b.place && a.arguments == b.arguments;
}

}  // namespace

TEST_CASE("what Candor can say without a project reads without a word, in pieces as it does as a whole") {
  Diagnostics found;
  const wording::WordsPtr whole = compiled_as_a_whole(found);
  for (const Diagnostic& one : found.found())
    UNSCOPED_INFO(one.place.file << ":" << one.place.line << ": " << one.message);
  REQUIRE(found.empty());
  const wording::WordsPtr pieces = load_built_in(found).words;

  CHECK(pieces->languages() == whole->languages());
  for (const std::string& language : whole->languages()) {
    const auto expected = whole->catalogue(language);
    const auto catalogue = pieces->catalogue(language);
    REQUIRE(catalogue);
    CHECK(catalogue->locale() == expected->locale());
    CHECK(std::equal(catalogue->messages().begin(), catalogue->messages().end(), expected->messages().begin(),
                     expected->messages().end(), is_same));
  }
  REQUIRE(pieces->templates().names() == whole->templates().names());
  for (const std::string& name : whole->templates().names()) {
    INFO(name);
    REQUIRE(pieces->templates().find(name) != nullptr);
    CHECK(pieces->templates().find(name)->file() == whole->templates().find(name)->file());
    CHECK(pieces->templates().find(name)->kind() == whole->templates().find(name)->kind());
  }
  CHECK(pieces->assets() == whole->assets());
  // Of the files, taken when Candor was built: they tell no more than the words do, but at once.
  CHECK(pieces->fingerprints().templates == built_in_templates_fingerprint());
  CHECK(pieces->fingerprints().messages == built_in_locales_fingerprint());
}

TEST_CASE("what the schema calls a field in a changelog is a message of every language") {
  Diagnostics found;
  const Project built_in = load_built_in(found);
  for (const std::string& file : built_in.schema.definitions()) {
    for (const shape::FieldInfo& field : built_in.schema.fields(file)) {
      if (field.label.empty()) continue;
      for (const std::string& language : built_in.words->languages()) {
        INFO(file << ": " << field.pattern << " has the label " << field.label << ", which " << language << " lacks");
        CHECK(built_in.words->catalogue(language)->find(field.label));
      }
    }
  }
}

TEST_CASE("what is compiled in to be said is in NFC, as text is after it was read") {
  const std::vector<SourceFile> files = built_in_sources("locales", {".yaml"});
  REQUIRE_FALSE(files.empty());
  for (const SourceFile& file : files) {
    INFO(file.path);
    CHECK(file.built_in);
    CHECK(language::to_nfc(file.bytes) == file.bytes);
  }
}
