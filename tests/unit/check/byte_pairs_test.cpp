#include <catch2/catch.hpp>

#include "check/byte_pairs.h"

using candor::BytePairs;

TEST_CASE("words with a pair of bytes that a text lacks do not stand in it") {
  const BytePairs pairs("we keep it for a year");
  CHECK_FALSE(pairs.may_have("as long as necessary"));
  CHECK_FALSE(pairs.may_have("필요한"));
  CHECK_FALSE(BytePairs("").may_have("may"));
}

TEST_CASE("words that stand in a text are never ruled out, whatever their letters") {
  CHECK(BytePairs("we keep it for a year").may_have("for a"));
  CHECK(BytePairs("필요한 기간 동안 보관합니다").may_have("기간 동안"));
  CHECK(BytePairs("a").may_have("a"));
  CHECK(BytePairs("a").may_have(""));
}
