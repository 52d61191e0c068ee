#include "report/text_report.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

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
  /// Opens a group; one that a quiet report shows nothing of has no heading.
  void begin(const std::string& heading, bool has_errors) {
    if (!request_.quiet || has_errors) out_ += (out_.empty() ? "" : "\n") + heading;
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

using Findings = std::vector<const Diagnostic*>;

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Diagnostic* d) { return d->severity == severity; }));
}

std::string counts(const Findings& findings) {
  return counted(count(findings, Severity::error), "error") + ", " +
         counted(count(findings, Severity::warning), "warning") + ", " +
         counted(count(findings, Severity::note), "note");
}

/// `acme/privacy`, `acme` for what is about all its documents, nothing for the project: from what the finding is about,
/// or where it stands.
std::string about(const Diagnostic& found) {
  if (!found.requirement.empty()) return found.subject.substr(0, found.subject.rfind('/'));
  constexpr std::string_view content = "content/";
  const std::string& file = found.place.file;
  if (!file.starts_with(content)) return {};
  const std::size_t end = file.find('/', content.size());
  if (end == std::string::npos) return {};
  const std::string company = file.substr(content.size(), end - content.size());
  for (const std::string_view folder : {"/documents/", "/releases/"}) {
    if (file.compare(end, folder.size(), folder) != 0) continue;
    const std::size_t begin = end + folder.size();
    return company + "/" + file.substr(begin, file.find_first_of("./", begin) - begin);
  }
  return company;
}

/// What was let pass is told once, with its reason, after the table of laws.
bool is_let_pass(const Diagnostic& found) { return found.id == "law-suppressed"; }

/// Of findings that weigh alike: what is not there at all before what is there in part, and that before words.
int rank(const Diagnostic& found) {
  constexpr std::array<std::string_view, 5> last = {"law-missing", "law-not-printed", "law-partial", "law-vague",
                                                    "law-undetermined"};
  return static_cast<int>(std::find(last.begin(), last.end(), found.id) - last.begin() + 1) %
         static_cast<int>(last.size() + 1);
}

/// By what they are about, the worst first; and in each group the worst first, in order of their places.
std::vector<std::pair<std::string, Findings>> grouped(const std::vector<Diagnostic>& ordered) {
  std::vector<std::pair<std::string, Findings>> groups;
  for (const Diagnostic& found : ordered) {
    const std::string name = about(found);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
    group->second.push_back(&found);
  }
  for (auto& [name, findings] : groups) {
    std::stable_sort(findings.begin(), findings.end(), [](const auto* a, const auto* b) {
      return std::pair(a->severity, rank(*a)) < std::pair(b->severity, rank(*b));
    });
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
    const auto weight = [](const Findings& f) {
      return std::tuple(count(f, Severity::error), count(f, Severity::warning), count(f, Severity::note));
    };
    return weight(a.second) > weight(b.second);
  });
  return groups;
}

/// A heading for each group, where there is more than one document.
std::string heading(const std::string& name, const Findings& findings) {
  const auto let_pass = static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [](const Diagnostic* found) { return is_let_pass(*found); }));
  return "== " + (name.empty() ? "the project" : safe_for_terminal(name)) + ": " + counts(findings) +
         (let_pass > 0 ? " (" + std::to_string(let_pass) + " let pass, told at the end)" : "") + "\n";
}

bool has_several_documents(const std::vector<std::pair<std::string, Findings>>& groups) {
  return std::count_if(groups.begin(), groups.end(),
                       [](const auto& g) { return g.first.find('/') != std::string::npos; }) > 1;
}

}  // namespace

std::string text_report(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts,
                        const Files& files, const std::string& root, const ReportRequest& request) {
  SourceLines lines(files, root);
  TextReport report(lines, request);
  bool has_headings = false;
  if (request.table) {
    const auto groups = grouped(ordered);
    has_headings = has_several_documents(groups);
    for (const auto& [name, findings] : groups) {
      if (has_headings) report.begin(heading(name, findings), count(findings, Severity::error) > 0);
      for (const Diagnostic* found : findings) {
        if (verdicts.empty() || !is_let_pass(*found)) report.add(*found);
      }
    }
  } else {
    for (const Diagnostic& found : ordered) report.add(found);
  }
  std::string text = std::move(report).text();
  if (request.table && !request.quiet) text += law_table(ordered, verdicts) + (verdicts.empty() ? "" : "\n");
  if (ordered.empty() || request.quiet) return text;
  Findings all;
  for (const Diagnostic& found : ordered) all.push_back(&found);
  return text + (has_headings && verdicts.empty() ? "\n" : "") + counts(all) + "\n";
}

}  // namespace candor
