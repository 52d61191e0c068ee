#include "yaml/read_yaml.h"

#include <catch2/catch.hpp>

#include "yaml/write_yaml.h"

using candor::Diagnostics;
using candor::yaml::read_yaml;

TEST_CASE("a small file reads") {
  Diagnostics d;
  const auto node = read_yaml("a: 1 # x\nb:\n- x\n- y: 'it''s'\n  z: |\n    lines\n    more\nc: {d: [e, f], g: \"h\"}\n", "f.yaml", d);
  for (const auto& x : d.found()) WARN(x.id << " " << x.place.line << ":" << x.place.column << " " << x.message);
  REQUIRE(node);
  CHECK(candor::yaml::write_yaml(*node) == "");
}
