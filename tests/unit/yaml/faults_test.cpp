// Every way in which YAML goes wrong, or loses text without a word: each is an error, at its place.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "yaml/read_yaml.h"

using candor::Diagnostics;
using candor::yaml::read_yaml;

namespace {

struct Case {
  const char* name;
  const char* source;
  std::vector<std::string> expected;  ///< `line:column id`, in order
};

std::vector<std::string> faults_of(const std::string& source) {
  Diagnostics diagnostics;
  const auto node = read_yaml(source, "f.yaml", diagnostics);
  CHECK(node.has_value() == !diagnostics.has_errors());
  std::vector<std::string> found;
  for (const auto& one : diagnostics.in_order()) {
    found.push_back(fmt::format("{}:{} {}", one.place.line, one.place.column, one.id));
    CHECK(one.place.file == "f.yaml");
    CHECK_FALSE(one.message.empty());
    CHECK(one.message.find('\n') == std::string::npos);
  }
  return found;
}

const std::vector<Case> cases{
    // --- text that yaml-cpp loses without a word
    {"an unclosed quote swallows the rest of the file", "a: \"x\nb: y\nc: z\n", {"1:4 yaml-unclosed-quote"}},
    {"an unclosed quote closes at the next one", "a: \"x\nb: \"y\"\nc: z\n", {"1:4 yaml-unclosed-quote"}},
    {"an unclosed single quote closes at an apostrophe", "a: 'x\nb: it's\n", {"1:4 yaml-unclosed-quote"}},
    {"an unclosed quote swallows a deeper key", "a: 'x\n  keep: 7 years\n  b'\n", {"1:4 yaml-unclosed-quote"}},
    {"an unclosed quote in a list swallows the next item", "- \"x\n- \"y\"\n", {"1:3 yaml-unclosed-quote"}},
    {"an unclosed quote in a list's map swallows its neighbour", "- a: \"x\n  b: y\"\n", {"1:6 yaml-unclosed-quote"}},
    {"text behind a top-level {}", "{}\na: b\n", {"2:1 yaml-text-after-end"}},
    {"text behind a top-level []", "[]\na\n", {"2:1 yaml-text-after-end"}},
    {"text behind a top-level quoted scalar", "\"x\"\ny: z\n", {"2:1 yaml-text-after-end"}},
    {"a map behind a list", "- a\nb: c\n", {"2:1 yaml-text-after-end"}},
    {"a second document", "a: b\n---\nc: d\n", {"2:1 yaml-second-document"}},
    {"an end of document and more", "a: b\n...\nc: d\n", {"2:1 yaml-second-document"}},
    {"the file ,", ",", {"1:1 yaml-text-after-end"}},
    {"a list item that continues a text", "a: text\n  - item\n", {"2:3 yaml-indentation"}},
    {"a literal without indented text", "a: |\n# lost\nb: c\n", {"1:4 yaml-indentation"}},
    {"a comment sign in a literal, indented too little", "a: |\n  x\n # lost\nb: c\n", {"3:2 yaml-indentation"}},
    {"a text that a comment ended goes on below", "a: b # c\n  more\n", {"1:6 text-cut-by-comment"}},
    // --- names
    {"a duplicate key", "a: x\nb: y\na: z\n", {"3:1 yaml-duplicate-key"}},
    {"a duplicate key in a flow map", "{a: x, \"a\": z}\n", {"1:8 yaml-duplicate-key"}},
    {"two duplicate keys are both reported",
     "a: x\na: y\nb: {c: d, c: e}\n",
     {"2:1 yaml-duplicate-key", "3:11 yaml-duplicate-key"}},
    {"an anchor and an alias", "a: &x b\nc: *x\n", {"1:4 yaml-alias", "2:4 yaml-alias"}},
    {"an alias to itself", "a: &a [*a]\n", {"1:4 yaml-alias", "1:8 yaml-alias"}},
    {"an alias to nothing", "a: *bold* text\n", {"1:4 yaml-alias"}},
    {"a tag", "a: !tag b\n", {"1:4 yaml-tag"}},
    {"the tag !", "a: ! b\n", {"1:4 yaml-tag"}},
    {"a standard tag", "a: !!int 3\n", {"1:4 yaml-tag"}},
    {"a merge key", "<<: {a: b}\n", {"1:1 yaml-alias"}},
    {"a complex key", "? a\n: b\n", {"1:1 yaml-complex-key"}},
    {"a list as key", "? [a, b]\n: c\n", {"1:3 yaml-complex-key"}},
    {"a value without a name", ": b\n", {"1:1 yaml-complex-key"}},
    {"a directive", "%YAML 1.2\n---\na: b\n", {"1:1 yaml-syntax"}},
    // --- punctuation
    {"`: ` within plain text", "a: the law: GDPR\n", {"1:11 yaml-colon-in-text"}},
    {"`: ` within a plain list item", "- the law: GDPR: it\n", {"1:16 yaml-colon-in-text"}},
    {"a colon without space", "a:b\nc: d\n", {"1:2 yaml-syntax"}},
    {"a colon without space in braces", "a: {b:c}\n", {"1:5 yaml-syntax"}},
    {"a comma in braces splits a text", "a: {b: c, d}\n", {"1:11 yaml-syntax"}},
    {"a key in brackets", "a: [b: c, d]\n", {"1:5 yaml-colon-in-text"}},
    {"two commas", "a: [b,, c]\n", {"1:7 yaml-syntax"}},
    {"a comma first", "a: [, c]\n", {"1:5 yaml-syntax"}},
    {"an open bracket", "a: [b, c\nd: e\n", {"1:4 yaml-syntax"}},
    {"an open brace", "a: {b: c\nd: e\n", {"1:4 yaml-syntax"}},
    {"a bracket that closes nothing", "a: [x]]\n", {"1:7 yaml-syntax"}},
    {"words behind a list", "a: [partners] get it\n", {"1:4 yaml-special-start"}},
    {"words behind a map", "a: {name} is it\n", {"1:4 yaml-special-start"}},
    {"a text that begins with @", "a: @home\n", {"1:4 yaml-special-start"}},
    {"a text that begins with a backtick", "a: `x`\n", {"1:4 yaml-special-start"}},
    {"words behind |", "a: | text\n", {"1:4 yaml-special-start"}},
    {"an apostrophe in single quotes", "a: 'it's here'\n", {"1:8 yaml-text-after-quote"}},
    {"quotes in double quotes", "a: \"He said \"hi\" to us\"\n", {"1:14 yaml-text-after-quote"}},
    {"words behind a quoted text", "a: \"x\" y\n", {"1:8 yaml-text-after-quote"}},
    {"a comment sign right behind a quote", "a: \"x\"# y\n", {"1:7 yaml-text-after-quote"}},
    {"an unknown escape", "a: \"x\\qy\"\n", {"1:6 yaml-syntax"}},
    {"an escape of C", "a: \"it\\'s\"\n", {"1:7 yaml-syntax"}},
    {"a comment sign right behind |", "a: |#x\n  y\n", {"1:5 yaml-syntax"}},
    {"a dash alone in brackets", "a: [-, b]\n", {"1:5 yaml-syntax"}},
    {"half a surrogate pair", "a: \"\\ud800\"\n", {"1:5 yaml-syntax"}},
    // --- indentation
    {"a tab", "a:\n\tb: c\n", {"2:1 yaml-tab"}},
    {"a tab behind spaces", "a:\n  b: c\n \td: e\n", {"3:2 yaml-tab"}},
    {"a tab before the first key", "\ta: b\n", {"1:1 yaml-tab"}},
    {"a tab behind a dash", "-\ta: b\n", {"1:2 yaml-tab"}},
    {"a tab in a flow list", "a: [\n\tb]\n", {"2:1 yaml-tab"}},
    {"a map below a value", "a: b\n  c: d\n", {"2:3 yaml-indentation"}},
    {"a line between two levels", "a:\n  b: c\n d: e\n", {"3:2 yaml-indentation"}},
    {"a list item below a value", "a: text\n- item\n", {"2:1 yaml-indentation"}},
    {"a list behind its key", "a: - b\n", {"1:4 yaml-indentation"}},
    {"a line without a name", "a:\n  - b\n  c\n", {"3:3 yaml-syntax"}},
    {"a flow list that is not indented", "a: [\nb\n]\n", {"2:1 yaml-indentation"}},
    {"a literal whose lines go back", "a: |\n  x\n bad\nb: c\n", {"3:2 yaml-syntax"}},
    // --- characters
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a: b\n",
     {"1:1 yaml-encoding"}},
    {"bad UTF-8", "a: b\nc: \xC3(\n", {"2:4 yaml-encoding"}},
    {"overlong UTF-8", "a: \xC0\x80\n", {"1:4 yaml-encoding"}},
    {"UTF-16",
     "\xFF\xFE"
     "a",
     {"0:0 yaml-encoding"}},
    {"a control character", "a: x\x07y\n", {"1:5 yaml-control-character"}},
    {"an escape sequence", "a: x\n# \x1B[31m\n", {"2:3 yaml-control-character"}},
    {"a lone carriage return", "a: x\rb: y\n", {"1:5 yaml-control-character"}},
    {"a bidi override", "a: x\u202Ey\n", {"1:5 yaml-control-character"}},
    {"a bidi override as an escape", "a: \"x\\u202ey\"\n", {"1:4 yaml-control-character"}},
    {"NUL as an escape", "a: \"x\\0y\"\n", {"1:4 yaml-control-character"}},
    {"a line separator", "a: x\u2028y\n", {"1:5 yaml-control-character"}},
    // --- many in one run
    {"faults in several entries are all reported",
     "a: b: c\nd: \"x\ne: f\ng: [\nh: i\n",
     {"1:5 yaml-colon-in-text", "2:4 yaml-unclosed-quote", "4:4 yaml-syntax"}},
    {"columns count characters", "é: ö\nü: \"ä\" ß\n", {"2:8 yaml-text-after-quote"}},
};

}  // namespace

TEST_CASE("each fault of a file is an error at its place") {
  for (const Case& one : cases) {
    DYNAMIC_SECTION(one.name) { CHECK(faults_of(one.source) == one.expected); }
  }
}

TEST_CASE("NUL bytes are control characters, wherever they stand") {
  CHECK(faults_of(std::string("a: b\0c\n", 7)) == std::vector<std::string>{"1:5 yaml-control-character"});
  CHECK(faults_of(std::string("\0", 1)) == std::vector<std::string>{"1:1 yaml-control-character"});
}

TEST_CASE("the message shows the author's own words, cut to a line") {
  Diagnostics diagnostics;
  read_yaml("a: the law: GDPR\n", "f.yaml", diagnostics);
  REQUIRE(diagnostics.found().size() == 1);
  CHECK(diagnostics.found().front().message == "a `: ` within plain text, behind `the law`");
  CHECK(diagnostics.found().front().help == "put the whole text between double quotes, or below `|`, indented");
}
