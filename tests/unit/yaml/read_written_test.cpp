// The fast reader of Candor's own files must say exactly what the strict one says, of its files and of all others.
#include "yaml/read_written.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "bytes_of.h"

using candor::Diagnostics;
using candor::test::bytes_of;
using candor::yaml::Node;
using candor::yaml::read_written_yaml;
using candor::yaml::read_yaml;

namespace {

/// What of a tree must be the same: kinds, texts, and the places that diagnostics show.
void print(const Node& node, std::string& out, int depth = 0) {
  out += std::to_string(static_cast<int>(node.kind)) + "@" + std::to_string(node.place.line) + ":" +
         std::to_string(node.place.column) + " " + node.place.file + " " + node.text + "\n";
  for (const Node& item : node.items) print(item, out, depth + 1);
  for (const auto& entry : node.entries) {
    out += entry.key + "@" + std::to_string(entry.key_place.line) + ":" + std::to_string(entry.key_place.column) + "+" +
           std::to_string(entry.key_place.length) + "\n";
    print(entry.value, out, depth + 1);
  }
}

std::string told(const std::optional<Node>& node, const Diagnostics& diagnostics) {
  std::string out;
  if (node) print(*node, out);
  for (const auto& one : diagnostics.found())
    out += one.id + " " + std::to_string(one.place.line) + " " + one.message + "\n";
  return out;
}

std::string strictly(const std::string& text) {
  Diagnostics diagnostics;
  return told(read_yaml(text, "f.yaml", diagnostics), diagnostics);
}

std::string fast(const std::string& text) {
  Diagnostics diagnostics;
  return told(read_written_yaml(text, "f.yaml", diagnostics), diagnostics);
}

}  // namespace

TEST_CASE("the record of the sample companies reads the same both ways") {
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PROJECT_DIR "/content")) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const std::string text = bytes_of(entry.path());
    INFO(entry.path());
    CHECK(fast(text) == strictly(text));
  }
  CHECK(files > 10);
}

TEST_CASE("a frozen release takes the fast way, which tells no offsets") {
  Diagnostics diagnostics;
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PROJECT_DIR "/content/modelux/releases")) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const auto node = read_written_yaml(bytes_of(entry.path()), "f.yaml", diagnostics);
    INFO(entry.path());
    REQUIRE(node);
    CHECK(node->entries.back().value.end == 0);
  }
  CHECK(files > 2);
}

TEST_CASE("what Candor writes reads the same both ways") {
  const auto text = GENERATE(as<std::string>{}, "a: 1\n", "a:\n", "a:\nb:\n  c: x y\n", "a: []\nb: {}\n", "- a\n- b\n",
                             "a:\n  - b: 1\n    c: 2\n  -\n  - - x\n    - y\n", "\"a: b\": \"c \\\"d\\\" \\\\ \\n\"\n",
                             "a: |\n  x\n\n   y\nb: 1\n", "a: |-\n  x\n  y\n", "a: |2+\n\n  x\n\n",
                             "- |-\n  x\n  y\n- z\n", "한국어: 값 하나\n");
  CHECK(fast(text) == strictly(text));
}

TEST_CASE("what Candor would not have written is left to the strict reader") {
  const auto text =
      GENERATE(as<std::string>{}, "", "# only this\n", "a: 1", "a: 1\n\nb: 2\n", "a:  1\n", "a: 1 # why\n", "a: 'x'\n",
               "a: [b, c]\n", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: >\n  x\n", "a: b: c\n", "a:\n   b: 1\n",
               "a:\n- b\n", " a: 1\n", "a: x\n  y\n", "a: \"x\\u0041\"\n", "a: \"x\n", "a: \"x\" y\n",
               "a: |\n  x\n \nb: 1\n", "a: |\n  x\n\n", "---\na: 1\n", "a: 1\n---\nb: 2\n", "a: ~\n", "a: |\n",
               "a: |-\nb: 1\n", "- a\nb: 1\n", "a: 1\n- b\n", "a: !t x\n",
               "\xEF\xBB\xBF"
               "a: 1\n",
               "a: \xFF\n", "a: x\xE2\x80\xAEy\n", "a: 1\r\nb: 2\r\n", "a\n", "-\n", "- \n", "\"a\n", "\"\n", ": x\n",
               "a:\n  |\n  x\n", "a: \"\\\"\n");
  CHECK(fast(text) == strictly(text));
}

TEST_CASE("a file cut off or changed at any byte reads the same both ways") {
  const std::string whole =
      "facts:\n  a:\n    - x: \"y: z\"\n      text: |-\n        one\n\n        two\n    - plain words\nlast: {}\n";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::string cut = whole.substr(0, at);
    CHECK(fast(cut) == strictly(cut));
    for (const char byte : {' ', '\n', ':', '-', '"', '|', '#', '\\', 'x'}) {
      std::string changed = whole;
      changed[at] = byte;
      INFO(changed);
      CHECK(fast(changed) == strictly(changed));
    }
  }
}

TEST_CASE("nesting beyond the limit is told, whoever wrote it") {
  std::string deep;
  for (int level = 0; level < 60; ++level) deep += std::string(static_cast<std::size_t>(level) * 2, ' ') + "a:\n";
  CHECK(fast(deep) == strictly(deep));
  CHECK(fast(deep).find("yaml-limit") != std::string::npos);
}
