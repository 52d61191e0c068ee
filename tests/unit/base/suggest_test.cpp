// "Did you mean": near enough is named, far off is not, and nothing is guessed.
#include "base/suggest.h"

#include <catch2/catch.hpp>

using namespace candor;

namespace {

const std::vector<std::string> names = {"keep", "legal_basis", "data", "because"};

}  // namespace

TEST_CASE("capitals and separators count for nothing") {
  CHECK(nearest_name("legalBasis", names) == "legal_basis");
  CHECK(nearest_name("LEGAL-BASIS", names) == "legal_basis");
}

TEST_CASE("a slip of the finger is one edit: a letter more, less, other, or two swapped") {
  for (const std::string_view written : {"keeep", "kep", "kepp", "kepe"}) {
    INFO(written);
    CHECK(nearest_name(written, names) == "keep");
  }
}

TEST_CASE("what is near no name is not guessed") {
  CHECK_FALSE(nearest_name("recipients", names));
  CHECK_FALSE(nearest_name("", names));
  CHECK_FALSE(nearest_name(std::string(1000, 'k'), names));
}

TEST_CASE("of two names as near the first is meant") {
  CHECK(nearest_name("cat", std::vector<std::string>{"car", "cap"}) == "car");
}

TEST_CASE("without a near name the known ones are listed, at most eight") {
  CHECK(suggestion("kepe", names) == "did you mean `keep`?");
  CHECK(suggestion("recipients", names) == "known here: `keep`, `legal_basis`, `data`, `because`");
  CHECK(suggestion("zzzzzz", std::vector<std::string>(9, "aa")) ==
        "known here: `aa`, `aa`, `aa`, `aa`, `aa`, `aa`, `aa`, `aa`, …");
  CHECK(suggestion("keep", {}).empty());
}
