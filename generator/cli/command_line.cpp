#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "base/version.h"
#include "cli/commands.h"
#include "cli/misuse.h"

namespace candor {

namespace {

/// The long name by which an option is looked up: `-q,--quiet` → `--quiet`.
std::string key_of(std::string_view name) {
  const std::size_t comma = name.find(',');
  return std::string(comma == std::string_view::npos ? name : name.substr(comma + 1));
}

void add_option(CLI::App& app, const Option& option, CommandLine& line) {
  const std::string key = key_of(option.name);
  if (option.value.empty()) {
    app.add_flag_callback(
        std::string(option.name), [&line, key] { line.options[key] = "yes"; }, option.help);
    return;
  }
  const auto take = [&line, key](const std::string& value) { line.options[key] = value; };
  app.add_option_function<std::string>(std::string(option.name), take, option.help)
      ->type_name(std::string(option.value));
}

void add_argument(CLI::App& app, const Argument& argument, std::size_t position, CommandLine& line) {
  const std::string key(argument.name);
  const auto take = [&line, key](const std::string& value) { line.arguments[key] = value; };
  auto* added =
      app.add_option_function<std::string>("argument" + std::to_string(position), take, std::string(argument.help));
  added->type_name(key);
  if (argument.required) added->required();
}

MisuseKind kind_of(int code) {
  if (code == static_cast<int>(CLI::ExitCodes::ExtrasError)) return MisuseKind::unexpected;
  return code == static_cast<int>(CLI::ExitCodes::RequiredError) ? MisuseKind::missing : MisuseKind::other;
}

/// CLI11 numbers its exits from 100; ours are 0 and 2.
Parsed ended(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = app.exit(error, out, err);
  if (code != 0) {
    return {.ends_here = true, .exit_code = 2, .error = tell_misuse(kind_of(code), error.what(), arguments)};
  }
  const std::string verb = arguments.empty() ? std::string{} : arguments.front();
  return {.ends_here = true, .exit_code = 0, .output = with_argument_names(out.str(), verb)};
}

}  // namespace

std::string CommandLine::option(const std::string& name, std::string otherwise) const {
  const auto found = options.find(name);
  return found == options.end() ? std::move(otherwise) : found->second;
}

std::string CommandLine::argument(const std::string& name) const {
  const auto found = arguments.find(name);
  return found == arguments.end() ? std::string{} : found->second;
}

Parsed parse_command_line(const std::vector<std::string>& arguments) {
  Parsed parsed;
  CLI::App app("Candor: policies from facts, checked against named law, frozen with every release", "candor");
  app.require_subcommand(1);
  app.set_version_flag("--version", "candor " + std::string(candor_version));
  for (const Command& command : commands()) {
    CLI::App* verb = app.add_subcommand(std::string(command.name), std::string(command.summary));
    verb->footer(std::string(command.details));
    for (std::size_t i = 0; i < command.arguments.size(); ++i)
      add_argument(*verb, command.arguments[i], i, parsed.line);
    for (const Option& option : options_of(command)) add_option(*verb, option, parsed.line);
  }
  if (arguments == std::vector<std::string>{"--help-markdown"})
    return {.ends_here = true, .output = command_reference()};
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return ended(app, error, arguments);
  }
  parsed.line.command = app.get_subcommands().front()->get_name();
  return parsed;
}

}  // namespace candor
