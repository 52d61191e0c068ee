// One document's view of the facts: its people, its laws, its part.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string facts_of_purposes =
    "company: {name: Acme, country: US}\n"
    "regimes: [eu-gdpr, us-ca-ccpa]\n"
    "audiences: {staff: {label: staff}, applicants: {label: applicants}}\n"
    "data:\n  account: {label: account data}\n  sleep: {label: sleep data}\n"
    "purposes: {serve: {label: serve you}, hire: {label: hire people}}\n"
    "retention:\n"
    "  both: {label: all records, data: [account, sleep], keep: 7 years}\n"
    "  account: {label: account records, data: [account], keep: 1 year}\n"
    "  letters: {label: letters, data: [account], keep: 6 months, when: {audiences: [applicants]}}\n"
    "  badges: {label: badges, data: [account], keep: 2 years, when: {audiences: [staff]}}\n"
    "contacts:\n"
    "  eu: {role: representative, name: Rep One, regimes: [eu-gdpr]}\n"
    "  us: {role: controller, name: Rep Two, regimes: [us-ca-ccpa, eu-gdpr]}\n";

std::string words_of(const std::string& more, const std::string& sections = "[retention]") {
  MemoryFiles files;
  write_project(files);
  put(files, company_file, facts_of_purposes);
  put(files, privacy_file,
      "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\n" + more + "sections: " + sections + "\n");
  put(files, ko_file, "");
  const Composed composed = compose(files);
  INFO(told(composed.diagnostics));
  CHECK_FALSE(composed.diagnostics.has_errors());
  return composed.words("en");
}

}  // namespace

TEST_CASE("a document for everybody says all") {
  const std::string words = words_of("");
  for (const char* row : {"All records", "Account records", "Letters", "Badges"}) CHECK(has(words, row));
}

TEST_CASE("a document for some people leaves out what holds for others only") {
  const std::string words = words_of("audience: [applicants]\n");
  CHECK(has(words, "All records"));
  CHECK(has(words, "Letters"));
  CHECK_FALSE(has(words, "Badges"));
  CHECK(has(words_of("audience: [applicants]\n", "[scope]"), "It is written for applicants."));
}

TEST_CASE("a document about a part names that part alone, and leaves out what speaks of nothing else") {
  const std::string words = words_of("only: {data: [sleep]}\n");
  CHECK(has(words, "All records"));
  CHECK(has(words, "sleep data"));
  CHECK_FALSE(has(words, "account data"));
  CHECK_FALSE(has(words, "Account records"));
}

TEST_CASE("data of other people are named nowhere, and a purpose goes with the last of its uses") {
  const std::string hiring =
      "data:\n  account: {label: account data}\n  letters: {label: letters, subjects: [applicants]}\n"
      "sources:\n  friends: {label: friends, gives: [letters], publicly_accessible: no}\n"
      "purposes:\n  hire: {label: hire people, uses: [{data: [letters], subjects: [applicants]}]}\n"
      "  write: {label: write to you, data: [account, letters]}\n"
      "parties: {host: {name: Host}, agency: {name: Agency}}\n"
      "recipients:\n  hosting: {parties: [host], data: [account], purposes: [write, hire]}\n"
      "  agencies: {parties: [agency], data: [letters]}\n"
      "transfers: {to: {hosting: {in: [IE]}, agencies: {in: [US]}}}\n";
  const std::string people = "audiences: {staff: {label: staff}, applicants: {label: applicants}}\n";
  MemoryFiles files;
  write_project(files);
  put(files, company_file, people + hiring);
  put(files, privacy_file,
      "kind: privacy_policy\naudience: [staff]\nlanguages: [en]\ncontrolling: en\nsections: [data, purposes, "
      "recipients, transfers]\n");
  put(files, ko_file, "");
  const std::string words = compose(files).words("en");
  CHECK(has(words, "Write to you"));
  CHECK(has(words, "ccount data"));
  CHECK(has(words, "| Host | To write to you | Account data |"));
  CHECK(has(words, "| Host | Ireland |"));
  for (const char* other : {"etters", "riends", "ire people", "Agency", "United States"})
    CHECK_FALSE(has(words, other));
}

TEST_CASE("a document under one law leaves out what the facts say under others") {
  const std::string words = words_of("regimes: [us-ca-ccpa]\n", "[scope]");
  CHECK(has(words, "Rep Two"));
  CHECK_FALSE(has(words, "GDPR"));
  CHECK_FALSE(has(words, "Rep One"));
}

TEST_CASE("a section stands in the document when the company has chosen one of its laws") {
  const std::string sections = "[{use: scope, regimes: [eu-gdpr]}, {use: retention, regimes: [kr-pipa]}]";
  CHECK(has(words_of("", sections), "{: #scope}"));
  CHECK_FALSE(has(words_of("", sections), "{: #retention}"));
  CHECK_FALSE(has(words_of("regimes: [us-ca-ccpa]\n", sections), "{: #scope}"));
}

TEST_CASE("a section may have another title; its id stays") {
  CHECK(has(words_of("", "[{use: retention, title: How long *we* keep it}]"),
            "## How long \\*we\\* keep it {: #retention}\n"));
}

TEST_CASE("where the facts_of_purposes are silent, prose stands under the section's usual heading") {
  const std::string words = words_of("", "[retention, {use: governing-law, instead: The law of Ireland.}]");
  CHECK(has(words, "## Governing law for this policy {: #governing-law}\n\nThe law of Ireland.\n"));
}
