#include "language/messages.h"

#include <catch2/catch.hpp>

using namespace candor;
using namespace candor::language;

namespace {

MessageSource message(std::string language, std::string id, std::string pattern) {
  return {language, std::move(id), std::move(pattern), {}, {}, {"locales/" + language + "/x.yaml", 1, 1, 0}};
}

CataloguePtr english(const std::vector<MessageSource>& sources) {
  Diagnostics diagnostics;
  auto catalogue = compile_catalogue({"en", "latn"}, sources, nullptr, diagnostics);
  REQUIRE(diagnostics.empty());
  return catalogue;
}

/// What is found when `pattern` stands in Korean for `reference` in English.
std::vector<Diagnostic> translated(const std::string& reference, const std::string& pattern) {
  const auto en = english({message("en", "x", reference)});
  Diagnostics diagnostics;
  const auto ko = compile_catalogue({"ko", "latn"}, {message("ko", "x", pattern)}, en.get(), diagnostics);
  CHECK((ko->find("x") != nullptr) == diagnostics.empty());
  return diagnostics.found();
}

std::string message_of(const std::vector<Diagnostic>& found) {
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "message-arguments");
  return found.front().message;
}

}  // namespace

TEST_CASE("a translation with the same arguments reads, in any order and with its own plural forms") {
  CHECK(translated("We keep {items} for {period}.", "보관 기간 {period}: {items}").empty());
  CHECK(translated("{n, plural, one {# day} other {# days}}", "{n, plural, other {#일}}").empty());
  CHECK(translated("{n, plural, one {# day} other {# days}}", "{n, number}일").empty());
  CHECK(translated("{our_app, select, a {A} other {B}} {name}", "{name}").empty());
  CHECK(translated("{name}", "{our_app, select, a {A} other {B}} {name}").empty());
  CHECK(translated("{w, select, a {A} other {B}}", "{w, select, other {나} a {가}}").empty());
}

TEST_CASE("a translation with other arguments does not read") {
  CHECK(message_of(translated("We keep {items}.", "보관합니다.")) ==
        "`x` takes other arguments in ko than in en: `{items}` is missing");
  CHECK(message_of(translated("We keep it.", "{items}")) ==
        "`x` takes other arguments in ko than in en: `{items}` is not an argument there");
  CHECK(message_of(translated("{items}", "{item}")) ==
        "`x` takes other arguments in ko than in en: `{items}` is missing");
  CHECK(message_of(translated("{n, number} days", "{n}일")) ==
        "`x` takes other arguments in ko than in en: `n` is a text here, and a number there");
  CHECK(message_of(translated("{w, select, a {A} other {B}}", "{w, select, other {나}}")) ==
        "`x` takes other arguments in ko than in en: `w` chooses among `other` here, and among `a`, `other` there");
}

TEST_CASE("a message twice in one language is refused, and the first one kept") {
  Diagnostics diagnostics;
  const auto catalogue = compile_catalogue(
      {"en", "latn"}, {message("en", "x", "one"), message("ko", "x", "둘"), message("en", "x", "two")}, nullptr,
      diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "duplicate-message");
  CHECK(catalogue->find("x")->pattern == "one");
}

TEST_CASE("a message nobody else has is pointed out, with the name that was probably meant") {
  const auto en = english({message("en", "retention.kept", "kept")});
  Diagnostics diagnostics;
  compile_catalogue({"ko", "latn"}, {message("ko", "retention.keept", "보관")}, en.get(), diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "unknown-message");
  CHECK(diagnostics.found().front().severity == Severity::warning);
  CHECK(diagnostics.found().front().help == "did you mean `retention.kept`?");
}

TEST_CASE("a translation of a sentence that does not read is not called unknown") {
  const std::vector<MessageSource> sources{message("en", "x", "{broken"), message("ko", "x", "가")};
  Diagnostics diagnostics;
  const auto en = compile_catalogue({"en", "latn"}, sources, nullptr, diagnostics);
  compile_catalogue({"ko", "latn"}, sources, en.get(), diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "message-pattern");
}

TEST_CASE("a language lists the messages it lacks") {
  const auto en = english({message("en", "c", "C"), message("en", "a", "A"), message("en", "b", "B")});
  Diagnostics diagnostics;
  const auto ko = compile_catalogue({"ko", "latn"}, {message("ko", "b", "나")}, en.get(), diagnostics);
  CHECK(ko->missing_in(*en) == std::vector<std::string>{"a", "c"});
  CHECK(en->missing_in(*ko).empty());
  CHECK(en->ids() == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("verbatim words are taken over by every language, and refused when changed") {
  MessageSource notice = message("en", "tx.notice", "NOTICE: We may sell your sensitive personal data.");
  notice.verbatim_language = "en";
  const auto en = english({notice});
  SECTION("taken over") {
    Diagnostics diagnostics;
    const auto ko = compile_catalogue({"ko", "latn"}, {}, en.get(), diagnostics);
    REQUIRE(ko->find("tx.notice") != nullptr);
    CHECK(ko->find("tx.notice")->pattern == notice.pattern);
    CHECK(ko->find("tx.notice")->verbatim_language == "en");
    CHECK(ko->missing_in(*en).empty());
  }
  SECTION("repeated word for word") {
    notice.language = "ko";
    Diagnostics diagnostics;
    compile_catalogue({"ko", "latn"}, {notice}, en.get(), diagnostics);
    CHECK(diagnostics.empty());
  }
  SECTION("translated, or without its mark") {
    for (const std::string pattern : {"고지: 민감정보를 판매할 수 있습니다.", notice.pattern.c_str()}) {
      Diagnostics diagnostics;
      const auto ko = compile_catalogue({"ko", "latn"}, {message("ko", "tx.notice", pattern)}, en.get(), diagnostics);
      REQUIRE(diagnostics.found().size() == 1);
      CHECK(diagnostics.found().front().id == "message-verbatim");
      CHECK(ko->find("tx.notice") == nullptr);
    }
  }
}

TEST_CASE("a project's message replaces the built-in one of its language") {
  const auto merged = merge_messages({message("en", "a", "A"), message("en", "b", "B"), message("ko", "a", "가")},
                                     {message("en", "a", "ours"), message("en", "c", "C")});
  const auto catalogue = english(merged);
  CHECK(catalogue->find("a")->pattern == "ours");
  CHECK(catalogue->ids() == std::vector<std::string>{"a", "b", "c"});
  CHECK(merged.size() == 4);
}

TEST_CASE("each catalogue has an identity of its own, and the digits of its language") {
  Diagnostics diagnostics;
  const auto one = compile_catalogue({"fa", "arabext"}, {}, nullptr, diagnostics);
  const auto two = compile_catalogue({"fa", "latn"}, {}, nullptr, diagnostics);
  CHECK(one->identity() != two->identity());
  CHECK(one->locale() == "fa-u-nu-arabext");
  CHECK(two->locale() == "fa");
}

TEST_CASE("a language ICU cannot write dates in is pointed out, once") {
  Diagnostics diagnostics;
  compile_catalogue({"tlh", "latn"}, {message("tlh", "a", "nuqneH"), message("tlh", "b", "Qapla")}, nullptr,
                    diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().id == "language-without-formats");
  CHECK(diagnostics.found().front().severity == Severity::warning);
}
