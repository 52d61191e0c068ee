// The end of `check`'s report: counts by law and document, gaps let pass, what no machine can tell.
#include <catch2/catch.hpp>

#include "report/law_table.h"

namespace candor {

namespace {

JudgedRequirement verdict(const std::string& id, const std::string& status, const std::string& verified = "primary") {
  const AskedRequirement asked{.id = id, .law = "EU GDPR", .citation = "Art. 1", .verified = verified};
  return {.asked = std::make_shared<const AskedRequirement>(asked),
          .of = std::make_shared<const JudgedDocument>(JudgedDocument{"acme", "privacy"}),
          .status = status};
}

}  // namespace

TEST_CASE("verdicts are counted by document and law, the worst first") {
  const std::string table = law_table({}, {verdict("a", "met"), verdict("b", "missing"), verdict("c", "met")});
  CHECK(
      table.starts_with("\n"
                        "document      law      missing  met\n"
                        "acme/privacy  EU GDPR        1    2\n"));
}

TEST_CASE("gaps let pass are listed with their reasons") {
  const Diagnostic note{.id = "law-suppressed",
                        .severity = Severity::note,
                        .place = {"content/acme/company.yaml", 7},
                        .message = "`a` is let pass for `acme/privacy`: soon"};
  CHECK(law_table({note}, {verdict("a", "suppressed")})
            .find("\nlet pass [law-suppressed]:\n  content/acme/company.yaml:7: `a` is let pass for `acme/privacy`: "
                  "soon\n") != std::string::npos);
}

TEST_CASE("what a person has to judge and what nobody verified is named, and nothing is called compliant") {
  const std::string table =
      law_table({}, {verdict("a", "manual"), verdict("b", "met", "secondary"), verdict("c", "met", "unverified")});
  CHECK(table.find("for a person to judge: a.\n") != std::string::npos);
  CHECK(table.find("not read in the law's own wording: b.\n") != std::string::npos);
  CHECK(table.find("not verified against any source: c.\n") != std::string::npos);
  CHECK(table.find("omplian") == std::string::npos);
}

TEST_CASE("a requirement that a project's own pack replaces is named") {
  const AskedRequirement asked{.id = "a", .law = "Own", .verified = "internal", .replaces = true};
  JudgedRequirement own = verdict("a", "met");
  own.asked = std::make_shared<const AskedRequirement>(asked);
  CHECK(law_table({}, {own}).find("asked as a pack of the project's own has it: a.\n") != std::string::npos);
  CHECK(law_table({}, {verdict("a", "met")}).find("asked as a pack") == std::string::npos);
}

TEST_CASE("what moved against a commit says from what to what; the same verdict, what it lacks now") {
  const auto moved = [](std::string was, std::string status, std::string lacks) {
    JudgedRequirement one = verdict("a", status);
    one.was = std::move(was);
    one.lacks = std::move(lacks);
    return law_table({}, {one});
  };
  CHECK(moved("missing", "met", "").find("`: was missing, now met\n") != std::string::npos);
  CHECK(moved("", "met", "").find("`: not judged before, now met\n") != std::string::npos);
  CHECK(moved("partial", "partial", "no period").find("`: still partial: no period\n") != std::string::npos);
  CHECK(moved("partial", "partial", "").find("`: still partial, and lacked more\n") != std::string::npos);
}

TEST_CASE("without verdicts there is no table") { CHECK(law_table({}, {}).empty()); }

TEST_CASE("what content brings along does not reach the terminal") {
  CHECK(law_table({}, {verdict("\x1b[31m", "manual")}).find('\x1b') == std::string::npos);
}

}  // namespace candor
