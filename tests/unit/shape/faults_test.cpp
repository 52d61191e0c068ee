// What the shape says about mistakes: the place, what was seen, what to write. Whole messages, as an author reads them.
#include "test_schema.h"

using namespace candor;
using namespace candor::test;

namespace {

struct Said {
  const char* source;
  const char* id;
  int line, column;
  const char* message;
  const char* help;
};

const std::vector<Said> said{
    {"retention:\n  billing:\n    kepe: 7 years\n", "unknown-key", 3, 5, "unknown key `kepe` in `retention.billing`",
     "did you mean `keep`?"},
    {"name: Modelux\nNotes: x\n", "unknown-key", 2, 1, "unknown key `Notes` here", "did you mean `note`?"},
    {"sells: true\n", "not-in-list", 1, 8, "`true`, where `yes` or `no` is wanted", "write `yes`"},
    {"sells: Off\n", "not-in-list", 1, 8, "`Off`, where `yes` or `no` is wanted", "write `no`"},
    {"sells: perhaps\n", "not-in-list", 1, 8, "`perhaps`, where `yes` or `no` is wanted",
     "write `yes` or `no`, or leave the key out to say nothing"},
    {"retention: {x: {status: in-place}}\n", "not-in-list", 1, 25, "`in-place` is not in the list",
     "did you mean `in_place`?"},
    {"retention: {x: {keep: unsteted}}\n", "not-in-list", 1, 23, "`unsteted` is not in the list",
     "did you mean `unstated`?"},
    {"retention: {x: {keep: 7 year}}\n", "bad-period", 1, 23, "`7 year` is no period",
     "did you mean `7 years`?, or write `unstated`"},
    {"day: 2026-02-31\n", "bad-date", 1, 6, "`2026-02-31` is no day of the calendar", "write a day that exists"},
    {"day: 14 April\n", "bad-date", 1, 6, "`14 April` is no date", "write year, month and day: `2026-04-14`"},
    {"country: UK\n", "bad-country", 1, 10, "`UK` is no country code", "the code of the United Kingdom is `GB`"},
    {"country: kr\n", "bad-country", 1, 10, "`kr` is no country code", "did you mean `KR`?"},
    {"language: pt_br\n", "bad-language", 1, 11, "`pt_br` is no language tag", "did you mean `pt-BR`?"},
    {"language: zh-hant\n", "bad-language", 1, 11, "`zh-hant` has unusual capitals", "write `zh-Hant`"},
    {"mail: nobody\n", "bad-email", 1, 7, "`nobody` has no `@`", "write the address itself: `privacy@example.com`"},
    {"site: //evil.example\n", "bad-url", 1, 7,
     "`//evil.example` does not begin with `https://`, `http://`, `mailto:` or `tel:`",
     "write the whole address: `https://example.com/privacy`"},
    {"id: Billing Records\n", "bad-id", 1, 5, "`Billing Records` is no id",
     "ids are lower-case letters, digits and single hyphens: `billing-records`"},
    {"retention:\n  Billing: {keep: 7 years}\n", "bad-id", 2, 3, "`Billing` is no id",
     "ids are lower-case letters, digits and single hyphens: `billing`"},
    {"plans:\n  free: {price: 3}\n", "missing-key", 2, 3, "`label` is missing in `plans.free`", "add `label:`"},
    {"countries: [KR, US, KR]\n", "duplicate-item", 1, 21, "`KR` stands in this list twice; first on line 1",
     "take one out"},
    {"countries: [KR, US, DE, FR]\n", "too-many", 1, 12, "a list of 4", "write at most 3"},
    {"retention: {x: {keep: {until: []}}}\n", "too-few", 1, 31, "an empty list",
     "write at least 1, or leave the key out"},
    {"countries: KR\n", "wrong-type", 1, 12, "the text `KR`, where a list is wanted",
     "write each item on a line of its own, behind `- `"},
    {"name:\n  - A\n  - B\n", "wrong-type", 2, 3, "a list, where text is wanted",
     "write one value behind the key, without `- `"},
    {"name: {first: A}\n", "text-read-as-list", 1, 7, "`{first: A}` is read as a map, where text is wanted",
     "put the whole text between double quotes"},
    {"mail: [email protected]\n", "text-read-as-list", 1, 7,
     "`[email protected]` is read as a list, where an e-mail address is wanted",
     "put the whole text between double quotes"},
    {"retention: {x: {keep: {atmost: 2 years}}}\n", "unknown-key", 1, 24, "unknown key `atmost` in `retention.x.keep`",
     "did you mean `at_most`?"},
    {"retention:\n  x:\n    keep:\n      - 7 years\n", "wrong-type", 4, 7, "a list, where a period or a map is wanted",
     "for example `7 years`"},
    {"country:\nname: Modelux\n", "empty-value", 1, 1, "nothing stands behind `country`",
     "write a value, for example `KR`, or take the key out to say nothing"},
    {"name: ''\n", "bad-length", 1, 7, "an empty text", "write the text, or leave the key out"},
    {"code: A12\n", "bad-form", 1, 7, "`A12` has not the form wanted here", "for example `A-1`"},
    {"article: thirteen\n", "wrong-type", 1, 10, "the text `thirteen`, where a whole number is wanted", ""},
    {"zone: KST\n", "bad-time-zone", 1, 7, "`KST` is no time zone",
     "write a name of the IANA database: `Asia/Seoul`, `Europe/Berlin`, `UTC`"},
    {"contact: {kind: mail, mail: nobody}\n", "bad-email", 1, 29, "`nobody` has no `@`",
     "write the address itself: `privacy@example.com`"},
    {"contact: {kind: site, also: [phone]}\n", "missing-key", 1, 1, "`site` is missing in `contact`", "add `site:`"},
    {"contact: [Kim]\n", "text-read-as-list", 1, 10, "`[Kim]` is read as a list, where text or a map is wanted",
     "put the whole text between double quotes"},
    {"name: plan #2 for all\n", "text-cut-by-comment", 1, 12,
     "`#2 for all` is read as a comment and lost from the text",
     "quote the text: `\"plan #2 for all\"`; a comment goes on a line of its own"},
    {"note: One # two\n", "text-cut-by-comment", 1, 11, "`# two` is read as a comment and lost from the text",
     "quote the text: `\"One # two\"`; a comment goes on a line of its own"},
    {"never: x\n", "wrong-type", 1, 8, "the text `x`, where nothing is wanted", ""},
};

}  // namespace

TEST_CASE("each mistake is told in an author's words") {
  for (const Said& one : said) {
    DYNAMIC_SECTION(one.source) {
      const Diagnostic found = fault(one.source);
      CHECK(found.id == one.id);
      CHECK(found.message == one.message);
      CHECK(found.help == one.help);
      CHECK(found.place.line == one.line);
      CHECK(found.place.column == one.column);
    }
  }
}

TEST_CASE("reader text within brackets is refused where a comma could have split it") {
  CHECK(faults("texts: [Names, addresses and more]\n") ==
        std::vector<std::string>{
            "1:9 text-split-by-comma `Names` stands within `[ ]`, where a comma splits text",
            "1:16 text-split-by-comma `addresses and more` stands within `[ ]`, where a comma splits text"});
  CHECK(faults("texts: [\"Names, addresses\", 'more']\n").empty());
  CHECK(faults("texts: [Names]\n").empty());
  CHECK(faults("countries: [KR, US]  # not reader text\n").empty());
}

TEST_CASE("comments behind what readers do not see are fine") {
  CHECK(faults("day: 2026-04-14 # checked\nname: \"Modelux\" # quoted\n").empty());
}

TEST_CASE("all mistakes of a file are told in one run") {
  CHECK(faults("nane: x\nday: 2026-02-31\nretention:\n  a: {kepe: 1 day}\n  b: {keep: 1 days}\n").size() == 4);
}

TEST_CASE("hostile content costs little") {
  std::string deep;
  for (int depth = 0; depth < 14; ++depth) deep += "{by_plan: {free: ";
  deep += "{at_most: soon}";
  for (int depth = 0; depth < 14; ++depth) deep += "}}";
  CHECK(fault("plans: {free: {label: F}}\nretention: {x: {keep: " + deep + "}}\n").id == "bad-period");
  std::string many = "countries:\n";
  for (int count = 0; count < 20'000; ++count) many += "  - KR\n";
  CHECK(faults(many).size() > 1000);
  CHECK(fault("code: " + std::string(200'000, 'A') + "\n").id == "bad-form");
}
