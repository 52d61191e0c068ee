// What policies promise about answers, sales, authorities, health data and loyalty programs, as the sections say it.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string acme = "company: {name: Acme}\n";

}  // namespace

TEST_CASE("the period for those whom no law of the table protects comes last, and fills what a law leaves open") {
  const Composed composed = compose(
      acme +
          "rights: {access: {}}\n"
          "requests:\n"
          "  answer: {default: 60 days, us-ca-ccpa: 45 days, kr-pipa: {access: 10 days}}\n"
          "  acknowledge: {default: 10 days}\n",
      "[rights]");
  CHECK(says(composed,
             "| California (CCPA/CPRA) | 45 days |\n"
             "| Korea (PIPA) | Access: 10 days; other requests: 60 days |\n"
             "| If none of these laws protects you | 60 days |\n"));
  CHECK(says(composed, "We confirm receipt of your request within 10 days."));
  CHECK(states(composed, "| If none of these laws", "requests.answer.default"));
}

TEST_CASE("a receipt that many laws promise is a column, with the default where a law has no time of its own") {
  const Composed composed = compose(
      acme +
          "rights: {access: {}}\n"
          "requests: {answer: {default: 60 days, us-ca-ccpa: 45 days}, acknowledge: {default: 10 days, us-co: 5 days}}\n",
      "[rights]");
  CHECK(says(composed,
             "| California (CCPA/CPRA) | 45 days | 10 days |\n"
             "| Colorado (CPA) | 60 days | 5 days |\n"
             "| If none of these laws protects you | 60 days | 10 days |\n"));
}

TEST_CASE("a purpose without a label leaves no empty brackets where other facts name it") {
  const Composed composed = compose(
      acme +
          "purposes: {safety: {listed: no, legal_basis: [{basis: legitimate_interests, interest: safety}]}}\n"
          "data: {account: {label: account data, items: {email: {text: email address, purposes: [safety]}}}}\n"
          "retention: {account: {data: [account], purposes: [safety], keep: 2 years}}\n",
      "[data, retention]");
  CHECK(says(composed, "- Email address\n"));
  CHECK(says(composed, "| Account data | 2 years |\n"));
}
