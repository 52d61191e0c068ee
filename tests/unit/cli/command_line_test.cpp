// The command line is read by the table of commands, and every word of it is in help and reference.
#include <catch2/catch.hpp>

#include "cli/command_line.h"
#include "cli/commands.h"

using namespace candor;

namespace {

using Words = std::vector<std::string>;

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// The command with all the arguments it needs.
Words needed(const Command& command) {
  Words words = {std::string(command.name)};
  for (const Argument& argument : command.arguments) {
    if (argument.required) words.push_back("given-" + std::to_string(words.size()));
  }
  return words;
}

std::string long_name(const Option& option) { return std::string(option.name.substr(option.name.find("--"))); }

}  // namespace

TEST_CASE("every command of the table is read, with its arguments by their names") {
  for (const Command& command : commands()) {
    INFO(command.name);
    const Parsed parsed = parse_command_line(needed(command));
    CHECK_FALSE(parsed.ends_here);
    CHECK(parsed.line.command == command.name);
    std::size_t position = 0;
    for (const Argument& argument : command.arguments) {
      if (argument.required)
        CHECK(parsed.line.argument(std::string(argument.name)) == "given-" + std::to_string(++position));
    }
  }
}

TEST_CASE("every option is read, before and after the arguments, by `--x v` and `--x=v`") {
  for (const Command& command : commands()) {
    for (const Option& option : options_of(command)) {
      INFO(command.name << " " << option.name);
      const std::string name = long_name(option);
      const std::string wanted = option.value.empty() ? "yes" : "some value";
      Words after = needed(command);
      after.push_back(name);
      if (!option.value.empty()) after.push_back(wanted);
      CHECK(parse_command_line(after).line.option(name) == wanted);
      if (option.value.empty()) continue;
      Words before = needed(command);
      before.insert(before.begin() + 1, name + "=" + wanted);
      const Parsed parsed = parse_command_line(before);
      CHECK(parsed.line.option(name) == wanted);
      CHECK(parsed.line.command == command.name);
    }
  }
}

TEST_CASE("help of each command tells its summary, its arguments and its options, and exits 0") {
  for (const Command& command : commands()) {
    INFO(command.name);
    const Parsed help = parse_command_line({std::string(command.name), "--help"});
    REQUIRE(help.ends_here);
    CHECK(help.exit_code == 0);
    CHECK(help.error.empty());
    CHECK(says(help.output, command.summary));
    for (const Argument& argument : command.arguments) CHECK(says(help.output, argument.name));
    for (const Option& option : options_of(command)) CHECK(says(help.output, long_name(option)));
    for (const std::string_view format : command.formats) CHECK(says(help.output, format));
    CHECK_FALSE(says(help.output, "argument0"));
  }
  const Parsed all = parse_command_line({"--help"});
  CHECK(all.exit_code == 0);
  for (const Command& command : commands()) CHECK(says(all.output, command.name));
}

TEST_CASE("the reference speaks of every command and option") {
  const std::string reference = command_reference();
  for (const Command& command : commands()) {
    CHECK(says(reference, "### `candor " + std::string(command.name)));
    for (const Option& option : command.options) CHECK(says(reference, option.help));
  }
  CHECK(parse_command_line({"--help-markdown"}).output == reference);
}

TEST_CASE("wrong usage exits 2, says what is wrong on standard error and nothing on standard output") {
  const auto words =
      GENERATE(Words{}, Words{"buld"}, Words{"build", "--nothing"}, Words{"release"}, Words{"build", "extra"},
               Words{"redline", "one"}, Words{"redline", "a", "b", "c"}, Words{"build", "--out"},
               Words{"build", "--out", "a", "--out", "b"}, Words{"--nothing"}, Words{"build", "check"}, Words{""});
  std::string line;
  for (const std::string& word : words) line += word + " ";
  INFO(line);
  const Parsed parsed = parse_command_line(words);
  CHECK(parsed.ends_here);
  CHECK(parsed.exit_code == 2);
  CHECK(parsed.output.empty());
  CHECK_FALSE(parsed.error.empty());
}

TEST_CASE("a command that does not exist is told with the one that was probably meant") {
  CHECK(says(parse_command_line({"relase", "acme"}).error, "did you mean `release`?"));
}

TEST_CASE("the version is told") { CHECK(says(parse_command_line({"--version"}).output, "candor 0.")); }
