#include "cli/dispatch.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "cli/commands.h"
#include "load/project.h"
#include "pipeline/build_site.h"
#include "pipeline/check_project.h"
#include "pipeline/compare_sides.h"
#include "pipeline/explain.h"
#include "pipeline/find_coming_days.h"
#include "pipeline/release_documents.h"
#include "pipeline/verify_record.h"
#include "pipeline/write_schema.h"
#include "report/coming_report.h"
#include "report/github_report.h"
#include "report/report.h"
#include "serve/serve_project.h"

namespace candor {

namespace {

constexpr std::size_t most_summary_bytes = 1 << 20;  // what GitHub takes of a step

/// A wrong use of the command line, or a wish that this machine cannot fulfil, in words.
struct Misuse {
  std::string message;
};

std::optional<Date> date_option(const CommandLine& line, const std::string& name) {
  if (!line.has(name)) return std::nullopt;
  const auto date = read_iso_date(line.option(name));
  if (!date) throw Misuse{name + " takes a date such as 2026-04-14, not `" + line.option(name) + "`"};
  return date;
}

/// Words that are frozen and printed: an escape of the terminal's, or bytes of another encoding, would make a record
/// that nobody can read back.
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
  if (!line.has("--jobs")) return cores;
  const std::string text = line.option("--jobs");
  std::size_t jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc{} || end != text.data() + text.size() || jobs == 0 || jobs > 256) {
    throw Misuse{"--jobs takes a number from 1 to 256, not `" + text + "`"};
  }
  return jobs;
}

constexpr int default_port = 4000;

int port_option(const CommandLine& line) {
  if (!line.has("--port")) return default_port;
  const std::string text = line.option("--port");
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port < 0 || port > 65535) {
    throw Misuse{"--port takes a number from 0 to 65535, not `" + text + "`"};
  }
  return port;
}

std::string one_of(const CommandLine& line, const std::string& name, const std::vector<std::string>& allowed) {
  const std::string given = line.option(name, allowed.front());
  if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return given;
  std::string list;
  for (const std::string& word : allowed) list += (list.empty() ? "" : ", ") + word;
  throw Misuse{name + " takes one of " + list + ", not `" + given + "`"};
}

struct CompanyAndDocument {
  std::string company;
  std::string document;
};

CompanyAndDocument split_name(const std::string& name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string::npos) return {name, {}};
  if (slash == 0 || slash + 1 == name.size()) {
    throw Misuse{"`" + name + "` is neither COMPANY nor COMPANY/DOCUMENT"};  // `acme/` is not meant as all of acme
  }
  return {name.substr(0, slash), name.substr(slash + 1)};
}

/// Two paths need no project; neither do the schema, unless it is to be put into one, and explanations.
bool needs_project(const CommandLine& line) {
  const auto is_path = [](const std::string& side) {
    return side.starts_with("./") || side.starts_with("/") || side.ends_with(".md");
  };
  if (line.command == "schema") return line.has("--write");
  if (line.command == "explain") return false;
  return line.command != "redline" || !is_path(line.argument("OLD")) || !is_path(line.argument("NEW"));
}

std::string project_root(const CommandLine& line, const Outside& outside) {
  const std::string root = line.has("--project") ? line.option("--project") : find_project(outside.files, ".");
  const auto status = outside.files.stat(path_in(root, "content/site.yaml"));
  const bool found = !root.empty() && status && status->type == FileType::file;
  if (found || !needs_project(line)) return found ? root : std::string{};
  throw Misuse{line.has("--project") ? "`" + root + "` is no project: it has no content/site.yaml"
                                     : "there is no project here: no content/site.yaml in this folder or above it"};
}

std::string format_of(const CommandLine& line) {
  const std::vector<std::string_view>& formats = command_named(line.command)->formats;
  return one_of(line, "--format", {formats.begin(), formats.end()});
}

/// A verb that prints data has --format for it; what such a verb reports is always text.
ReportFormat report_format(const CommandLine& line) {
  const std::vector<std::string_view>& formats = command_named(line.command)->formats;
  const bool is_of_reports = std::find(formats.begin(), formats.end(), "sarif") != formats.end();
  const std::string name = is_of_reports ? format_of(line) : "text";
  if (name == "json") return ReportFormat::json;
  if (name == "sarif") return ReportFormat::sarif;
  if (name == "github") return ReportFormat::github;
  if (name == "gitlab") return ReportFormat::gitlab;
  return ReportFormat::text;
}

/// What a command does not look at until it has run is judged before: a wrong usage writes nothing.
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

Outcome next_days(const CommandLine& line, const Run& run) {
  ComingDays coming = find_coming_days(run, line.argument("COMPANY"));
  if (coming.outcome.ending != Ending::done) return std::move(coming.outcome);
  if (line.has("--ics")) {
    coming.outcome.output = coming_calendar(coming.events, today_of(run), coming.site);
  } else {
    coming.outcome.output = format_of(line) == "json" ? coming_json(coming.events) : coming_text(coming.events);
  }
  return std::move(coming.outcome);
}

Outcome run_command(const CommandLine& line, const Run& run, const Outside& outside) {
  if (line.command == "build") {
    const bool drafts = line.has("--drafts");
    return build_site(run,
                      {.out = line.option("--out", path_in(run.root, drafts ? ".drafts" : "site")), .drafts = drafts});
  }
  if (line.command == "check") {
    const auto name = split_name(line.argument("COMPANY[/DOCUMENT]"));
    return check_project(run, {.company = name.company,
                               .document = name.document,
                               .law = line.option("--law"),
                               .only = line.option("--only"),
                               .against = line.option("--against"),
                               .coverage = line.option("--coverage"),
                               .evidence = format_of(line) == "json",
                               .language = line.option("--lang")});
  }
  if (line.command == "release") {
    const auto name = split_name(line.argument("COMPANY[/DOCUMENT]"));
    return release_documents(run, {.company = name.company,
                                   .document = name.document,
                                   .effective = date_option(line, "--effective"),
                                   .published = date_option(line, "--published"),
                                   .note = text_option(line, "--note"),
                                   .approved_by = text_option(line, "--approved-by"),
                                   .if_changed = line.has("--if-changed")});
  }
  if (line.command == "verify") return verify_record(run, line.option("--against"));
  if (line.command == "next") return next_days(line, run);
  if (line.command == "show")
    return show_text(run, {.side = line.argument("DOCUMENT@SIDE"), .language = line.option("--lang")});
  if (line.command == "changes") {
    return list_changes(run, {.old_side = line.argument("OLD"),
                              .new_side = line.argument("NEW"),
                              .language = line.option("--lang"),
                              .format = format_of(line)});
  }
  if (line.command == "redline") {
    return make_redline(run, {.old_side = line.argument("OLD"),
                              .new_side = line.argument("NEW"),
                              .language = line.option("--lang"),
                              .format = format_of(line),
                              .page = line.has("--page"),
                              .colour = outside.color_on_stdout && !line.has("--out")});
  }
  if (line.command == "schema") return line.has("--write") ? write_schema(run) : print_schema(line.argument("FILE"));
  if (line.command == "serve") {
    const auto why_not =
        serve_project(run, {.port = port_option(line),
                            .clock = outside.clock,
                            .say = line.has("--quiet") ? [](const std::string&) {} : outside.say,
                            .wait_for_end = outside.wait_for_end});
    if (why_not) throw Misuse{*why_not};
    return {};
  }
  return explain(run, line.argument("ID"));
}

/// Exit 0: done. 1: the content has errors (or findings of --fail-on). 2: wrong usage, or the machine failed us.
int exit_code(const Outcome& outcome, const std::string& fail_on) {
  if (outcome.ending == Ending::failed) return 2;
  if (outcome.ending == Ending::refused) return fail_on == "never" && !outcome.diagnostics.has_errors() ? 0 : 1;
  if (fail_on == "never") return 0;
  if (outcome.diagnostics.has_errors()) return 1;
  return fail_on == "warning" && outcome.diagnostics.count(Severity::warning) > 0 ? 1 : 0;
}

/// GitHub shows a step's summary from a file it names; other steps' words in it stay.
void add_step_summary(const Outcome& outcome, const Outside& outside) {
  if (outside.github_step_summary.empty()) return;
  const std::string before = outside.files.read_up_to(outside.github_step_summary, most_summary_bytes).value_or("");
  const std::string summary = github_summary(outcome.diagnostics.in_order(), outcome.verdicts);
  // Without its summary a step still has its annotations.
  static_cast<void>(outside.files.write(outside.github_step_summary, before + summary));
}

Printed print(const CommandLine& line, const Run& run, const Outside& outside, Outcome outcome) {
  Printed printed{.output = std::move(outcome.output)};
  const ReportRequest request{.format = report_format(line),
                              .colour = outside.color_on_stderr,
                              .quiet = line.has("--quiet"),
                              .table = line.command == "check"};
  const std::string report = print_report(outcome.diagnostics, outcome.verdicts, run.files, run.root, request);
  if (request.format == ReportFormat::github) add_step_summary(outcome, outside);
  if (request.format == ReportFormat::text) {
    printed.error = report;
  } else {
    printed.output += report;
  }
  if (line.has("--verbose")) printed.error += safe_for_terminal(outcome.details);
  if (!line.has("--quiet")) printed.error += safe_for_terminal(outcome.said);
  printed.exit_code = exit_code(outcome, one_of(line, "--fail-on", {"error", "warning", "never"}));
  return printed;
}

/// `redline --out FILE`: the data goes into the file instead of to standard output.
Printed to_file(const CommandLine& line, const Outside& outside, Printed printed) {
  if (line.command != "redline" || !line.has("--out") || printed.exit_code != 0) return printed;
  const auto written = outside.files.write(line.option("--out"), printed.output);
  printed.output.clear();
  if (written) return printed;
  return {.error = "candor: " + safe_for_terminal(written.error().sentence()) + "\n", .exit_code = 2};
}

}  // namespace

Printed dispatch(const CommandLine& line, const Outside& outside) {
  try {
    check_options(line);
    const Run run{.files = outside.files,
                  .root = project_root(line, outside),
                  .now = outside.now,
                  .as_of = date_option(line, "--as-of"),
                  .jobs = jobs_option(line, outside.cores),
                  .progress = outside.progress};
    return to_file(line, outside, print(line, run, outside, run_command(line, run, outside)));
  } catch (const Misuse& misuse) {
    return {.error = "candor: " + safe_for_terminal(misuse.message) + "\n", .exit_code = 2};
  }
}

}  // namespace candor
