// Documents of one company, each frozen on a day of its own: where two in force state one fact differently, `check`
// says so, and only there.
#include <catch2/catch.hpp>

#include "pipeline/find_coming_days.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string ai_file = "content/acme/documents/ai.yaml";

/// Two documents of the same section, both released on 1 March; then the period changes.
struct World {
  MemoryFiles files;

  explicit World(const std::string& of_other = "") {
    write_project(files);
    put(files, ai_file,
        "kind: ai_notice\ntitle: AI\nlanguages: [en]\ncontrolling: en\nsections: [retention]\n" + of_other);
    must_release(files, "2026-03-01");
    edit(files, company_file, "7 years", "5 years");
  }

  /// The row is called by its data from now on, not by a label of its own.
  void name_the_data() {
    edit(files, company_file, "label: billing records, ", "");
    edit(files, ko_file, "retention.billing.label: {source: billing records, text: 청구 기록}\n", "");
  }

  void add_orders() {
    edit(files, company_file, "data: [account]", "data: [account, orders]");
    edit(files, company_file, "label: account data}", "label: account data}\n  orders: {label: orders}");
    edit(files, ko_file, "계정 정보}\n", "계정 정보}\ndata.orders.label: {source: orders, text: 주문}\n");
  }

  std::vector<Diagnostic> found(std::string_view today, const std::string& document = "") {
    std::vector<Diagnostic> all;
    const CheckRequest request{.company = "acme", .document = document};
    for (const Diagnostic& one : check_project(on(files, today), request).diagnostics.in_order()) {
      if (one.id == "documents-disagree") all.push_back(one);
    }
    return all;
  }

  /// What `candor next` tells of that, each after its day.
  std::vector<std::string> coming(std::string_view today) {
    std::vector<std::string> all;
    for (const Coming& event : find_coming_days(on(files, today), "acme").events) {
      if (event.kind == "agreement") all.push_back(iso_text(event.day) + " " + event.text);
    }
    return all;
  }
};

}  // namespace

TEST_CASE("what only the draft says is no disagreement") { CHECK(World().found("2026-03-02").empty()); }

TEST_CASE("a document that was left behind is named, with both values, the fact's place and what to do") {
  World world;
  must_release(world.files, "2026-04-01", {.document = "privacy"});
  const auto found = world.found("2026-04-02");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::warning);
  CHECK(found[0].place.file == company_file);
  CHECK(found[0].place.line == 7);
  CHECK(has(found[0].message, "version 2026-03-01 of `acme/ai` and version 2026-04-01 of `acme/privacy`"));
  CHECK(has(found[0].message, "`retention.billing.keep`"));
  CHECK(has(found[0].message, "7 years"));
  CHECK(has(found[0].message, "5 years"));
  CHECK(has(found[0].help, "`candor release acme/ai`"));
  CHECK(found[0].subject == "acme/ai:acme/privacy:retention.billing.keep");
  CHECK(world.found("2026-04-02", "privacy").size() == 1);
  must_release(world.files, "2026-04-03", {.document = "ai"});
  CHECK(world.found("2026-04-03").empty());
}

TEST_CASE("where the facts went back, the newer document is the one that is behind") {
  World world;
  must_release(world.files, "2026-04-01", {.document = "privacy"});
  edit(world.files, company_file, "5 years", "7 years");
  const auto found = world.found("2026-04-02");
  REQUIRE(found.size() == 1);
  CHECK(has(found[0].help, "`candor release acme/privacy` lets"));
  CHECK_FALSE(has(found[0].help, "acme/ai"));
}

TEST_CASE("a version to come disagrees when it comes in force, and ends a disagreement when it agrees") {
  World world;
  must_release(world.files, "2026-04-01", {.document = "privacy", .effective = day("2026-05-01")});
  CHECK(world.found("2026-04-02").empty());
  REQUIRE(world.found("2026-05-01").size() == 1);
  must_release(world.files, "2026-05-02", {.document = "ai", .effective = day("2026-06-01")});
  const auto found = world.found("2026-05-03");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::note);
  CHECK(has(found[0].help, "says the same from 2026-06-01 on"));
  CHECK(world.found("2026-06-01").empty());
}

TEST_CASE("the day on which documents begin or cease to disagree is told before it comes") {
  World world;
  must_release(world.files, "2026-04-01", {.document = "privacy", .effective = day("2026-05-01")});
  const auto one = world.coming("2026-04-02");
  REQUIRE(one.size() == 1);
  CHECK(one[0].starts_with("2026-05-01 version 2026-03-01 of `acme/ai` and version 2026-04-01 of `acme/privacy`"));
  CHECK(has(one[0], "both in force on 2026-05-01, state `retention.billing.keep` differently"));
  CHECK(world.coming("2026-05-01").empty());
  must_release(world.files, "2026-05-02", {.document = "ai", .effective = day("2026-06-01")});
  CHECK(world.coming("2026-05-03") == std::vector<std::string>{"2026-06-01 `acme/ai` and `acme/privacy` disagree about "
                                                               "`retention.billing.keep` no longer"});
  CHECK(world.coming("2026-06-01").empty());
}

TEST_CASE("what one of them does not state, or leaves to others, is no disagreement") {
  World silent;
  edit(silent.files, ai_file, "[retention]", "[{id: words, title: Words, text: Be kind.}]");
  must_release(silent.files, "2026-03-02", {.document = "ai"});
  edit(silent.files, company_file, "5 years", "6 years");
  must_release(silent.files, "2026-04-01", {.document = "privacy"});
  CHECK(silent.found("2026-04-02").empty());

  World partial("only: {data: [account]}\n");
  partial.name_the_data();
  must_release(partial.files, "2026-04-01");
  partial.add_orders();
  must_release(partial.files, "2026-04-02", {.document = "privacy"});
  CHECK(partial.found("2026-04-03").empty());
}

TEST_CASE("a list is the same in whatever order, and a document that has ended says nothing any more") {
  World world;
  world.name_the_data();
  world.add_orders();
  must_release(world.files, "2026-04-01");
  CHECK(world.found("2026-04-02").empty());
  edit(world.files, company_file, "[account, orders]", "[orders, account]");
  must_release(world.files, "2026-04-03", {.document = "privacy"});
  CHECK(world.found("2026-04-04").empty());
  edit(world.files, company_file, "[orders, account]", "[orders]");
  must_release(world.files, "2026-04-05", {.document = "privacy"});
  CHECK(world.found("2026-04-06").size() == 1);
  REQUIRE(world.files.remove_file(path_in(root, ai_file)));
  CHECK(world.found("2026-04-06").empty());
}
