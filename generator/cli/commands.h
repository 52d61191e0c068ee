// The one table of commands: the command line is read by it, and help and the README's reference are printed from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

struct Option {
  std::string_view name;   ///< `--out`
  std::string_view value;  ///< what follows it, `DIR`; empty for a switch
  std::string help;        ///< one line
};

struct Argument {
  std::string_view name;  ///< `COMPANY[/DOCUMENT]`
  bool required = false;
  std::string_view help;
};

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line
  std::string_view details;  ///< a paragraph for `--help`
  std::vector<Argument> arguments;
  std::vector<std::string_view> formats;  ///< what --format takes, the usual one first
  std::vector<Option> options;            ///< of this command alone

  /// Is its --format that of the data it prints? Else that of its report, one of `all_report_formats`.
  bool prints_data() const;
};

std::span<const Command> commands();

/// Null where no command is so called.
const Command* command_named(std::string_view name);

/// All that a command takes: its own, --format, and those of every command.
std::vector<Option> options_of(const Command& command);

/// The reference of all commands in Markdown, as it stands in README.md between its markers.
std::string command_reference();

}  // namespace candor
