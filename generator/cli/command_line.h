// The command line read by the table of commands (commands.h): which command, with what.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace candor {

struct CommandLine {
  std::string command;
  std::map<std::string, std::string> options;    ///< `--out` → its value; a switch that was given → "yes"
  std::map<std::string, std::string> arguments;  ///< `COMPANY[/DOCUMENT]` → what was given

  bool has(const std::string& name) const { return options.contains(name); }
  std::string option(const std::string& name, std::string otherwise = {}) const;
  std::string argument(const std::string& name) const;
};

/// Either a command to run, or what to print at once (help, version, a wrong usage) with the exit code.
struct Parsed {
  CommandLine line;
  bool ends_here = false;
  int exit_code = 0;
  std::string output;  ///< for standard output
  std::string error;   ///< for standard error
};

/// Reads the arguments after the program's name. Wrong usage is exit code 2.
Parsed parse_command_line(const std::vector<std::string>& arguments);

}  // namespace candor
