// The line that names a file's schema to an editor: found as yaml-language-server finds it, put in without another
// byte's change.
#include <catch2/catch.hpp>

#include "yaml/modeline.h"

using candor::yaml::schema_in_modeline;
using candor::yaml::with_modeline;

TEST_CASE("a comment names the schema, wherever it stands") {
  CHECK(schema_in_modeline("# yaml-language-server: $schema=../x.json\na: 1\n") == "../x.json");
  CHECK(schema_in_modeline("# About.\n\n#  yaml-language-server : $schema=x.json  \r\na: 1\n") == "x.json");
  CHECK(schema_in_modeline("a: 1\n# $schema: https://example.com/x.json") == "https://example.com/x.json");
}

TEST_CASE("what only looks like it names none") {
  for (const std::string text : {"", "a: 1\n", "# yaml-language-server\n", "# about yaml-language-server: $schema=x\n",
                                 "a: \"# yaml-language-server: $schema=x\"\n", "# yaml-language-server: schema=x\n",
                                 "#$schemata: x\n", "\n\n#\n"}) {
    INFO(text);
    CHECK_FALSE(schema_in_modeline(text));
  }
}

TEST_CASE("the line is put first, and every other byte stays") {
  CHECK(with_modeline("a: 1\n", "x.json") == "# yaml-language-server: $schema=x.json\na: 1\n");
  CHECK(with_modeline("", "x.json") == "# yaml-language-server: $schema=x.json\n");
  CHECK(with_modeline("a: 1", "x.json") == "# yaml-language-server: $schema=x.json\na: 1");
}

TEST_CASE("it ends as the other lines do, and a byte order mark stays first") {
  CHECK(with_modeline("a: 1\r\nb: 2\n", "x") == "# yaml-language-server: $schema=x\r\na: 1\r\nb: 2\n");
  CHECK(with_modeline("\xEF\xBB\xBF"
                      "a: 1\n",
                      "x") == "\xEF\xBB\xBF# yaml-language-server: $schema=x\na: 1\n");
  CHECK(schema_in_modeline(with_modeline("\xEF\xBB\xBF"
                                         "a: 1\r\n",
                                         "x")) == "x");
}
