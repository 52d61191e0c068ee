// One list of findings, printed for people and for their tools.
#include <catch2/catch.hpp>

#include "diagnostics/fingerprints.h"
#include "files/memory_files.h"
#include "report/report.h"

using namespace candor;

namespace {

Diagnostic finding(std::string message, Place place = {}, std::string subject = {}) {
  return {.id = "unknown-key",
          .severity = Severity::error,
          .place = std::move(place),
          .message = std::move(message),
          .why = {},
          .help = {},
          .subject = std::move(subject),
          .requirement = {}};
}

std::string printed(const std::vector<Diagnostic>& found, ReportRequest request = {}) {
  const MemoryFiles files;
  Diagnostics diagnostics;
  for (const Diagnostic& one : found) diagnostics.add(one);
  return print_report(diagnostics, {}, files, "", request);
}

bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a fingerprint is of what was found, not of the line it was found on") {
  const auto of = [](const Diagnostic& one) { return fingerprints({one}).front(); };
  CHECK(of(finding("a", {"x.yaml", 1, 1, 1})) == of(finding("a", {"x.yaml", 90, 4, 1})));
  CHECK(of(finding("`a` stands twice; first on line 4", {"x.yaml"})) ==
        of(finding("`a` stands twice; first on line 14", {"x.yaml"})));
  CHECK(of(finding("`a` of line", {"x.yaml"})) != of(finding("`b` of line", {"x.yaml"})));
  CHECK(of(finding("a", {"x.yaml"})) != of(finding("a", {"y.yaml"})));
  CHECK(of(finding("a", {"x.yaml"}, "one")) == of(finding("b", {"x.yaml"}, "one")));
}

TEST_CASE("findings that are alike have fingerprints of their own") {
  const auto prints = fingerprints({finding("a", {"x.yaml", 1, 1, 1}), finding("a", {"x.yaml", 2, 1, 1})});
  CHECK(prints[0] != prints[1]);
}

TEST_CASE("no format prints what a terminal would obey") {
  const std::vector<Diagnostic> found = {finding("`\x1b]0;x\a\u202e\u009b`", {"a\x1b[2J\u2066.yaml", 1, 1, 1})};
  for (const ReportFormat format : {ReportFormat::text, ReportFormat::json, ReportFormat::sarif}) {
    const std::string text = printed(found, {.format = format});
    for (const std::string_view sign : {"\x1b", "\a", "\u202e", "\u009b", "\u2066"}) CHECK_FALSE(holds(text, sign));
  }
}

TEST_CASE("JSON keeps such characters as escapes") {
  const std::string text = printed({finding("a\u202e\x7f")}, {.format = ReportFormat::json});
  CHECK(holds(text, R"(a\u202e\u007f)"));
}

TEST_CASE("a message that holds bytes that are no UTF-8 is printed all the same") {
  for (const ReportFormat format : {ReportFormat::text, ReportFormat::json, ReportFormat::sarif}) {
    const std::string text = printed({finding("a\xff", {"\xc3.yaml", 1, 1, 1})}, {.format = format});
    CHECK_FALSE(holds(text, "\xff"));
  }
}

TEST_CASE("colour is only where it is asked for") {
  CHECK_FALSE(holds(printed({finding("a")}), "\x1b"));
  CHECK(holds(printed({finding("a")}, {.colour = true}), "\x1b[1;31merror\x1b[0m: a [unknown-key]"));
  CHECK_FALSE(holds(printed({finding("a")}, {.format = ReportFormat::json, .colour = true}), "\x1b"));
}

TEST_CASE("quiet text is errors alone") {
  Diagnostic note = finding("a note");
  note.severity = Severity::note;
  const std::string text = printed({finding("an error"), note}, {.quiet = true});
  CHECK(text == "error: an error [unknown-key]\n");
}

TEST_CASE("help of several lines stays below itself") {
  Diagnostic found = finding("a");
  found.help = "rights:\n  access: {}";
  CHECK(holds(printed({found}), "   help: rights:\n           access: {}\n"));
}

TEST_CASE("SARIF writes addresses as URI references") {
  const std::string text = printed({finding("a", {"content/Käse & Co/x y.yaml", 1, 1, 1}), finding("b", {"/tmp/site"})},
                                   {.format = ReportFormat::sarif});
  CHECK(holds(text, R"("uri": "content/K%C3%A4se%20%26%20Co/x%20y.yaml")"));
  CHECK(holds(text, R"("uri": "file:///tmp/site")"));
}

TEST_CASE("a check tells by document, the worst first") {
  const auto law = [](const char* document, Severity severity, int line) {
    Diagnostic found =
        finding("it lacks", {"content/acme/company.yaml", line, 1, 1}, std::string(document) + "/gdpr-1");
    found.severity = severity;
    found.requirement = "gdpr-1";
    return found;
  };
  Diagnostic project = finding("of all", {"content/site.yaml", 1, 1, 1});
  project.severity = Severity::note;
  const std::string text = printed({law("acme/cookies", Severity::warning, 1), law("acme/privacy", Severity::note, 2),
                                    law("acme/privacy", Severity::error, 3), project},
                                   {.table = true});
  CHECK(text ==
        "== acme/privacy: 1 error, 0 warnings, 1 note\n"
        "content/acme/company.yaml:3:1: error: it lacks [unknown-key]\n"
        "content/acme/company.yaml:2:1: note: it lacks [unknown-key]\n"
        "\n== acme/cookies: 0 errors, 1 warning, 0 notes\n"
        "content/acme/company.yaml:1:1: warning: it lacks [unknown-key]\n"
        "\n== the project: 0 errors, 0 warnings, 1 note\n"
        "content/site.yaml:1:1: note: of all [unknown-key]\n"
        "\n1 error, 1 warning, 2 notes\n");
}
