#include "report/text_report.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/law_table.h"
#include "report/source_lines.h"

namespace candor {

namespace {

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "\x1b[1;31m";
    case Severity::warning: return "\x1b[1;33m";
    case Severity::note: return "\x1b[1;36m";
  }
  return "";
}

class TextReport {
 public:
  TextReport(SourceLines& lines, const ReportRequest& request) : lines_(lines), request_(request) {}

  void add(const Diagnostic& found) {
    if (request_.quiet && found.severity != Severity::error) return;
    add_headline(found);
    add_source(found.place);
    add_words("why:  ", found.why);
    add_words("help: ", found.help);
  }
  std::string text() && { return std::move(out_); }

 private:
  void add_headline(const Diagnostic& found) {
    if (!found.place.file.empty()) {
      out_ += safe_for_terminal(found.place.file);
      if (found.place.line > 0) out_ += ":" + std::to_string(found.place.line);
      if (found.place.line > 0 && found.place.column > 0) out_ += ":" + std::to_string(found.place.column);
      out_ += ": ";
    }
    const std::string_view severity = name_of(found.severity);
    out_ += request_.colour ? std::string(colour_of(found.severity)) + std::string(severity) + "\x1b[0m"
                            : std::string(severity);
    out_ += ": " + one_line(found.message) + " [" + found.id + "]\n";
  }

  void add_source(const Place& place) {
    const ShownLine shown = lines_.show(place);
    if (shown.text.empty()) return;
    const std::string number = std::to_string(place.line);
    const std::string margin(std::max<std::size_t>(4, number.size()), ' ');
    out_ += margin.substr(number.size()) + number + " | " + shown.text + "\n";
    if (!shown.caret.empty()) out_ += margin + " | " + shown.caret + "\n";
  }

  void add_words(std::string_view label, const std::string& words) {
    if (!words.empty()) out_ += "   " + std::string(label) + indented(words) + "\n";
  }

  static std::string one_line(const std::string& text) {
    std::string line = safe_for_terminal(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  /// Help may show several lines of YAML: they stay below each other.
  static std::string indented(const std::string& text) {
    std::string out;
    for (const char c : safe_for_terminal(text)) out += c == '\n' ? std::string("\n         ") : std::string(1, c);
    return out;
  }

  SourceLines& lines_;
  const ReportRequest& request_;
  std::string out_;
};

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

}  // namespace

std::string text_report(const std::vector<Diagnostic>& ordered, const std::vector<Value>& verdicts, const Files& files,
                        const std::string& root, const ReportRequest& request) {
  SourceLines lines(files, root);
  TextReport report(lines, request);
  for (const Diagnostic& found : ordered) report.add(found);
  std::string text = std::move(report).text();
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(ordered.begin(), ordered.end(), [&](const auto& d) { return d.severity == severity; }));
  };
  if (request.table && !request.quiet) text += law_table(ordered, verdicts) + (verdicts.empty() ? "" : "\n");
  if (ordered.empty() || request.quiet) return text;
  return text + counted(count(Severity::error), "error") + ", " + counted(count(Severity::warning), "warning") + ", " +
         counted(count(Severity::note), "note") + "\n";
}

}  // namespace candor
