// What only the real disk can show: pipes, permissions, a full device, paths that trick the C functions.
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "unit/files/worlds.h"

using namespace candor;

TEST_CASE("a named pipe is refused, not waited for") {
  DiskWorld world;
  REQUIRE(::mkfifo(world.at("pipe").c_str(), 0600) == 0);
  const auto read = world.files().read(world.at("pipe"));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == FileErrorCode::not_a_file);
  CHECK(world.files().stat(world.at("pipe")).value().type == FileType::other);
}

TEST_CASE("an endless device is refused") {
  DiskFiles files;
  CHECK_FALSE(files.read("/dev/zero"));
}

TEST_CASE("a file that says it is empty is read to its end") {
  DiskFiles files;
  CHECK_FALSE(files.read("/proc/self/status").value().empty());
}

TEST_CASE("a full device is reported") {
  DiskFiles files;
  if (files.stat("/dev/full").value().type == FileType::absent) return;
  const auto written = files.write("/dev/full", "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == FileErrorCode::no_space);
  CHECK(written.error().sentence() == "cannot write `/dev/full`: no space is left on the device");
}

TEST_CASE("a NUL in a path names no other file") {
  DiskWorld world;
  REQUIRE(world.files().write(world.at("file"), "x"));
  const std::string path = world.at("file") + std::string("\0.md", 4);
  CHECK_FALSE(world.files().read(path));
  CHECK_FALSE(world.files().write(path, "y"));
  CHECK_FALSE(world.files().remove_file(path));
  CHECK_FALSE(world.files().rename_replacing(path, world.at("other")));
  CHECK(world.files().remove_tree(path));
  CHECK(world.files().stat(path).value().type == FileType::absent);
  CHECK(world.files().read(world.at("file")).value() == "x");
}

TEST_CASE("a name that is too long is told as such") {
  DiskWorld world;
  const auto written = world.files().write(world.at(std::string(300, 'a')), "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == FileErrorCode::bad_path);
}

TEST_CASE("a large file survives, byte for byte") {
  DiskWorld world;
  std::string bytes(3'000'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 + i / 256);
  REQUIRE(world.files().write(world.at("large"), bytes));
  CHECK(world.files().read(world.at("large")).value() == bytes);
}

TEST_CASE("a lock ends with its process, however that ends") {
  DiskWorld world;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = DiskFiles().lock(world.at("lock"));
    ::_exit(lock ? 0 : 1);  // no destructor runs: as good as killed
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK(world.files().stat(world.at("lock")).value().type == FileType::file);
  CHECK(world.files().lock(world.at("lock")));
}

TEST_CASE("paths are put together and taken apart") {
  CHECK(path_in("a", "b") == "a/b");
  CHECK(path_in("a/", "b") == "a/b");
  CHECK(path_in("/", "b") == "/b");
  CHECK(path_in(".", "b") == "b");
  CHECK(path_in("", "b") == "b");
  const auto split = [](const char* path) {
    const SplitPath parts = split_path(path);
    return parts.directory + " | " + parts.name;
  };
  CHECK(split("a/b/c") == "a/b | c");
  CHECK(split("a") == ". | a");
  CHECK(split("/a") == "/ | a");
  CHECK(split("a//b//") == "a | b");
  CHECK(split("/") == "/ | ");
  CHECK(split("//") == "/ | ");
}
