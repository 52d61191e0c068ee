#include <catch2/catch.hpp>

#include <string>

#include "publish/manifest.h"

using namespace candor;

namespace {

const std::string hash_a(64, 'a');
const std::string hash_b(64, 'b');
const Manifest two{{"en/index.html", {"key-1", hash_a}}, {"index.html", {"key-2", hash_b}}};

}  // namespace

TEST_CASE("a manifest is JSON of one line a file, in order") {
  CHECK(write_manifest(two) ==
        "{\"schema\":1,\"files\":[\n"
        "{\"address\":\"en/index.html\",\"key\":\"key-1\",\"sha256\":\"" +
            hash_a +
            "\"},\n"
            "{\"address\":\"index.html\",\"key\":\"key-2\",\"sha256\":\"" +
            hash_b +
            "\"}\n"
            "]}\n");
  CHECK(write_manifest({}) == "{\"schema\":1,\"files\":[\n]}\n");
}

TEST_CASE("a manifest is read back as it was written") {
  CHECK(read_manifest(write_manifest(two)) == two);
  CHECK(read_manifest(write_manifest({})) == Manifest{});
}

TEST_CASE("anything else is no manifest") {
  const std::string good = write_manifest(two);
  for (std::size_t length = 0; length < good.size(); ++length) CHECK_FALSE(read_manifest(good.substr(0, length)));
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK_FALSE(read_manifest(good + "\n"));
  CHECK_FALSE(read_manifest("\xEF\xBB\xBF" + good));
  CHECK_FALSE(read_manifest(changed("\"schema\":1", "\"schema\":2")));
  CHECK_FALSE(read_manifest(changed("},\n", "}\n")));
  CHECK_FALSE(read_manifest(changed("\n]", ",\n]")));
  CHECK_FALSE(read_manifest(changed("en/index.html", "zz/index.html")));
  CHECK_FALSE(read_manifest(changed("en/index.html", "index.html")));
  CHECK_FALSE(read_manifest(changed("en/index.html", "../../etc/passwd")));
  CHECK_FALSE(read_manifest(changed("key-1", "")));
  CHECK_FALSE(read_manifest(changed(hash_a, hash_a.substr(1))));
  CHECK_FALSE(read_manifest(changed(hash_a, "A" + hash_a.substr(1))));
}

TEST_CASE("an address stays in the site") {
  for (const char* good : {"index.html", "en/modelux/privacy/index.html", ".well-known/security.txt", "a..b",
                           "en/README.md", "\xEA\xB0\x80/index.html", "a b"}) {
    INFO(good);
    CHECK(is_site_address(good));
  }
  for (const char* bad : {"", "/", "/etc/passwd", "..", "../x", "a/../b", "a/..", ".", "./a", "a/.", "a//b", "a/",
                          "a\\b", "a\"b", "a\nb", "a\x7F", "a\xFF", ".candor-manifest.json", "README.md"}) {
    INFO(bad);
    CHECK_FALSE(is_site_address(bad));
  }
  CHECK_FALSE(is_site_address(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_site_address(std::string(256, 'a')));
  CHECK_FALSE(is_site_address(std::string(2000, 'a')));
}
