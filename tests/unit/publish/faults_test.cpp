// The promise that the site is all old or all new, tried at every mutating call: the call fails, the process dies
// there, or the power goes. Afterwards the next build must put everything right.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "files/memory_files.h"
#include "unit/publish/sites.h"

using namespace candor;

namespace {

const Site before{{"index.html", "home"}, {"en/a/index.html", "A"}, {"en/b/index.html", "B"}};
const Site after{{"index.html", "home"}, {"en/a/index.html", "A, changed"}, {"en/c/index.html", "C"}};

/// A state to start from, and what it holds.
struct Ground {
  const char* name;
  Site there;  ///< all files in work/site; empty where it does not exist
  void (*lay)(MemoryFiles&);
};

void lay_nothing(MemoryFiles&) {}
void lay_readme(MemoryFiles& files) {
  REQUIRE(files.make_directories("work/site"));
  REQUIRE(files.write("work/site/README.md", "read me"));
}
void lay_site(MemoryFiles& files) { REQUIRE(build(files, before, "work/site")); }
void lay_site_and_readme(MemoryFiles& files) {
  lay_readme(files);
  lay_site(files);
}
void lay_leftovers(MemoryFiles& files) {
  lay_site(files);
  REQUIRE(files.make_directories("work/.site.candor-new/en"));
  REQUIRE(files.write("work/.site.candor-new/en/half.html", "hal"));
  REQUIRE(files.write("work/.site.candor-lock", "process 1\n"));
}
/// Copies instead of links, so that those calls are tried too.
void lay_site_without_links(MemoryFiles& files) {
  lay_site(files);
  files.let_hard_link(false);
}

const Ground grounds[] = {
    {"nothing", {}, lay_nothing},
    {"a README", {{"README.md", "read me"}}, lay_readme},
    {"a site", as_published(before), lay_site},
    {"a site and a README", as_published(before, "read me"), lay_site_and_readme},
    {"a site and what a killed run left", as_published(before), lay_leftovers},
    {"a site on a disk without hard links", as_published(before), lay_site_without_links},
};

Site new_site(const Ground& ground) {
  return as_published(after, ground.there.count("README.md") != 0 ? "read me" : "");
}

struct Trial {
  explicit Trial(const Ground& ground) {
    REQUIRE(files.make_directories("work"));
    ground.lay(files);
    REQUIRE(files.sync_filesystem("/"));
    files.start_again();
  }
  MemoryFiles files;
};

/// One whole site stands there, the old or the new; true for the new.
bool is_new(const MemoryFiles& files, const Ground& ground) {
  const Site there = all_files(files, "work/site");
  const bool old_or_new = there == ground.there || there == new_site(ground);
  CHECK(old_or_new);
  return there == new_site(ground);
}

void check_next_build(MemoryFiles& files, const Ground& ground) {
  files.start_again();
  const auto published = build(files, after, "work/site");
  REQUIRE(published);
  CHECK(all_files(files, "work/site") == new_site(ground));
  CHECK(files.list("work").value().size() == 1);
}

/// False when the run ended without coming to call `call`.
bool dies_at(MemoryFiles& files, std::size_t call) {
  files.stop_at(call);
  try {
    static_cast<void>(build(files, after, "work/site"));
  } catch (const Killed&) {
  }
  return files.was_killed();
}

}  // namespace

TEST_CASE("a run killed at any call leaves the old site or the new one, and the next run puts all right") {
  for (const Ground& ground : grounds) {
    DYNAMIC_SECTION(ground.name) {
      std::set<bool> seen;
      std::size_t call = 1;
      for (bool killed = true; killed; ++call) {
        INFO("killed at call " << call);
        Trial trial(ground);
        killed = dies_at(trial.files, call);
        seen.insert(is_new(trial.files, ground));
        check_next_build(trial.files, ground);
      }
      CHECK(call > 10);
      CHECK(seen.size() == 2);
    }
  }
}

TEST_CASE("a power cut at any call leaves the old site or the new one, durable as it is") {
  for (const Ground& ground : grounds) {
    DYNAMIC_SECTION(ground.name) {
      bool killed = true;
      for (std::size_t call = 1; killed; ++call) {
        for (unsigned seed = 0; seed < 10; ++seed) {
          INFO("power cut at call " << call << ", seed " << seed);
          const PowerCut cut = seed == 0   ? PowerCut::keeps_only_the_durable
                               : seed == 1 ? PowerCut::keeps_names
                                           : PowerCut::keeps_by_chance;
          Trial trial(ground);
          killed = dies_at(trial.files, call);
          trial.files.start_again_after(cut, seed);
          const bool new_one = is_new(trial.files, ground);
          // A run that said it was done has made it durable.
          if (!killed) CHECK(new_one);
          check_next_build(trial.files, ground);
        }
      }
    }
  }
}

TEST_CASE("a call that fails leaves the old site, or a new one; it is told, and the next run puts all right") {
  for (const Ground& ground : grounds) {
    for (const FileErrorCode code : {FileErrorCode::no_space, FileErrorCode::input_output, FileErrorCode::denied}) {
      for (const bool for_good : {false, true}) {
        DYNAMIC_SECTION(ground.name << ", error " << static_cast<int>(code) << (for_good ? ", for good" : "")) {
          std::size_t last = 0;
          {
            Trial trial(ground);
            REQUIRE(build(trial.files, after, "work/site"));
            last = trial.files.mutations();
          }
          for (std::size_t call = 1; call <= last; ++call) {
            INFO("failed at call " << call);
            Trial trial(ground);
            if (for_good) {
              trial.files.fail_from(call, code);
            } else {
              trial.files.fail_at(call, code);
            }
            const auto published = build(trial.files, after, "work/site");
            const bool new_one = is_new(trial.files, ground);
            if (published) {
              CHECK(new_one);
            } else {
              CHECK(published.error().machine);
              CHECK(published.error().diagnostic.id == "output-not-written");
              const bool said = published.error().diagnostic.why.starts_with("the new site stands there");
              CHECK(new_one == said);
            }
            check_next_build(trial.files, ground);
          }
        }
      }
    }
  }
}

TEST_CASE("a build that changes nothing takes a lock and nothing else") {
  Trial trial(grounds[2]);
  const auto published = build(trial.files, before, "work/site");
  REQUIRE(published);
  CHECK(published->unchanged);
  CHECK(trial.files.mutations() == 2);
}

TEST_CASE("a mount point is a failure of the machine, with its reason") {
  Trial trial(grounds[1]);
  trial.files.make_mount_point("work/site");
  const auto published = build(trial.files, after, "work/site");
  REQUIRE_FALSE(published);
  CHECK(published.error().machine);
  CHECK(published.error().diagnostic.message ==
        "`work/site` cannot be swapped in one step: it is a mount point or otherwise in use");
  CHECK(all_files(trial.files, "work/site") == grounds[1].there);
  CHECK(trial.files.list("work").value().size() == 1);
}

TEST_CASE("a file system that cannot exchange is a failure of the machine, with its reason") {
  Trial trial(grounds[2]);
  trial.files.let_exchange(false);
  const auto published = build(trial.files, after, "work/site");
  REQUIRE_FALSE(published);
  CHECK(published.error().machine);
  CHECK(published.error().diagnostic.message ==
        "`work/site` cannot be swapped in one step: the file system cannot do that");
  CHECK(all_files(trial.files, "work/site") == grounds[2].there);
  CHECK(trial.files.list("work").value().size() == 1);
}

TEST_CASE("an old site that cannot be cleared is told, and cleared by the next run") {
  Trial trial(grounds[2]);
  std::size_t last = 0;
  {
    Trial rehearsal(grounds[2]);
    REQUIRE(build(rehearsal.files, after, "work/site"));
    last = rehearsal.files.mutations();
  }
  trial.files.fail_at(last - 1, FileErrorCode::input_output);  // the last is the lock
  const auto published = build(trial.files, after, "work/site");
  REQUIRE(published);
  CHECK(published->left_behind == "work/.site.candor-new");
  check_next_build(trial.files, grounds[2]);
}
