#include "report/github_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "base/utf8.h"

namespace candor {

namespace {

constexpr std::size_t most_of_a_kind = 10;  // what GitHub shows a step

/// The toolkit's escaping (actions/toolkit, `command.ts`): of a message, and of a property besides.
std::string escaped(const std::string& text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || also.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}
std::string as_message(const std::string& text) { return escaped(safe_for_terminal(text), ""); }
std::string as_property(const std::string& text) { return escaped(safe_for_terminal(text), ":,"); }

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? std::string_view("notice") : name_of(severity);
}

std::string annotation(const Diagnostic& found) {
  std::string properties;
  const auto add = [&](std::string_view name, const std::string& value) {
    properties += (properties.empty() ? " " : ",") + std::string(name) + "=" + as_property(value);
  };
  const Place& place = found.place;
  if (!place.file.empty()) add("file", place.file);
  if (place.line > 0) add("line", std::to_string(place.line));
  if (place.line > 0 && place.column > 0) {
    add("col", std::to_string(place.column));
    add("endColumn", std::to_string(place.column + std::max(1, place.length)));
  }
  add("title", found.id);
  std::string words = found.message;
  if (!found.why.empty()) words += "\nwhy: " + found.why;
  if (!found.help.empty()) words += "\nhelp: " + found.help;
  return "::" + std::string(command_of(found.severity)) + properties + "::" + as_message(words) + "\n";
}

/// Text in a cell of a Markdown table, with nothing in it that Markdown or HTML would obey.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : safe_for_terminal(text)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '\n') {
      out += ' ';
    } else {
      if (std::string_view("|\\*_[]#~!&").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string place_of(const Diagnostic& found) {
  return found.place.file + (found.place.line > 0 ? ":" + std::to_string(found.place.line) : "");
}

}  // namespace

std::string github_annotations(const std::vector<Diagnostic>& ordered) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    std::vector<const Diagnostic*> of_kind;
    for (const Diagnostic& found : ordered) {
      if (found.severity == severity) of_kind.push_back(&found);
    }
    const bool all = of_kind.size() <= most_of_a_kind;
    const std::size_t shown = all ? of_kind.size() : most_of_a_kind - 1;
    for (std::size_t i = 0; i < shown; ++i) out += annotation(*of_kind[i]);
    if (!all) {
      out += fmt::format("::{} title=candor::and {} more: the step's summary has all of them\n", command_of(severity),
                         of_kind.size() - shown);
    }
  }
  return out;
}

std::string github_summary(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts) {
  std::string out = "## candor\n\n";
  if (ordered.empty()) out += "Nothing found.\n";
  if (!ordered.empty()) out += "| | where | what | id |\n| --- | --- | --- | --- |\n";
  for (const Diagnostic& found : ordered) {
    out += fmt::format("| {} | {} | {} | {} |\n", name_of(found.severity), cell(place_of(found)), cell(found.message),
                       found.id);
  }
  if (verdicts.empty()) return out;
  // Against a commit (`was`) the verdicts are those that moved.
  if (verdicts.front().was) {
    out += "\n| document | requirement | was | is |\n| --- | --- | --- | --- |\n";
    for (const JudgedRequirement& verdict : verdicts) {
      out += "| " + cell(verdict.of->name()) + " | " + cell(verdict.asked->id) + " | " + verdict.was.value_or("") +
             " | " + verdict.status + " |\n";
    }
    return out;
  }
  std::map<std::string, std::map<std::string, std::size_t>> by_law;
  for (const JudgedRequirement& verdict : verdicts) {
    ++by_law[verdict.of->name() + " | " + verdict.asked->law][verdict.status];
  }
  out += "\n| document | law | requirements |\n| --- | --- | --- |\n";
  for (const auto& [name, statuses] : by_law) {
    std::string counts;
    for (const auto& [status, count] : statuses)
      counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + status;
    const std::size_t bar = name.find(" | ");
    out += "| " + cell(name.substr(0, bar)) + " | " + cell(name.substr(bar + 3)) + " | " + counts + " |\n";
  }
  return out;
}

}  // namespace candor
