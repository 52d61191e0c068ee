// From a command line to an exit code: 0 done, 1 the content has errors, 2 wrong usage or the machine.
#include <catch2/catch.hpp>

#include "cli/commands.h"
#include "cli/dispatch.h"
#include "unit/pipeline/world.h"

using namespace candor;
using namespace candor::test;

namespace {

using Words = std::vector<std::string>;

struct World {
  MemoryFiles files;
  bool colour = false;
  World() { write_project(files); }

  Printed run(Words words) {
    words.insert(words.end(), {"--project", root});
    const Parsed parsed = parse_command_line(words);
    REQUIRE_FALSE(parsed.ends_here);
    return dispatch(parsed.line, {.files = files,
                                  .now = 1772366400,
                                  .colour_on_stdout = colour,
                                  .colour_on_stderr = colour});  // 2026-03-01T12:00Z
  }
  std::map<std::string, std::string> everything() const { return files.everything_in(root); }
};

}  // namespace

TEST_CASE("done is 0, data on standard output, talk on standard error") {
  World world;
  const Printed built = world.run({"build"});
  CHECK(built.exit_code == 0);
  CHECK(built.output.empty());
  CHECK(has(built.error, "never-released"));
  const Printed shown = world.run({"show", "acme/privacy@draft"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.output.starts_with("# Privacy Policy {: #privacy}\n"));
  CHECK(shown.error.empty());
}

TEST_CASE("every command of the table is run by somebody, with each of its formats") {
  for (const Command& command : commands()) {
    if (command.name == "serve") continue;  // it ends when it is told to
    for (const std::string_view format : command.formats) {
      World world;
      Words words = {std::string(command.name), "--format", std::string(format)};
      for (const Argument& argument : command.arguments) {
        if (argument.required) words.push_back("acme/privacy@draft");
      }
      INFO(command.name << " " << format);
      Printed printed;
      REQUIRE_NOTHROW(printed = world.run(words));
      CHECK_FALSE(has(printed.error, "--format takes one of"));
    }
  }
}

TEST_CASE("an error in the content is 1, and nothing was written") {
  World world;
  edit(world.files, company_file, "name: Acme", "nmae: Acme");
  const auto before = world.everything();
  const Printed built = world.run({"build"});
  CHECK(built.exit_code == 1);
  CHECK(has(built.error, company_file + ":1:11: error: unknown key `nmae`"));
  CHECK(world.everything() == before);
}

TEST_CASE("warnings are 0, unless --fail-on says otherwise; findings are never 0 by themselves") {
  World world;
  edit(world.files, company_file, "account data", "accounts");
  CHECK(world.run({"check"}).exit_code == 0);
  CHECK(world.run({"check", "--fail-on", "warning"}).exit_code == 1);
  edit(world.files, company_file, "name: Acme", "nmae: Acme");
  CHECK(world.run({"check"}).exit_code == 1);
  CHECK(world.run({"check", "--fail-on", "never"}).exit_code != 2);
}

TEST_CASE("a wrong option is 2, and is found before anything is done") {
  const auto words =
      GENERATE(Words{"--format", "banana"}, Words{"--fail-on", "sometimes"}, Words{"--color", "green"},
               Words{"--jobs", "0"}, Words{"--jobs", "many"}, Words{"--jobs", "257"}, Words{"--as-of", "2026-02-31"},
               Words{"--as-of", "today"}, Words{"--effective", "soon"}, Words{"--published", "1.4.2026"});
  INFO(words[0] << " " << words[1]);
  World world;
  const auto before = world.everything();
  Words all = {"release", "acme"};
  all.insert(all.end(), words.begin(), words.end());
  const Printed printed = world.run(all);
  CHECK(printed.exit_code == 2);
  CHECK(printed.output.empty());
  CHECK(has(printed.error, words[0]));
  CHECK(world.everything() == before);
}

TEST_CASE("a name that ends or begins with a slash is no name: `acme/` is not all of acme") {
  World world;
  for (const std::string name : {"acme/", "/privacy", "/"}) {
    INFO(name);
    CHECK(world.run({"release", name}).exit_code == 2);
  }
  CHECK_FALSE(has(get(world.files, releases + "/HEAD"), "2026"));
}

TEST_CASE("a folder without content/site.yaml is no project") {
  MemoryFiles files;
  const Parsed parsed = parse_command_line({"build", "--project", "/nowhere"});
  const Printed printed = dispatch(parsed.line, {.files = files});
  CHECK(printed.exit_code == 2);
  CHECK(has(printed.error, "`/nowhere` is no project"));
  CHECK(dispatch(parse_command_line({"schema"}).line, {.files = files}).exit_code == 0);
  CHECK(dispatch(parse_command_line({"explain", "unknown-key"}).line, {.files = files}).exit_code == 0);
  CHECK(dispatch(parse_command_line({"explain", "unknown-kye"}).line, {.files = files}).exit_code == 1);
}

TEST_CASE("a report in JSON is on standard output, and nothing but JSON is") {
  World world;
  const Printed report = world.run({"check", "--format", "json"});
  CHECK(report.output.starts_with("{"));
  CHECK(has(report.output, "\"schema\": 1"));
  CHECK(report.error.empty());
  CHECK(world.run({"show", "acme/privacy@draft", "--format", "json"}).exit_code == 2);
}

TEST_CASE("colour is there only when the outside says so") {
  World world;
  CHECK_FALSE(has(world.run({"check"}).error, "\x1b["));
  world.colour = true;
  CHECK(has(world.run({"check"}).error, "\x1b["));
}

TEST_CASE("a disk that fails is 2, with what could not be done") {
  World world;
  world.files.start_again();
  world.files.fail_from(1, FileErrorCode::no_space);
  const Printed built = world.run({"build"});
  CHECK(built.exit_code == 2);
  CHECK(has(built.error, "no space is left on the device"));
  const Printed released = world.run({"release", "acme"});
  CHECK(released.exit_code == 2);
}

TEST_CASE("a release and its day follow the clock, or --as-of") {
  World world;
  CHECK(has(world.run({"release", "acme"}).error, "released acme/privacy@2026-03-01\n"));
  edit(world.files, company_file, "7 years", "5 years");
  const Printed later = world.run({"release", "acme", "--as-of", "2026-04-01"});
  CHECK(has(later.error, "released acme/privacy@2026-04-01\n"));
  CHECK(world.run({"verify"}).exit_code == 0);
}

TEST_CASE("redline --out writes a file instead of standard output") {
  World world;
  world.run({"release", "acme"});
  edit(world.files, company_file, "7 years", "5 years");
  const Words words = {"redline", "acme/privacy@in-force", "acme/privacy@draft", "--format", "html"};
  const std::string html = world.run(words).output;
  Words to_file = words;
  to_file.insert(to_file.end(), {"--out", root + "/redline.html"});
  const Printed written = world.run(to_file);
  CHECK(written.exit_code == 0);
  CHECK(written.output.empty());
  CHECK(get(world.files, "redline.html") == html);
}
