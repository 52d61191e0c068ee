// What only the process knows: the terminal and the environment. The binary is asked itself, where it is built.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

/// The `candor` beside the program of these tests; empty when only the tests were built.
std::string binary() {
  const auto beside = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "candor";
  return std::filesystem::exists(beside) ? beside.string() : "";
}

struct Ended {
  std::string said;
  int code = 0;
};

/// Runs a shell line; standard error goes where standard output goes.
Ended run(const std::string& line) {
  Ended ended;
  std::FILE* const pipe = popen((line + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ended.said.append(buffer.data(), count);
  ended.code = WEXITSTATUS(pclose(pipe));
  return ended;
}

bool has_colour(const Ended& ended) { return ended.said.find("\x1b[") != std::string::npos; }

/// On a pseudo-terminal, as `script` gives one.
Ended on_terminal(const std::string& environment, const std::string& line) {
  return run(environment + " script -qec '" + line + "' /dev/null </dev/null");
}

}  // namespace

TEST_CASE("colour: on a terminal, not without one, not with NO_COLOR, always when asked") {
  const std::string candor = binary();
  if (candor.empty()) {
    WARN("candor is not built beside this program: skipped");
    return;
  }
  const std::string check = candor + " explain no-such-thing";
  CHECK_FALSE(has_colour(run(check)));
  CHECK(has_colour(run(check + " --color always")));
  CHECK(has_colour(run("NO_COLOR=1 " + check + " --color always")));
  if (run("script --version").code != 0) {
    WARN("there is no `script` to make a terminal: skipped");
    return;
  }
  CHECK(has_colour(on_terminal("env -u NO_COLOR", check)));
  CHECK_FALSE(has_colour(on_terminal("NO_COLOR=1", check)));
  CHECK(has_colour(on_terminal("NO_COLOR=", check)));  // no-color.org: only when not empty
  CHECK_FALSE(has_colour(on_terminal("env -u NO_COLOR", check + " --color never")));
}

TEST_CASE("a clock that is set to nonsense is wrong usage, not today") {
  const std::string candor = binary();
  if (candor.empty()) {
    WARN("candor is not built beside this program: skipped");
    return;
  }
  for (const std::string epoch : {"x", "-1", "1.5", "99999999999999", "253402300800"}) {
    INFO(epoch);
    const Ended ended = run("SOURCE_DATE_EPOCH=" + epoch + " " + candor + " explain unknown-key");
    CHECK(ended.code == 2);
    CHECK(ended.said.find("SOURCE_DATE_EPOCH") != std::string::npos);
  }
  CHECK(run("SOURCE_DATE_EPOCH= " + candor + " explain unknown-key").code == 0);
  CHECK(run("SOURCE_DATE_EPOCH=253402300799 " + candor + " explain unknown-key").code == 0);
}
