#include "cli/dispatch.h"

#include <stdexcept>

#include "base/utf8.h"
#include "cli/option_values.h"
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

CheckRequest check_request(const CommandLine& line) {
  const auto name = split_name(line.argument("COMPANY[/DOCUMENT]"));
  return {.company = name.company,
          .document = name.document,
          .law = line.option("--law"),
          .only = line.option("--only"),
          .against = line.option("--against"),
          .coverage = line.option("--coverage"),
          .evidence = report_format_of(line) == ReportFormat::json,
          .language = line.option("--lang")};
}

ReleaseRequest release_request(const CommandLine& line) {
  const auto name = split_name(line.argument("COMPANY[/DOCUMENT]"));
  return {.company = name.company,
          .document = name.document,
          .effective = date_option(line, "--effective"),
          .published = date_option(line, "--published"),
          .note = text_option(line, "--note"),
          .approved_by = text_option(line, "--approved-by"),
          .if_changed = line.has("--if-changed")};
}

ChangesRequest changes_request(const CommandLine& line) {
  return {.old_side = line.argument("OLD"),
          .new_side = line.argument("NEW"),
          .language = line.option("--lang"),
          .format = format_of(line)};
}

RedlineRequest redline_request(const CommandLine& line, const Outside& outside) {
  return {.old_side = line.argument("OLD"),
          .new_side = line.argument("NEW"),
          .language = line.option("--lang"),
          .format = format_of(line),
          .page = line.has("--page"),
          .colour = outside.colour_on_stdout && !line.has("--out")};
}

Outcome run_build(const CommandLine& line, const Run& run) {
  const bool drafts = line.has("--drafts");
  const std::string folder = path_in(run.root, drafts ? ".drafts" : "site");
  return build_site(run, {.out = line.option("--out", folder), .drafts = drafts});
}

Outcome run_serve(const CommandLine& line, const Run& run, const Outside& outside) {
  const auto why_not = serve_project(run, {.port = port_option(line),
                                           .clock = outside.clock,
                                           .say = line.has("--quiet") ? [](const std::string&) {} : outside.say,
                                           .wait_for_end = outside.wait_for_end});
  if (why_not) throw Misuse{*why_not};
  return {};
}

/// Each verb of the table of commands, by its name there.
Outcome run_command(const CommandLine& line, const Run& run, const Outside& outside) {
  const std::string& verb = line.command;
  if (verb == "build") return run_build(line, run);
  if (verb == "check") return check_project(run, check_request(line));
  if (verb == "release") return release_documents(run, release_request(line));
  if (verb == "verify") return verify_record(run, line.option("--against"));
  if (verb == "next") return next_days(line, run);
  if (verb == "show")
    return show_text(run, {.side = line.argument("DOCUMENT@SIDE"), .language = line.option("--lang")});
  if (verb == "changes") return list_changes(run, changes_request(line));
  if (verb == "redline") return make_redline(run, redline_request(line, outside));
  if (verb == "schema") return line.has("--write") ? write_schema(run) : print_schema(line.argument("FILE"));
  if (verb == "serve") return run_serve(line, run, outside);
  if (verb == "explain") return explain(run, line.argument("ID"));
  throw std::logic_error("nobody runs the command `" + verb + "`");
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
  const ReportRequest request{.format = report_format_of(line),
                              .colour = outside.colour_on_stderr,
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
