#include "release/sums.h"

#include <catch2/catch.hpp>

using namespace candor;

namespace {
const std::string hash(64, 'a');
}

TEST_CASE("sums are written as sha256sum writes them, and read back") {
  const std::string text = write_sums({{hash, "en.md"}, {hash, "../2025-11-03/SHA256SUMS"}});
  CHECK(text == hash + "  en.md\n" + hash + "  ../2025-11-03/SHA256SUMS\n");
  const auto sums = read_sums(text);
  REQUIRE(sums);
  REQUIRE(sums->size() == 2);
  CHECK((*sums)[1].name == "../2025-11-03/SHA256SUMS");
}

TEST_CASE("a line of another form does not read") {
  for (const std::string& text :
       std::vector<std::string>{hash + "  en.md", hash + " en.md\n", "abc  en.md\n", std::string(64, 'A') + "  en.md\n",
                                hash + "  \n", hash + "  /etc/passwd\n", hash + "  ../../x\n", hash + "  a/b\n",
                                hash + "  ..\n", hash + "  ../en.md/../x\n"}) {
    INFO(text);
    CHECK_FALSE(read_sums(text));
  }
}

TEST_CASE("a version is named by a day that exists, and its number on that day") {
  for (const char* name : {"2026-04-14", "2026-04-14-2", "2026-04-14-10"}) CHECK(is_version_name(name));
  for (const char* name : {"2026-02-31", "2026-04-14-1", "2026-04-14-0", "2026-04-14-", "2026-04-14-x", "", "HEAD"}) {
    INFO(name);
    CHECK_FALSE(is_version_name(name));
  }
  CHECK(version_order("2026-04-14-2") < version_order("2026-04-14-10"));
  CHECK(version_order("2026-04-14") < version_order("2026-04-14-2"));
}
