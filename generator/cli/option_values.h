// What was given on the command line, read strictly: a date, a number, a word of a few, a name. Each throws `Misuse`
// for what it cannot read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "cli/command_line.h"
#include "report/report.h"

namespace candor {

/// A wrong use of the command line, or a wish that this machine cannot fulfil, in words.
struct Misuse {
  std::string message;
};

/// The day given by `name`; nothing where the option was not given.
std::optional<Date> date_option(const CommandLine& line, const std::string& name);

/// Words that are frozen and printed: an escape of the terminal's, or bytes of another encoding, would make a record
/// that nobody can read back. Empty where the option was not given.
std::string text_option(const CommandLine& line, const std::string& name);

/// From 1 to 256; `cores` where it was not given.
std::size_t jobs_option(const CommandLine& line, std::size_t cores);

/// From 0 (any that is free) to 65535; 4000 where it was not given.
int port_option(const CommandLine& line);

/// One of `allowed`; the first where it was not given.
std::string one_of(const CommandLine& line, const std::string& name, const std::vector<std::string>& allowed);

struct CompanyAndDocument {
  std::string company;
  std::string document;  ///< empty: all of the company's
};

/// `acme` or `acme/privacy`; `acme/` is neither, and not meant as all of acme.
CompanyAndDocument split_name(const std::string& name);

/// What `--format` says of the formats that the command has.
std::string format_of(const CommandLine& line);

/// How its findings are printed. A verb that prints data has --format for that; what such a verb reports is always
/// text.
ReportFormat report_format_of(const CommandLine& line);

/// Judges what a command would only look at once it has run, and what does not go together: a wrong usage writes
/// nothing.
void check_options(const CommandLine& line);

}  // namespace candor
