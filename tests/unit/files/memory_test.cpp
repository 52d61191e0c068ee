// What only the twin can do: count, fail, die, and lose its power.
#include <catch2/catch.hpp>

#include "files/memory_files.h"

using namespace candor;

TEST_CASE("mutating calls are counted as system calls, others are not") {
  MemoryFiles files;
  REQUIRE(files.make_directories("a/b"));
  CHECK(files.mutations() == 2);
  REQUIRE(files.write("a/b/file", "x"));
  CHECK(files.mutations() == 4);
  CHECK(files.read("a/b/file").value() == "x");
  CHECK(files.list("a").value().size() == 1);
  CHECK(files.mutations() == 4);
  REQUIRE(files.remove_tree("a"));
  CHECK(files.mutations() == 7);
}

TEST_CASE("a call can fail, and leaves what a disk would leave") {
  MemoryFiles files;
  files.fail_at(2, FileErrorCode::no_space);
  const auto written = files.write("file", "123456");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == FileErrorCode::no_space);
  CHECK(files.read("file").value() == "123");
  CHECK(files.write("file", "123456"));
}

TEST_CASE("a full disk stays full") {
  MemoryFiles files;
  files.fail_from(1, FileErrorCode::no_space);
  CHECK_FALSE(files.write("one", "x"));
  CHECK_FALSE(files.write("two", "x"));
  files.start_again();
  CHECK(files.write("two", "x"));
}

TEST_CASE("a process can die at a call; nothing it does afterwards counts") {
  MemoryFiles files;
  files.stop_at(2);
  CHECK_THROWS_AS(files.write("file", "x"), Killed);
  CHECK(files.was_killed());
  CHECK_FALSE(files.remove_file("file"));
  CHECK(files.read("file").value().empty());
  files.start_again();
  CHECK(files.write("file", "x"));
}

TEST_CASE("a lock dies with its process") {
  MemoryFiles files;
  {
    const auto lock = files.lock("lock");
    REQUIRE(lock);
    files.stop_at(2);
    CHECK_THROWS_AS(files.write("file", "x"), Killed);
  }
  CHECK(files.stat("lock").value().type == FileType::file);
  files.start_again();
  CHECK(files.lock("lock"));
}

TEST_CASE("a power cut takes what was not made durable") {
  MemoryFiles files;
  REQUIRE(files.write("old", "old"));
  REQUIRE(files.sync_filesystem("/"));
  REQUIRE(files.write("new", "new"));
  REQUIRE(files.write("old", "changed"));
  REQUIRE(files.make_directories("folder"));

  SECTION("the careful disk") {
    files.start_again_after(PowerCut::keeps_only_the_durable);
    CHECK(files.read("old").value() == "old");
    CHECK(files.list("/").value().size() == 1);
  }
  SECTION("the disk that writes names first") {
    files.start_again_after(PowerCut::keeps_names);
    CHECK(files.read("old").value() == "old");
    CHECK(files.read("new").value().empty());
    CHECK(files.list("/").value().size() == 3);
  }
  SECTION("a file made durable in a folder that was not") {
    REQUIRE(files.write("folder/file", "x"));
    REQUIRE(files.sync_file("folder/file"));
    REQUIRE(files.sync_directory("/"));
    files.start_again_after(PowerCut::keeps_only_the_durable);
    CHECK(files.list("folder").value().empty());
  }
  SECTION("the rename that was not synced: the classic") {
    REQUIRE(files.rename_replacing("new", "old"));
    files.start_again_after(PowerCut::keeps_names);
    CHECK(files.read("old").value().empty());
  }
  SECTION("and the one that was") {
    REQUIRE(files.sync_file("new"));
    REQUIRE(files.rename_replacing("new", "old"));
    REQUIRE(files.sync_directory("/"));
    for (const PowerCut cut : {PowerCut::keeps_only_the_durable, PowerCut::keeps_names, PowerCut::keeps_by_chance}) {
      files.start_again_after(cut, 7);
      CHECK(files.read("old").value() == "new");
    }
  }
}

TEST_CASE("a mount point cannot be renamed, and nothing is linked across it") {
  MemoryFiles files;
  REQUIRE(files.make_directories("mounted"));
  REQUIRE(files.make_directories("folder"));
  files.make_mount_point("mounted");
  REQUIRE(files.write("mounted/file", "x"));
  CHECK(files.exchange("folder", "mounted").error().code == FileErrorCode::busy);
  CHECK(files.exchange("mounted", "folder").error().code == FileErrorCode::busy);
  CHECK(files.rename("mounted", "new").error().code == FileErrorCode::busy);
  CHECK(files.rename("mounted/file", "new").error().code == FileErrorCode::other_file_system);
  CHECK(files.hard_link("mounted/file", "new").error().code == FileErrorCode::other_file_system);
  CHECK(files.stat("mounted").value().device != files.stat("folder").value().device);
}

TEST_CASE("a file system may lack exchange and hard links") {
  MemoryFiles files;
  REQUIRE(files.write("a", "a"));
  REQUIRE(files.write("b", "b"));
  files.let_exchange(false);
  files.let_hard_link(false);
  CHECK(files.exchange("a", "b").error().code == FileErrorCode::unsupported);
  CHECK(files.hard_link("a", "c").error().code == FileErrorCode::unsupported);
}
