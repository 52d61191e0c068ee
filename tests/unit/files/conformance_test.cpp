// What every Files does, run on the disk and on its twin: whatever holds here may be relied on in tests of a stage.
#include <catch2/catch.hpp>

#include "unit/files/worlds.h"

using namespace candor;

namespace {

template <class Result>
FileErrorCode code_of_failure(const Result& result) {
  REQUIRE_FALSE(result);
  CHECK_FALSE(result.error().sentence().empty());
  return result.error().code;
}

}  // namespace

#define ON_BOTH(name) TEMPLATE_TEST_CASE(name, "[files]", DiskWorld, MemoryWorld)

ON_BOTH("what is written is read back") {
  TestType world;
  Files& files = world.files();
  const std::string bytes("a\0b\nc", 5);
  REQUIRE(files.write(world.at("one"), bytes));
  CHECK(files.read(world.at("one")).value() == bytes);
  REQUIRE(files.write(world.at("one"), "shorter"));
  CHECK(files.read(world.at("one")).value() == "shorter");
  REQUIRE(files.write(world.at("empty"), ""));
  CHECK(files.read(world.at("empty")).value().empty());
}

ON_BOTH("a read takes no more than it may") {
  TestType world;
  REQUIRE(world.files().write(world.at("five"), "12345"));
  CHECK(world.files().read_up_to(world.at("five"), 5).value() == "12345");
  CHECK(code_of_failure(world.files().read_up_to(world.at("five"), 4)) == FileErrorCode::too_large);
}

ON_BOTH("what is not there, or no file, is not read") {
  TestType world;
  REQUIRE(world.files().write(world.at("file"), "x"));
  CHECK(code_of_failure(world.files().read(world.at("nothing"))) == FileErrorCode::absent);
  CHECK(code_of_failure(world.files().read(world.at(""))) == FileErrorCode::is_a_directory);
  CHECK(code_of_failure(world.files().read(world.at("file/below"))) == FileErrorCode::not_a_directory);
  CHECK(code_of_failure(world.files().list(world.at("file"))) == FileErrorCode::not_a_directory);
  CHECK(code_of_failure(world.files().write(world.at("no/folder"), "x")) == FileErrorCode::absent);
  CHECK(code_of_failure(world.files().write(world.at(""), "x")) == FileErrorCode::is_a_directory);
  CHECK(code_of_failure(world.files().read("")) == FileErrorCode::absent);
}

ON_BOTH("an error says what was done, to what, and why not") {
  TestType world;
  const auto read = world.files().read(world.at("nothing"));
  REQUIRE_FALSE(read);
  CHECK(read.error().sentence() == "cannot read `" + world.at("nothing") + "`: there is no such file or folder");
}

ON_BOTH("write_new leaves alone what is there") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.write_new(world.at("one"), "first"));
  CHECK(code_of_failure(files.write_new(world.at("one"), "second")) == FileErrorCode::exists);
  CHECK(files.read(world.at("one")).value() == "first");
  world.symlink("elsewhere", "link");
  CHECK(code_of_failure(files.write_new(world.at("link"), "x")) == FileErrorCode::exists);
  CHECK(files.stat(world.at("elsewhere")).value().type == FileType::absent);
}

ON_BOTH("a folder lists its names in order of their bytes, with what they are") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("b")));
  for (const char* name : {"a", "B", "a-b", "\xC3\xA9", ".hidden"}) REQUIRE(files.write(world.at(name), ""));
  world.symlink("a", "c");
  const std::vector<DirectoryEntry> expected{
      {".hidden", FileType::file}, {"B", FileType::file},    {"a", FileType::file},       {"a-b", FileType::file},
      {"b", FileType::directory},  {"c", FileType::symlink}, {"\xC3\xA9", FileType::file}};
  CHECK(files.list(world.at("")).value() == expected);
  CHECK(code_of_failure(files.list(world.at("nothing"))) == FileErrorCode::absent);
}

ON_BOTH("stat tells what stands there, links themselves") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.write(world.at("file"), "12345"));
  world.symlink("file", "link");
  CHECK(files.stat(world.at("file")).value().type == FileType::file);
  CHECK(files.stat(world.at("file")).value().size == 5);
  CHECK(files.stat(world.at("")).value().type == FileType::directory);
  CHECK(files.stat(world.at("link")).value().type == FileType::symlink);
  CHECK(files.stat(world.at("nothing")).value().type == FileType::absent);
  CHECK(files.stat(world.at("file/below")).value().type == FileType::absent);
}

ON_BOTH("a hard link is the same file") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.write(world.at("one"), "x"));
  REQUIRE(files.hard_link(world.at("one"), world.at("two")));
  CHECK(files.stat(world.at("one")).value().inode == files.stat(world.at("two")).value().inode);
  REQUIRE(files.write(world.at("two"), "y"));
  CHECK(files.read(world.at("one")).value() == "y");
  REQUIRE(files.remove_file(world.at("one")));
  CHECK(files.read(world.at("two")).value() == "y");
  REQUIRE(files.write(world.at("three"), "z"));
  CHECK(code_of_failure(files.hard_link(world.at("three"), world.at("two"))) == FileErrorCode::exists);
  CHECK(code_of_failure(files.hard_link(world.at("one"), world.at("four"))) == FileErrorCode::absent);
  CHECK(code_of_failure(files.hard_link(world.at(""), world.at("four"))) == FileErrorCode::denied);
}

ON_BOTH("folders are made with those above them, and again without complaint") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("a/b/c")));
  REQUIRE(files.make_directories(world.at("a/b/c")));
  CHECK(files.stat(world.at("a/b/c")).value().type == FileType::directory);
  REQUIRE(files.write(world.at("a/file"), ""));
  CHECK(code_of_failure(files.make_directories(world.at("a/file"))) == FileErrorCode::not_a_directory);
  CHECK(code_of_failure(files.make_directories(world.at("a/file/x"))) == FileErrorCode::not_a_directory);
}

ON_BOTH("only an empty folder is removed, and only a file is removed as a file") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("a/b")));
  REQUIRE(files.write(world.at("file"), ""));
  CHECK(code_of_failure(files.remove_directory(world.at("a"))) == FileErrorCode::not_empty);
  CHECK(code_of_failure(files.remove_directory(world.at("file"))) == FileErrorCode::not_a_directory);
  CHECK(code_of_failure(files.remove_file(world.at("a"))) == FileErrorCode::is_a_directory);
  CHECK(code_of_failure(files.remove_file(world.at("nothing"))) == FileErrorCode::absent);
  REQUIRE(files.remove_directory(world.at("a/b")));
  REQUIRE(files.remove_directory(world.at("a")));
  CHECK(files.list(world.at("")).value().size() == 1);
}

ON_BOTH("a tree is removed without following a link") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("precious")));
  REQUIRE(files.write(world.at("precious/file"), "keep me"));
  REQUIRE(files.make_directories(world.at("tree/deep/er")));
  REQUIRE(files.write(world.at("tree/deep/er/file"), ""));
  world.symlink("../precious", "tree/link");
  world.symlink("precious", "link");
  REQUIRE(files.remove_tree(world.at("tree")));
  REQUIRE(files.remove_tree(world.at("link")));
  REQUIRE(files.remove_tree(world.at("nothing")));
  CHECK(files.read(world.at("precious/file")).value() == "keep me");
  CHECK(files.list(world.at("")).value().size() == 1);
}

ON_BOTH("rename moves a file or a folder, and replaces nothing") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("folder/in")));
  REQUIRE(files.write(world.at("file"), "x"));
  REQUIRE(files.write(world.at("other"), "y"));
  CHECK(code_of_failure(files.rename(world.at("file"), world.at("other"))) == FileErrorCode::exists);
  CHECK(code_of_failure(files.rename(world.at("file"), world.at("folder"))) == FileErrorCode::exists);
  CHECK(code_of_failure(files.rename(world.at("nothing"), world.at("new"))) == FileErrorCode::absent);
  CHECK(code_of_failure(files.rename(world.at("folder"), world.at("folder/in/self"))) == FileErrorCode::bad_path);
  REQUIRE(files.rename(world.at("folder"), world.at("moved")));
  REQUIRE(files.rename(world.at("file"), world.at("moved/in/file")));
  CHECK(files.read(world.at("moved/in/file")).value() == "x");
  CHECK(files.stat(world.at("folder")).value().type == FileType::absent);
}

ON_BOTH("rename_replacing takes the place of a file, or of an empty folder") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.write(world.at("new"), "new"));
  REQUIRE(files.write(world.at("old"), "old"));
  REQUIRE(files.rename_replacing(world.at("new"), world.at("old")));
  CHECK(files.read(world.at("old")).value() == "new");
  REQUIRE(files.make_directories(world.at("a/inner")));
  REQUIRE(files.make_directories(world.at("b")));
  CHECK(code_of_failure(files.rename_replacing(world.at("b"), world.at("a"))) == FileErrorCode::not_empty);
  CHECK(code_of_failure(files.rename_replacing(world.at("old"), world.at("a"))) == FileErrorCode::is_a_directory);
  CHECK(code_of_failure(files.rename_replacing(world.at("a"), world.at("old"))) == FileErrorCode::not_a_directory);
  REQUIRE(files.rename_replacing(world.at("a"), world.at("b")));
  CHECK(files.stat(world.at("b/inner")).value().type == FileType::directory);
}

ON_BOTH("two folders exchange their names, or a folder and a file") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("a")));
  REQUIRE(files.make_directories(world.at("b")));
  REQUIRE(files.write(world.at("a/file"), "was in a"));
  REQUIRE(files.exchange(world.at("a"), world.at("b")));
  CHECK(files.read(world.at("b/file")).value() == "was in a");
  CHECK(files.list(world.at("a")).value().empty());
  CHECK(code_of_failure(files.exchange(world.at("a"), world.at("nothing"))) == FileErrorCode::absent);
  CHECK(code_of_failure(files.exchange(world.at("nothing"), world.at("a"))) == FileErrorCode::absent);
  REQUIRE(files.write(world.at("file"), "x"));
  REQUIRE(files.exchange(world.at("a"), world.at("file")));
  CHECK(files.read(world.at("a")).value() == "x");
}

ON_BOTH("a canonical path has no links and no dots") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("a/b")));
  world.symlink("a/b", "link");
  world.symlink("loop", "loop");
  const std::string root = files.canonical(world.at("")).value();
  CHECK(root.starts_with('/'));
  CHECK(files.canonical(world.at("link/.././b")).value() == path_in(root, "a/b"));
  CHECK(files.canonical("/").value() == "/");
  CHECK(code_of_failure(files.canonical(world.at("nothing"))) == FileErrorCode::absent);
  CHECK(code_of_failure(files.canonical(world.at("loop"))) == FileErrorCode::bad_path);
}

ON_BOTH("a path is inside a folder only if links and dots say so too") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("root/sub")));
  REQUIRE(files.make_directories(world.at("root-2")));
  world.symlink("../root-2", "root/out");
  world.symlink("sub", "root/in");
  world.symlink("nowhere", "root/dangling");
  const auto inside = [&](const std::string& path) { return files.is_inside(world.at("root"), world.at(path)); };
  CHECK(inside("root"));
  CHECK(inside("root/sub"));
  CHECK(inside("root/sub/new/newer"));
  CHECK(inside("root/in/new"));
  CHECK(inside("root-2/../root/sub"));
  CHECK_FALSE(inside("root-2"));
  CHECK_FALSE(inside("root/.."));
  CHECK_FALSE(inside("root/../root-2/new"));
  CHECK_FALSE(inside("root/out"));
  CHECK_FALSE(inside("root/out/new"));
  CHECK_FALSE(inside("root/dangling"));
  CHECK_FALSE(inside("root/dangling/new"));
  CHECK_FALSE(inside("root/new/../../root-2"));
  CHECK_FALSE(files.is_inside(world.at("nothing"), world.at("nothing/x")));
  CHECK_FALSE(files.is_inside(world.at("root"), ""));
}

ON_BOTH("a lock is held by one, says by whom, and leaves nothing") {
  TestType world;
  Files& files = world.files();
  const std::string path = world.at("lock");
  {
    const auto lock = files.lock(path);
    REQUIRE(lock);
    const auto second = files.lock(path);
    CHECK(code_of_failure(second) == FileErrorCode::locked);
    CHECK(second.error().detail.starts_with("process "));
  }
  CHECK(files.stat(path).value().type == FileType::absent);
  CHECK(files.lock(path));
  // What a killed process left.
  REQUIRE(files.write(path, "process 1\n"));
  CHECK(files.lock(path));
  CHECK(code_of_failure(files.lock(world.at("no/folder"))) == FileErrorCode::absent);
}

ON_BOTH("what exists can be made durable") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.write(world.at("file"), "x"));
  CHECK(files.sync_file(world.at("file")));
  CHECK(files.sync_directory(world.at("")));
  CHECK(files.sync_filesystem(world.at("")));
  CHECK(code_of_failure(files.sync_file(world.at("nothing"))) == FileErrorCode::absent);
  CHECK(code_of_failure(files.sync_directory(world.at("file"))) == FileErrorCode::not_a_directory);
}
