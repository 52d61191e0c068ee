#include "cli/option_values.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "cli/commands.h"

namespace candor {

namespace {

/// A whole number from `least` to `most`; `otherwise` where the option was not given.
int number_option(const CommandLine& line, const std::string& name, int least, int most, int otherwise) {
  if (!line.has(name)) return otherwise;
  const std::string text = line.option(name);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= least && number <= most) return number;
  throw Misuse{name + " takes a number from " + std::to_string(least) + " to " + std::to_string(most) + ", not `" +
               text + "`"};
}

}  // namespace

std::optional<Date> date_option(const CommandLine& line, const std::string& name) {
  if (!line.has(name)) return std::nullopt;
  const auto date = read_iso_date(line.option(name));
  if (!date) throw Misuse{name + " takes a date such as 2026-04-14, not `" + line.option(name) + "`"};
  return date;
}

std::string text_option(const CommandLine& line, const std::string& name) {
  std::string text = line.option(name);
  if (find_bad_utf8(text)) throw Misuse{name + " takes text in UTF-8"};
  for (std::size_t at = 0; at < text.size();) {
    if (is_control_or_bidi(next_code_point(text, at))) {
      throw Misuse{name + " holds a character that is invisible or turns text around"};
    }
  }
  return text;
}

std::size_t jobs_option(const CommandLine& line, std::size_t cores) {
  constexpr int most_jobs = 256;
  return static_cast<std::size_t>(number_option(line, "--jobs", 1, most_jobs, static_cast<int>(cores)));
}

int port_option(const CommandLine& line) {
  constexpr int default_port = 4000;
  constexpr int last_port = 65535;
  return number_option(line, "--port", 0, last_port, default_port);
}

std::string one_of(const CommandLine& line, const std::string& name, const std::vector<std::string>& allowed) {
  const std::string given = line.option(name, allowed.front());
  if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return given;
  std::string list;
  for (const std::string& word : allowed) list += (list.empty() ? "" : ", ") + word;
  throw Misuse{name + " takes one of " + list + ", not `" + given + "`"};
}

CompanyAndDocument split_name(const std::string& name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string::npos) return {name, {}};
  if (slash == 0 || slash + 1 == name.size()) {
    throw Misuse{"`" + name + "` is neither COMPANY nor COMPANY/DOCUMENT"};
  }
  return {name.substr(0, slash), name.substr(slash + 1)};
}

std::string format_of(const CommandLine& line) {
  const std::vector<std::string_view>& formats = command_named(line.command)->formats;
  return one_of(line, "--format", {formats.begin(), formats.end()});
}

ReportFormat report_format_of(const CommandLine& line) {
  const std::string name = command_named(line.command)->prints_data() ? std::string() : format_of(line);
  const auto found = std::find_if(all_report_formats.begin(), all_report_formats.end(),
                                  [&](ReportFormat format) { return name_of(format) == name; });
  return found == all_report_formats.end() ? ReportFormat::text : *found;
}

void check_options(const CommandLine& line) {
  format_of(line);
  one_of(line, "--fail-on", {"error", "warning", "never"});
  one_of(line, "--color", {"auto", "always", "never"});
  if (line.command == "next" && line.has("--ics") && line.has("--format")) {
    throw Misuse{"--ics is a format of its own; leave out --format"};
  }
  if (line.has("--against") && line.option("--against").empty()) throw Misuse{"--against takes the name of a commit"};
  if (line.command == "check" && line.has("--coverage") && line.option("--coverage").empty()) {
    throw Misuse{"--coverage takes a folder"};
  }
  if (line.command == "check" && line.has("--coverage") && line.has("--only")) {
    throw Misuse{"--coverage shows every requirement; leave out --only"};
  }
  if (line.command == "check" && line.has("--lang") && !line.has("--coverage")) {
    throw Misuse{"--lang is for the pages of --coverage"};
  }
  if (line.command == "schema" && line.has("--write") && !line.argument("FILE").empty()) {
    throw Misuse{"--write puts every file's schema in place; leave out `" + line.argument("FILE") + "`"};
  }
}

}  // namespace candor
