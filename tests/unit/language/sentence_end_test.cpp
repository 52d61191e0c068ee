// A note in brackets stands before what closes a sentence, in whatever script; a name that ends in a full stop ends it.
#include <catch2/catch.hpp>

#include <string>

#include "language/sentence_end.h"

using candor::language::end_of_last_sentence;
using candor::language::with_one_stop_after;

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

TEST_CASE("a name that ends in a full stop brings the sentence's own") {
  CHECK(with_one_stop_after("It is run by Acme Inc..", "Acme Inc.") == "It is run by Acme Inc.");
  CHECK(with_one_stop_after("Acme Inc.. It is new.", "Acme Inc.") == "Acme Inc. It is new.");
  CHECK(with_one_stop_after("Acme Inc. instead of Beta.", "Acme Inc.") == "Acme Inc. instead of Beta.");
  CHECK(with_one_stop_after("Wait for Acme Inc...", "Acme Inc.") == "Wait for Acme Inc...");
  CHECK(with_one_stop_after("Wait..", "Acme") == "Wait..");
}
