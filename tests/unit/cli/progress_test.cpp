// The line that tells how far a check has come.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "cli/progress.h"

using namespace candor;
using namespace std::chrono_literals;

TEST_CASE("what is done sooner says nothing") {
  std::string written;
  {
    Progress progress([&](const std::string& bytes) { written += bytes; }, 1h);
    progress.tell(1, 2);
  }
  CHECK(written.empty());
}

TEST_CASE("what takes longer says how far it is, never goes back, and leaves nothing behind") {
  std::string written;
  Progress progress([&](const std::string& bytes) { written += bytes; }, 0ms, 1ms);
  progress.tell(2, 3);
  progress.tell(1, 3);
  std::this_thread::sleep_for(50ms);
  progress.end();
  const std::string last = "\r\x1b[Kchecked 2 of 3 companies\r\x1b[K";
  CHECK(written.substr(written.size() - std::min(written.size(), last.size())) == last);
  CHECK(written.find("checked 1 of 3") == std::string::npos);
}
