// A commit read into memory: what it has, how much of it, and what is refused. The repositories are made by git itself.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "git/read_commit.h"

using namespace candor;

namespace {

/// A repository in a folder of its own, taken away at the end.
class Repository {
 public:
  Repository() {
    std::string name = (std::filesystem::temp_directory_path() / "candor-git-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = std::filesystem::canonical(name).string();
    run("git init -q . && git config user.name team && git config user.email team@acme.example");
  }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  ~Repository() { std::filesystem::remove_all(folder_); }

  void run(const std::string& script) const {
    INFO(script);
    REQUIRE(std::system(("cd '" + folder_ + "' && { " + script + "; } >/dev/null 2>&1").c_str()) == 0);
  }
  void commit(const std::string& script) const { run(script + " && git add -A && git commit -qm x"); }

  tl::expected<git::Commit, git::GitError> read(const std::string& ref = "HEAD", const git::CommitLimits& limits = {},
                                                const std::string& below = "") const {
    return git::read_commit(folder_ + below, ref, {"content"}, limits);
  }
  std::string refusal(const std::string& ref = "HEAD", const git::CommitLimits& limits = {}) const {
    const auto commit = read(ref, limits);
    return commit ? "it was read" : commit.error().message;
  }

 private:
  std::string folder_;
};

}  // namespace

TEST_CASE("a commit is read as it was, not as the folder is now") {
  const Repository repository;
  repository.commit("mkdir content && printf one >content/a.yaml && printf other >other.txt");
  repository.commit("printf two >content/a.yaml");
  repository.run("printf three >content/a.yaml");
  const auto commit = repository.read("HEAD~1");
  REQUIRE(commit);
  CHECK(commit->id.size() == 40);
  CHECK(commit->files->read(commit->root + "/content/a.yaml").value() == "one");
  CHECK_FALSE(commit->files->read(commit->root + "/other.txt"));  // nobody asked for it
}

TEST_CASE("a project in a folder of the repository is read from there") {
  const Repository repository;
  repository.commit("mkdir -p legal/content && printf one >legal/content/a.yaml");
  const auto commit = repository.read("HEAD", {}, "/legal");
  REQUIRE(commit);
  CHECK(commit->files->read(commit->root + "/content/a.yaml").value() == "one");
}

TEST_CASE("what a commit lacks is empty") {
  const Repository repository;
  repository.commit("printf x >x");
  const auto commit = repository.read();
  REQUIRE(commit);
  CHECK(commit->files->everything_in(commit->root).empty());
}

TEST_CASE("a commit larger than allowed is refused before it is unpacked") {
  const Repository repository;
  repository.commit("mkdir -p content/a/b && printf 12345 >content/a/b/c && printf 12345 >content/d");
  CHECK(repository.refusal("HEAD", {.bytes = 9}) == "`HEAD` has more than 9 bytes");
  CHECK(repository.refusal("HEAD", {.files = 4}) == "`HEAD` has more than 4 files");
  CHECK(repository.refusal("HEAD", {.depth = 2}) == "the folders of `HEAD` lie more than 2 deep");
  CHECK(repository.refusal("HEAD", {.files = 5, .bytes = 10, .depth = 3}) == "it was read");
}

TEST_CASE("links, submodules and names that lead elsewhere are refused") {
  const Repository repository;
  repository.commit("mkdir content && ln -s /etc/passwd content/link");
  CHECK(repository.refusal() == "`content/link` of `HEAD` is a symbolic link");
  repository.run(
      "git rm -qf content/link && git update-index --add --cacheinfo "
      "160000,0123456789012345678901234567890123456789,content/module && git commit -qm x");
  CHECK(repository.refusal() == "`content/module` of `HEAD` is a submodule");
  repository.run(
      "blob=$(echo x | git hash-object -w --stdin) && up=$(printf '100644 blob %s\\t..\\n' $blob | git mktree) && "
      "top=$(printf '040000 tree %s\\tcontent\\n' $up | git mktree) && "
      "git tag evil $(git commit-tree -m x $top)");
  CHECK(repository.refusal("evil") == "`content` of `evil` holds a name that no file can have");
}

TEST_CASE("what names no commit, or asks for something else, is refused") {
  const Repository repository;
  repository.commit("mkdir content && printf x >content/x");
  for (const char* ref : {"", "-x", "HEAD:content", ":/x", "HEAD^{/x}", "a b", "HEAD\n"}) {
    CHECK(repository.refusal(ref) == "`" + std::string(ref) + "` is no name of a commit");
  }
  CHECK(repository.refusal("nothing") == "`nothing` names no commit here");
  CHECK(repository.refusal("HEAD^{tree}") == "`HEAD^{tree}` is no commit");
  CHECK(repository.refusal(std::string(300, 'a')).ends_with("is no name of a commit"));
}
