#include "cli/commands.h"

#include "report/report.h"

namespace candor {

namespace {

std::vector<std::string_view> names_of_report_formats() {
  std::vector<std::string_view> names;
  for (const ReportFormat format : all_report_formats) names.push_back(name_of(format));
  return names;
}

/// Of every command that prints a report and no data.
const std::vector<std::string_view> report_formats = names_of_report_formats();

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = {
      {"build",
       "write the whole site from the record, all or nothing",
       "Published pages depend on the record alone. When the YAML now says something else, the sections are named and "
       "the released words stay; --drafts shows the new ones. An --out that holds what build did not write is refused.",
       {},
       report_formats,
       {{"--out", "DIR", "where the site goes (default: site, with --drafts .drafts)"},
        {"--drafts", "", "add what the YAML says now, marked as a draft"}}},
      {"check",
       "say what is missing, contradictory or not yet released",
       "Finds all that build finds, and holds each document against the law packs of the regimes its company selects. "
       "Writes nothing but the coverage pages, where they are asked for.",
       {{"COMPANY[/DOCUMENT]", false, "one company or one document (default: all)"}},
       report_formats,
       {{"--law", "LAW", "ask this law pack alone, such as eu-gdpr"},
        {"--only", "ID", "tell findings of this id alone, a diagnostic's or a requirement's"},
        {"--against", "REF",
         "tell only what is new against this commit (a branch, tag or hash), what moved among the requirements, and a "
         "new "
         "version whose day of publication has passed"},
        {"--coverage", "DIR",
         "write pages for the team alone into this folder, never in a site: each requirement, its verdict, what lacks, "
         "and "
         "links to the words that meet it"},
        {"--lang", "TAG", "with --coverage: the language of those pages' own words (default: the site's)"}}},
      {"release",
       "freeze the next version of a document for good",
       "Decisions stand in releases/DOCUMENT/next.yaml; options override them. Without a document, every document "
       "whose "
       "words or stated facts changed is released, all judged before the first is written.",
       {{"COMPANY[/DOCUMENT]", true, "whose next version"}},
       report_formats,
       {{"--effective", "DATE", "the day from which it binds"},
        {"--published", "DATE", "the day it is published (default: today); an earlier one is recorded as backdated"},
        {"--note", "TEXT", "a note in the controlling language"},
        {"--approved-by", "TEXT", "who approved it"},
        {"--if-changed", "", "exit 0 when nothing has changed"}}},
      {"verify",
       "prove that the record is whole",
       "Holds every file of every version against its hash and every version against the one before.",
       {},
       report_formats,
       {{"--against", "REF", "also hold it against this commit: what it had must still be there, byte for byte"}}},
      {"next",
       "tell the coming days on which something changes by itself",
       "A law that comes in force, a version that takes effect, a planned fact, a suppression that ends, a version "
       "that "
       "grows too old: each changes the site, the draft or a verdict though nobody changes a file. The days are found "
       "where they stand, and judged.",
       {{"COMPANY", false, "one company (default: all)"}},
       {"text", "json"},
       {{"--ics", "", "as a calendar (iCalendar, RFC 5545), to be subscribed to"}}},
      {"show",
       "print what held: the words of one version",
       "A side is modelux/privacy@2026-04-14, @in-force (follows --as-of) or @draft.",
       {{"DOCUMENT@SIDE", true, "which words"}},
       {"text"},
       {{"--lang", "TAG", "the language (default: the controlling one)"}}},
      {"changes",
       "compare two versions fact by fact",
       "Each side is COMPANY/DOCUMENT@VERSION, @in-force or @draft.",
       {{"OLD", true, "the older side"}, {"NEW", true, "the newer side"}},
       {"text", "json", "markdown"},
       {{"--lang", "TAG", "the language of the sentences (default: the controlling one)"}}},
      {"redline",
       "compare the words of two versions",
       "A side is COMPANY/DOCUMENT@VERSION, @in-force, @draft, or a path (starts with ./ or /, or ends in .md); two "
       "paths "
       "need no project.",
       {{"OLD", true, "the older side"}, {"NEW", true, "the newer side"}},
       {"text", "html", "json", "markdown"},
       {{"--lang", "TAG", "the language (default: the controlling one)"},
        {"--page", "", "with --format html: a whole page"},
        {"--out", "FILE", "write there instead of standard output"}}},
      {"schema",
       "print the JSON Schema of the content, for editors, or put it in place",
       "JSON Schema 2020-12, every field described. With --write, .candor/schema/ gets a schema for each kind of file, "
       "and each content file that names none a first line that does; nothing else in it changes.",
       {{"FILE", false, "one file's schema (default: all)"}},
       {"json"},
       {{"--write", "", "write the schemas and the lines that name them into the project"}}},
      {"serve",
       "show the draft in a browser while it is written",
       "Each save is shown at once: the draft, the released words, a redline between them, the lines of YAML behind "
       "each sentence, and every mistake with its place. Only this computer can see it, and nothing is written.",
       {},
       {"text"},
       {{"--port", "N", "where it listens on 127.0.0.1 (default: 4000; 0: any that is free)"}}},
      {"explain",
       "say what a diagnostic or a requirement means",
       "Prints what it means, why it matters and what to write.",
       {{"ID", true, "for example unknown-key or gdpr-13-2-a"}},
       {"text"},
       {}},
  };
  return table;
}

namespace {

const std::vector<Option>& common_options() {
  static const std::vector<Option> table = {
      {"--project", "DIR", "the project (default: the nearest folder upwards with content/site.yaml)"},
      {"--as-of", "DATE", "the day to look from (default: today in each company's time zone)"},
      {"--fail-on", "SEVERITY", "what makes the exit code 1: error (default), warning or never"},
      {"--jobs", "N", "how many threads (default: one per core)"},
      {"--color", "WHEN", "auto, always or never; NO_COLOR is heeded"},
      {"-q,--quiet", "", "only errors"},
      {"-v,--verbose", "", "also say what is being done"},
  };
  return table;
}

Option format_option(const Command& command) {
  std::string help;
  for (const std::string_view format : command.formats) {
    help += (help.empty() ? "" : ", ") + std::string(format);
    if (format == command.formats.front() && command.formats.size() > 1) help += " (default)";
  }
  return {"--format", "FORMAT", help};
}

std::string usage_line(const Command& command) {
  std::string line = "candor " + std::string(command.name);
  for (const Argument& argument : command.arguments) {
    line += argument.required ? " " + std::string(argument.name) : " [" + std::string(argument.name) + "]";
  }
  return line;
}

void append_options(std::string& out, std::span<const Option> options) {
  for (const Option& option : options) {
    out += "- `" + std::string(option.name);
    if (!option.value.empty()) out += " " + std::string(option.value);
    out += "`: " + option.help + "\n";
  }
}

}  // namespace

bool Command::prints_data() const { return formats != report_formats; }

const Command* command_named(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options(command.options);
  options.push_back(format_option(command));
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

std::string command_reference() {
  std::string out;
  for (const Command& command : commands()) {
    out += "### `" + usage_line(command) + "`\n\n" + std::string(command.summary) + ". " +
           std::string(command.details) + "\n\n";
    for (const Argument& argument : command.arguments) {
      out += "- `" + std::string(argument.name) + "`: " + std::string(argument.help) + "\n";
    }
    append_options(out, command.options);
    if (command.formats.size() > 1) append_options(out, std::vector{format_option(command)});
    const bool takes_something = !command.arguments.empty() || !command.options.empty() || command.formats.size() > 1;
    if (takes_something) out += "\n";
  }
  out += "### Options of every command\n\n";
  append_options(out, common_options());
  return out;
}

}  // namespace candor
