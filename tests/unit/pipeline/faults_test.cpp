// A kill or an error of the disk at each mutating call of a whole build and a whole release: what is there afterwards
// is wholly the old or wholly the new, and the next run goes through. (The stages' own tests try more kinds of faults.)
#include <catch2/catch.hpp>

#include <functional>

#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;

namespace {

using State = std::map<std::string, std::string>;
using Work = std::function<Outcome(Files&)>;

/// A released and built project in one language, whose period was then changed.
State prepared(bool released_again) {
  MemoryFiles files;
  write_project(files);
  edit(files, privacy_file, "[en, ko]", "[en]");
  must_release(files, "2026-03-01");
  must_build(files, "2026-03-01");
  edit(files, company_file, "7 years", "5 years");
  if (released_again) must_release(files, "2026-03-10");
  if (!released_again) put(files, releases + "/next.yaml", "approved_by: Ann\n");
  return files.everything_in(root);
}

void restore(MemoryFiles& files, const State& state) {
  REQUIRE(files.make_directories(root));
  for (const auto& [path, bytes] : state) {
    if (path.ends_with('/')) REQUIRE(files.make_directories(path_in(root, path.substr(0, path.size() - 1))));
    if (!path.ends_with('/')) put(files, path, bytes);
  }
  REQUIRE(files.sync_filesystem(root));
  files.start_again();
}

State part_of(const MemoryFiles& files, const std::string& folder) {
  return files.everything_in(path_in(root, folder));
}

/// Runs `work` twice for each of its calls, killed and failing there, and hands what is left to `check`.
void at_each_call(const State& state, const Work& work, const std::function<void(MemoryFiles&, bool killed)>& check) {
  MemoryFiles counting;
  restore(counting, state);
  REQUIRE(work(counting).ending == Ending::done);
  const std::size_t calls = counting.mutations();
  REQUIRE(calls > 10);
  for (std::size_t call = 1; call <= calls; ++call) {
    for (const bool kill : {true, false}) {
      INFO((kill ? "killed" : "failed") << " at call " << call);
      MemoryFiles files;
      restore(files, state);
      if (kill) {
        files.stop_at(call);
        try {
          work(files);
        } catch (const Killed&) {
          // A destructor cannot throw: a run that dies in one ends as if nothing were, and changes nothing any more.
        }
        CHECK(files.was_killed());
      } else {
        files.fail_at(call, FileErrorCode::input_output);
        const Outcome outcome = work(files);  // some calls may fail without harm: clearing what is no more needed
        if (outcome.ending != Ending::done) CHECK(outcome.diagnostics.has_errors());
      }
      files.start_again();
      check(files, kill);
    }
  }
}

}  // namespace

TEST_CASE("a build that dies or fails at any call leaves the old site or the new one, and the next one finishes",
          "[slow]") {
  const State state = prepared(true);
  const Work work = [](Files& files) { return build(files, "2026-03-10"); };
  MemoryFiles reference;
  restore(reference, state);
  const State old_site = part_of(reference, "site");
  must_build(reference, "2026-03-10");
  const State new_site = part_of(reference, "site");
  REQUIRE(old_site != new_site);
  at_each_call(state, work, [&](MemoryFiles& files, bool killed) {
    const State left = part_of(files, "site");
    CHECK((left == old_site || left == new_site));
    if (!killed) return;  // one run more for each is enough to be slow
    must_build(files, "2026-03-10");
    CHECK(part_of(files, "") == part_of(reference, ""));
  });
}

TEST_CASE("a release that dies or fails at any call leaves the old record or the new one, and the next one finishes",
          "[slow]") {
  const State state = prepared(false);
  const Work work = [](Files& files) { return release(files, "2026-03-10"); };
  MemoryFiles reference;
  restore(reference, state);
  must_release(reference, "2026-03-10");
  at_each_call(state, work, [&](MemoryFiles& files, bool killed) {
    const Outcome verified = verify_record(on(files, "2026-03-10"));
    INFO(told(verified.diagnostics));
    CHECK(verified.ending == Ending::done);
    const Outcome shown = show_text(on(files, "2026-03-10"), {.side = "acme/privacy@in-force", .language = ""});
    const bool is_new = has(shown.output, "5 years");
    CHECK((is_new || has(shown.output, "7 years")));
    const Outcome again = release(files, "2026-03-10", {.if_changed = true});
    INFO(told(again.diagnostics));
    CHECK(again.ending == Ending::done);
    CHECK(has(show_text(on(files, "2026-03-10"), {.side = "acme/privacy@in-force", .language = ""}).output, "5 years"));
    CHECK(has(get(files, releases + "/2026-03-10/release.yaml") + get(files, releases + "/.2026-03-10/release.yaml"),
              "Ann"));
    if (!killed) return;
    // Once more: what an interrupted release left behind is finished by the next one that has something to say.
    edit(files, company_file, "5 years", "4 years");
    must_release(files, "2026-03-11");
    CHECK(versions(files) == std::vector<std::string>{"2026-03-01", "2026-03-10", "2026-03-11"});
    CHECK(get(files, releases + "/next.yaml") == "(nothing)");
  });
}
