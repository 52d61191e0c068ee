// Documents of one company in force whose lists of the same things differ: what one of them lacks for no other reason
// than that it was frozen before the thing was there, or after it was gone, is told, and nothing else.
#include <catch2/catch.hpp>

#include "pipeline/read_preview.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string other_file = "content/acme/documents/other.yaml";

/// Two documents; whatever is said of them, both were released on 1 March.
struct TwoLists {
  MemoryFiles files;

  explicit TwoLists(const std::string& sections_of_privacy, const std::string& other) {
    write_project(files);
    put(files, company_file,
        company_yaml +
            "audiences: {children: {label: children}, members: {label: members}}\n"
            "purposes:\n  run: {label: running the service}\n"
            "parties:\n  host: {name: Hosts Inc.}\n  pay: {name: Pays Inc.}\n"
            "recipients:\n  hosting: {parties: [host], role: processor, purpose: hosting, data: [account]}\n");
    edit(files, company_file, "account data}", "account data, items: {name: {text: your name}}}");
    put(files, privacy_file,
        "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: " + sections_of_privacy + "\n");
    put(files, other_file, "title: Other\nlanguages: [en]\ncontrolling: en\n" + other + "\n");
    must_release(files, "2026-03-01");
  }

  void append(const std::string& facts) { put(files, company_file, get(files, company_file) + facts); }
  void add_payments(const std::string& role = "processor") {
    append("  payments: {parties: [pay], role: " + role + ", purpose: payments, data: [account]}\n");
  }
  void add_orders() {
    edit(files, company_file, "your name}}}",
         "your name}}}\n  orders: {label: orders, items: {no: {text: its number}}}");
  }

  /// What is found once the privacy policy alone was released again.
  std::vector<Diagnostic> found_after_release() {
    must_release(files, "2026-04-01", {.document = "privacy"});
    return found("2026-04-02");
  }

  std::vector<Diagnostic> found(std::string_view today) {
    std::vector<Diagnostic> all;
    for (const Diagnostic& one : check_project(on(files, today), {.company = "acme"}).diagnostics.in_order()) {
      if (one.id == "documents-disagree") all.push_back(one);
    }
    return all;
  }
};

const std::string list_of_recipients = "kind: ai_notice\nsections: [recipients]";

}  // namespace

TEST_CASE("a recipient that only the newer of two lists has is told, with its place and its sentence") {
  TwoLists world("[recipients, retention]", list_of_recipients);
  world.add_payments();
  const auto found = world.found_after_release();
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::warning);
  CHECK(found[0].place.file == company_file);
  CHECK(found[0].place.line == 16);
  CHECK(has(found[0].message, "version 2026-03-01 of `acme/other` and version 2026-04-01 of `acme/privacy`"));
  CHECK(has(found[0].message, "do not list the same: only the second has `recipients.payments`"));
  CHECK(has(found[0].message, "Pays Inc."));
  CHECK(has(found[0].help, "`candor release acme/other`"));
  CHECK(found[0].subject == "acme/other:acme/privacy:recipients.payments");
  must_release(world.files, "2026-04-03", {.document = "other"});
  CHECK(world.found("2026-04-03").empty());
}

TEST_CASE("a recipient that only the older of two lists still has is told") {
  TwoLists world("[recipients]", list_of_recipients);
  world.add_payments();
  must_release(world.files, "2026-03-02");
  edit(world.files, company_file, "  payments: {parties: [pay], role: processor, purpose: payments, data: [account]}\n",
       "");
  const auto found = world.found_after_release();
  REQUIRE(found.size() == 1);
  CHECK(has(found[0].message, "only the first has `recipients.payments`"));
  CHECK(has(found[0].help, "`candor release acme/other`"));
}

TEST_CASE("categories of data and rights are lists like any other") {
  TwoLists data("[data]", "kind: ai_notice\nsections: [data]");
  data.add_orders();
  const auto found = data.found_after_release();
  REQUIRE(found.size() == 1);
  CHECK(has(found[0].message, "only the second has `data.orders`"));

  TwoLists rights("[rights]", "kind: ai_notice\nsections: [rights, recipients]");
  rights.append("rights:\n  access: {}\n");
  must_release(rights.files, "2026-03-02");
  rights.append("  erasure: {}\n");
  const auto right = rights.found_after_release();
  REQUIRE(right.size() == 1);
  CHECK(has(right[0].message, "only the second has `rights.erasure`"));
}

TEST_CASE("what names a thing and is told itself is told once") {
  TwoLists world("[retention]", "kind: ai_notice\nsections: [retention]");
  edit(world.files, company_file, "label: billing records, ", "");
  must_release(world.files, "2026-03-02");
  world.add_orders();
  edit(world.files, company_file, "keep: 7 years}", "keep: 7 years}\n  orders: {data: [orders], keep: 1 year}");
  const auto found = world.found_after_release();
  REQUIRE(found.size() == 1);
  CHECK(has(found[0].message, "`retention.orders`"));
}

TEST_CASE("a document is held to no list that is not its own") {
  SECTION("it lists only what it names itself") {
    TwoLists world("[recipients]", list_of_recipients + "\nonly: {recipients: [hosting]}");
    world.add_payments();
    CHECK(world.found_after_release().empty());
  }
  SECTION("it lists recipients of one role") {
    TwoLists world("[recipients]", "kind: subprocessor_list\nsections: [subprocessors]");
    edit(world.files, company_file, "[host], role: processor", "[host], role: subprocessor");
    must_release(world.files, "2026-03-02");
    world.add_payments("controller");
    CHECK(world.found_after_release().empty());
  }
  SECTION("it is for other people") {
    TwoLists world("[recipients]", list_of_recipients + "\naudience: [children]");
    world.append("  payments: {parties: [pay], purpose: payments, data: [account], when: {audiences: [members]}}\n");
    CHECK(world.found_after_release().empty());
  }
  SECTION("it names recipients nowhere") {
    TwoLists world("[recipients]", "kind: ai_notice\nsections: [retention]");
    world.add_payments();
    CHECK(world.found_after_release().empty());
  }
  SECTION("it has become a longer list since, and is not released") {
    TwoLists world("[recipients, retention]", "kind: ai_notice\nsections: [retention]");
    edit(world.files, other_file, "[retention]", "[retention, recipients]");
    world.add_payments();
    CHECK(world.found_after_release().empty());
  }
  SECTION("the thing has only another id") {
    TwoLists world("[recipients]", list_of_recipients);
    edit(world.files, company_file, "  hosting:", "  servers:");
    CHECK(world.found_after_release().empty());
  }
}

TEST_CASE("where a version to come lists it, it is only noted") {
  TwoLists world("[recipients]", list_of_recipients);
  world.add_payments();
  must_release(world.files, "2026-04-01", {.document = "privacy"});
  must_release(world.files, "2026-04-02", {.document = "other", .effective = day("2026-06-01")});
  const auto found = world.found("2026-04-03");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::note);
  CHECK(has(found[0].help, "says the same from 2026-06-01 on"));
  CHECK(world.found("2026-06-01").empty());
}

TEST_CASE("a release says whom it leaves behind, on the day it binds, and so does the preview") {
  TwoLists world("[recipients]", list_of_recipients);
  world.add_payments();
  const Outcome released = release(world.files, "2026-04-01", {.document = "privacy", .effective = day("2026-05-01")});
  REQUIRE(released.ending == Ending::done);
  CHECK(has(told(released.diagnostics), "both in force on 2026-05-01, do not list the same"));
  const auto judged = [&](std::string_view today) {
    const Preview preview = read_preview(on(world.files, today), {}, {.project = true});
    const PreviewedCompany* acme = preview.company("acme");
    return told(acme->judged(*acme->walked.document("other")));
  };
  CHECK_FALSE(has(judged("2026-04-02"), "documents-disagree"));
  CHECK(has(judged("2026-05-01"), "documents-disagree"));
  CHECK_FALSE(has(told(release(world.files, "2026-05-02", {}).diagnostics), "documents-disagree"));
}
