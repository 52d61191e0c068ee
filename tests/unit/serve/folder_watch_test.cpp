// Changes of a real folder, as editors and other programs make them.
#include <catch2/catch.hpp>

#include <stdlib.h>

#include <chrono>

#include "files/disk_files.h"
#include "serve/folder_watch.h"

using namespace candor;
using namespace candor::serve;
using namespace std::chrono_literals;

namespace {

using Paths = std::set<std::string>;

struct WatchedWorld {
  DiskFiles files;
  std::string root;
  std::unique_ptr<FolderWatch> watch;

  WatchedWorld() {
    char name[] = "/tmp/candor-watch-XXXXXX";
    root = mkdtemp(name);
    put("content/acme/company.yaml", "a: 1\n");
    put("elsewhere/x", "x");
    std::string error;
    watch = FolderWatch::begin(files, root, {"content", "templates"}, error);
    INFO(error);
    REQUIRE(watch);
  }
  ~WatchedWorld() { CHECK(files.remove_tree(root)); }

  void put(const std::string& path, const std::string& text) {
    REQUIRE(files.make_directories(split_path(path_in(root, path)).directory));
    REQUIRE(files.write(path_in(root, path), text));
  }
  /// All that is told until it is quiet. Events are there when the call that caused them has returned.
  Paths changed() {
    return gather_until_quiet(watch->wait(0ms), 100, [&] { return watch->wait(0ms); });
  }
};

}  // namespace

TEST_CASE("a file that is written, renamed into place, or removed is told") {
  WatchedWorld world;
  CHECK(world.changed().empty());
  world.put("content/acme/company.yaml", "a: 2\n");
  CHECK(world.changed() == Paths{"content/acme/company.yaml"});
  world.put("content/acme/.new", "a: 3\n");
  REQUIRE(world.files.rename_replacing(world.root + "/content/acme/.new", world.root + "/content/acme/company.yaml"));
  CHECK(world.changed() == Paths{"content/acme/.new", "content/acme/company.yaml"});
  REQUIRE(world.files.remove_file(world.root + "/content/acme/company.yaml"));
  CHECK(world.changed() == Paths{"content/acme/company.yaml"});
}

TEST_CASE("what stands elsewhere, and what is only read, is not told") {
  WatchedWorld world;
  world.put("elsewhere/y", "y");
  world.put("README.md", "y");
  CHECK(world.files.read(world.root + "/content/acme/company.yaml"));
  CHECK(world.files.list(world.root + "/content/acme"));
  CHECK(world.changed().empty());
}

TEST_CASE("a new folder is watched, and so is all that came with it") {
  WatchedWorld world;
  world.put("content/acme/documents/deep/privacy.yaml", "k: 1\n");
  CHECK(world.changed().contains("content/acme/documents"));
  world.put("content/acme/documents/deep/privacy.yaml", "k: 2\n");
  CHECK(world.changed() == Paths{"content/acme/documents/deep/privacy.yaml"});
}

TEST_CASE("a folder of the project that comes later is watched from then on") {
  WatchedWorld world;
  world.put("templates/sections/x.md", "x");
  CHECK(world.changed().contains("templates"));
  world.put("templates/sections/x.md", "y");
  CHECK(world.changed() == Paths{"templates/sections/x.md"});
}

TEST_CASE("a folder that was renamed is told by its new name, one that was removed no longer") {
  WatchedWorld world;
  REQUIRE(world.files.rename(world.root + "/content/acme", world.root + "/content/beta"));
  CHECK(world.changed() == Paths{"content/acme", "content/beta"});
  world.put("content/beta/company.yaml", "a: 2\n");
  CHECK(world.changed() == Paths{"content/beta/company.yaml"});
  REQUIRE(world.files.remove_tree(world.root + "/content/beta"));
  CHECK(world.changed() == Paths{"content/beta", "content/beta/company.yaml"});
  // The same name again, made anew.
  world.put("content/beta/company.yaml", "a: 3\n");
  CHECK(world.changed().contains("content/beta"));
  world.put("content/beta/company.yaml", "a: 4\n");
  CHECK(world.changed() == Paths{"content/beta/company.yaml"});
}

TEST_CASE("a folder that is not there cannot be watched, and why is told") {
  const DiskFiles files;
  std::string error;
  CHECK_FALSE(FolderWatch::begin(files, "/nowhere/at/all", {"content"}, error));
  CHECK_FALSE(error.empty());
}
