#include "cli/misuse.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/commands.h"

namespace candor {

namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> names = {"--help"};
  for (const Option& option : options_of(command)) names.emplace_back(option.name.substr(option.name.find("--")));
  return names;
}

std::string first_word(std::string_view words) { return std::string(words.substr(0, words.find(' '))); }

/// "The following argument was not expected: --fast" → `--fast`.
std::string unexpected(std::string_view what) {
  const std::size_t colon = what.find(": ");
  return first_word(colon == std::string_view::npos ? what : what.substr(colon + 2));
}

std::string about(const Command& command, MisuseKind kind, std::string_view what) {
  const std::string verb = "`" + std::string(command.name) + "`";
  if (kind == MisuseKind::unexpected) {
    const std::string seen = unexpected(what);
    if (!seen.starts_with('-')) return verb + " takes no further `" + seen + "`";
    return verb + " has no option `" + seen + "`; " + suggestion(seen, option_names(command));
  }
  if (kind == MisuseKind::missing)
    return verb + " is asked for without " + with_argument_names(first_word(what), command.name);
  return with_argument_names(std::string(what), command.name);
}

}  // namespace

std::string tell_misuse(MisuseKind kind, std::string_view what, const std::vector<std::string>& arguments) {
  const std::string more = "\nRun `candor --help` for more\n";
  if (arguments.empty()) return "candor: no command was given; " + suggestion("", command_names()) + more;
  const Command* command = command_named(arguments.front());
  if (command) {
    return safe_for_terminal("candor: " + about(*command, kind, what)) + "\nRun `candor " + std::string(command->name) +
           " --help` for more\n";
  }
  if (arguments.front().starts_with('-')) return safe_for_terminal("candor: " + std::string(what)) + more;
  return safe_for_terminal("candor: there is no command `" + arguments.front() + "`; " +
                           suggestion(arguments.front(), command_names())) +
         "\n";
}

std::string with_argument_names(std::string help, std::string_view verb) {
  const Command* command = command_named(verb);
  if (!command) return help;
  for (std::size_t i = 0; i < command->arguments.size(); ++i) {
    const std::string placeholder = "argument" + std::to_string(i);
    const std::string name(command->arguments[i].name);
    // In the list of arguments the name stands behind the placeholder; elsewhere it stands for it.
    for (const std::string& from : {placeholder + " " + name, placeholder}) {
      for (std::size_t at = help.find(from); at != std::string::npos; at = help.find(from, at + name.size())) {
        help.replace(at, from.size(), name);
      }
    }
  }
  return help;
}

}  // namespace candor
