// A note in brackets stands before what closes a sentence, in whatever script.
#include <catch2/catch.hpp>

#include <string>

#include "language/sentence_end.h"

using candor::language::end_of_last_sentence;

namespace {

/// The text with a bar where its last sentence is closed.
std::string barred(std::string text) { return text.insert(end_of_last_sentence(text), "|"); }

}  // namespace

TEST_CASE("a sentence ends before its full stop") {
  CHECK(barred("You can ask.") == "You can ask|.");
  CHECK(barred("One. Two.") == "One. Two|.");
  CHECK(barred("요청할 수 있습니다.") == "요청할 수 있습니다|.");
  CHECK(barred("できます。") == "できます|。");
  CHECK(barred("क्या?!") == "क्या|?!");
  CHECK(barred("هل؟") == "هل|؟");
}

TEST_CASE("words without a full stop end where they end") {
  CHECK(barred("") == "|");
  CHECK(barred("No. 5") == "No. 5|");
  CHECK(barred("end. ") == "end. |");
}
