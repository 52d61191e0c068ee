#include "language/pseudo.h"

#include <catch2/catch.hpp>

#include "language/locale.h"
#include "language/speaker.h"

using namespace candor;
using namespace candor::language;

TEST_CASE("words become longer and lose every plain letter") {
  CHECK(pseudo_text("We keep it, Quiz!") == "Ŵêê ķêêêêṗ îîţ, Ꝗûûîîž!");
  CHECK(pseudo_text("1 2 %").compare("1 2 %") == 0);
  CHECK(pseudo_text("한국어") == "한국어");
}

TEST_CASE("link targets, code, entities, autolinks and heading ids stay") {
  CHECK(pseudo_text("[x](https://example.com/a) b") == "[ẋ](https://example.com/a) ḃ");
  CHECK(pseudo_text("`code` b") == "`code` ḃ");
  CHECK(pseudo_text("x &amp; b") == "ẋ &amp; ḃ");
  CHECK(pseudo_text("x & b; c") == "ẋ & ḃ; ç");
  CHECK(pseudo_text("<https://example.com> b") == "<https://example.com> ḃ");
  CHECK(pseudo_text("x < b") == "ẋ < ḃ");
  CHECK(pseudo_text("## b {: #retention}") == "## ḃ {: #retention}");
}

TEST_CASE("names, keywords and syntax of a pattern stay") {
  CHECK(pseudo_pattern("x {items} b") == "ẋ {items} ḃ");
  CHECK(pseudo_pattern("[x]({url}) b") == "[ẋ]({url}) ḃ");
  CHECK(pseudo_pattern("{n, number, integer} b") == "{n, number, integer} ḃ");
  CHECK(pseudo_pattern("{r, select, x {b} other {c}}") == "{r, select, x {ḃ} other {ç}}");
  CHECK(pseudo_pattern("x''s '{' b") == "ẋ''š '{' ḃ");
  CHECK(pseudo_pattern("{broken") == "{broken");
}

TEST_CASE("a plural gets every category of the made-up language") {
  CHECK(pseudo_pattern("{n, plural, one {# x} other {# b}}") ==
        "{n, plural, one {# ẋ} other {# ḃ} zero {# ḃ} two {# ḃ} few {# ḃ} many {# ḃ}}");
  CHECK(pseudo_pattern("{n, plural, offset:1 =0 {x} one {a} zero {z} two {b} few {c} many {d} other {e}}") ==
        "{n, plural, offset:1 =0 {ẋ} one {ââ} zero {ž} two {ḃ} few {ç} many {ḋ} other {êê}}");
}

TEST_CASE("an ordinal keeps what the made-up language distinguishes") {
  CHECK(pseudo_pattern("{n, selectordinal, one {#x} =2 {b} other {#c}}") == "{n, selectordinal,  =2 {ḃ} other {#ç}}");
}

TEST_CASE("a made-up language reads against the language it was made from") {
  Diagnostics diagnostics;
  const std::vector<MessageSource> sources{
      {"en", "a", "We keep {items} for {n, plural, =0 {no time} one {# day} other {# days}}.", {}, {}, {}},
      {"en", "b", "{r, select, x {{n, plural, one {a} other {b '{' don''t}}} other {d}}", {}, {}, {}},
      {"en", "c", "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", {}, {}, {}},
      {"en", "d", "Fixed.", {}, "en", {}}};
  const auto en = compile_catalogue({"en", "latn"}, sources, nullptr, diagnostics);
  const auto made_up =
      compile_catalogue({std::string(pseudo_language), "latn"}, pseudo_sources(*en), en.get(), diagnostics);
  for (const Diagnostic& found : diagnostics.found()) UNSCOPED_INFO(found.message);
  CHECK(diagnostics.empty());
  CHECK(made_up->missing_in(*en).empty());
  CHECK(speaker_for(made_up).format("a", std::vector<Argument>{{"items", "X"}, {"n", 2}}) ==
        "Ŵêê ķêêêêṗ X ḟôôŕ 2 ḋââŷŷš.");
  CHECK(direction(pseudo_language) == Direction::right_to_left);
  CHECK(is_known_language(pseudo_language));
}
