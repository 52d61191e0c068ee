#include "report/law_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "report/columns.h"

namespace candor {

namespace {

/// The columns, the worst first; all but `met` are left out where they are empty.
constexpr std::array<std::string_view, 10> statuses = {"missing",        "not-printed", "partial",    "vague",
                                                       "undetermined",   "upcoming",    "suppressed", "manual",
                                                       "not-applicable", "met"};

using Strings = std::vector<std::string>;

std::string padded(const std::string& text, std::size_t to, bool is_number) {
  const std::string blanks(to - std::min(to, terminal_columns(text)), ' ');
  return is_number ? blanks + text : text + blanks;
}

std::string printed(const std::vector<Strings>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Strings& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], terminal_columns(row[i]));
  }
  std::string text;
  for (const Strings& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += (i ? "  " : "") + padded(row[i], widths[i], i > 1);
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

/// A row of the table: the verdicts of one law on one document.
struct Judged {
  std::string law;
  std::string document;
  std::vector<const JudgedRequirement*> verdicts;
};

bool applies(const JudgedRequirement& verdict) { return verdict.status != "not-applicable"; }

std::string document_of(const JudgedRequirement& verdict) { return safe_for_terminal(verdict.of->name()); }

/// A law that asks nothing of a document has no row.
std::vector<Judged> judged_of(const std::vector<JudgedRequirement>& verdicts) {
  std::vector<Judged> all;
  std::map<std::pair<std::string, std::string>, std::size_t> rows;
  for (const JudgedRequirement& verdict : verdicts) {
    const std::string law = safe_for_terminal(verdict.asked->law);
    const std::string document = document_of(verdict);
    const auto [row, is_new] = rows.try_emplace({law, document}, all.size());
    if (is_new) all.push_back({law, document, {}});
    all[row->second].verdicts.push_back(&verdict);
  }
  std::erase_if(all, [](const Judged& j) {
    return std::none_of(j.verdicts.begin(), j.verdicts.end(), [](const JudgedRequirement* v) { return applies(*v); });
  });
  return all;
}

std::size_t count(const Judged& judged, std::string_view status) {
  return static_cast<std::size_t>(std::count_if(judged.verdicts.begin(), judged.verdicts.end(),
                                                [&](const JudgedRequirement* v) { return v->status == status; }));
}

std::string table(const std::vector<Judged>& all) {
  std::vector<std::string_view> shown;
  for (const std::string_view status : statuses) {
    const bool occurs = std::any_of(all.begin(), all.end(), [&](const Judged& j) { return count(j, status) > 0; });
    if (occurs || status == "met") shown.push_back(status);
  }
  std::vector<Strings> rows = {{"document", "law"}};
  for (const std::string_view status : shown) rows[0].emplace_back(status);
  for (const Judged& judged : all) {
    Strings row = {judged.document, judged.law};
    for (const std::string_view status : shown) row.push_back(std::to_string(count(judged, status)));
    rows.push_back(std::move(row));
  }
  return printed(rows);
}

std::string suppressed(const std::vector<Diagnostic>& ordered) {
  std::string text;
  for (const Diagnostic& found : ordered) {
    if (found.id != "law-suppressed") continue;
    const Place& at = found.place;
    const std::string line = at.line > 0 ? ":" + std::to_string(at.line) : "";
    text += "  " + (at.file.empty() ? "" : safe_for_terminal(at.file) + line + ": ") +
            safe_for_terminal(found.message) + "\n" +
            (found.why.empty() ? "" : "    " + safe_for_terminal(found.why) + "\n");
  }
  return text.empty() ? text : "\nlet pass [law-suppressed]:\n" + text;
}

/// What the team weighs otherwise than the packs do, once each.
std::string weighed_otherwise(const std::vector<JudgedRequirement>& verdicts) {
  std::set<std::string> told;
  std::string text;
  for (const JudgedRequirement& verdict : verdicts) {
    const AskedRequirement& asked = *verdict.asked;
    if (asked.decided_severity.empty() || !told.insert(asked.id).second) continue;
    text += "  a gap in `" + safe_for_terminal(asked.id) + "` counts as " +
            (asked.decided_severity == "error" ? "an " : "a ") + asked.decided_severity + ": " +
            safe_for_terminal(asked.decided_reason) + "\n";
  }
  return text.empty() ? text : "\nweighed otherwise:\n" + text;
}

/// The ids of what applies and is wanted, once each, in order.
template <typename IsWanted>
std::string ids(const std::vector<JudgedRequirement>& verdicts, const IsWanted& is_wanted) {
  std::set<std::string> seen;
  std::string text;
  for (const JudgedRequirement& verdict : verdicts) {
    const std::string& id = verdict.asked->id;
    if (!applies(verdict) || !is_wanted(verdict) || !seen.insert(id).second) continue;
    text += (text.empty() ? "" : ", ") + safe_for_terminal(id);
  }
  return text;
}

std::string sentence(std::string_view begin, const std::string& names) {
  return names.empty() ? "" : std::string(begin) + names + ".\n";
}

/// What was looked at, what no machine can tell, which rules nobody has verified.
std::string caveats(const std::vector<JudgedRequirement>& verdicts) {
  const auto is_manual = [](const JudgedRequirement& verdict) { return verdict.status == "manual"; };
  const auto is_replaced = [](const JudgedRequirement& verdict) { return verdict.asked->replaces; };
  const auto is_verified = [](std::string_view how) {
    return [how](const JudgedRequirement& verdict) { return verdict.asked->verified == how; };
  };
  return "\nchecked: whether the facts answer what each requirement asks and every language of the text states them; "
         "not whether\n"
         "they are true, nor whether a law applies to the company. This is no legal advice.\n" +
         sentence("asked as a pack of the project's own has it: ", ids(verdicts, is_replaced)) +
         sentence("for a person to judge: ", ids(verdicts, is_manual)) +
         sentence("not read in the law's own wording: ", ids(verdicts, is_verified("secondary"))) +
         sentence("not verified against any source: ", ids(verdicts, is_verified("unverified")));
}

/// A verdict that is called the same may lack something else.
std::string move_of(const JudgedRequirement& verdict) {
  const std::string was = verdict.was.value_or("");
  if (was.empty()) return "not judged before, now " + verdict.status;
  if (was != verdict.status) return "was " + was + ", now " + verdict.status;
  return "still " + was + (verdict.lacks.empty() ? ", and lacked more" : ": " + safe_for_terminal(verdict.lacks));
}

/// Against a commit: what each requirement was, and is now.
std::string moved(const std::vector<JudgedRequirement>& verdicts) {
  std::string text = "moved:\n";
  for (const JudgedRequirement& verdict : verdicts) {
    text += "  `" + safe_for_terminal(verdict.asked->id) + "` of `" + document_of(verdict) + "`: " + move_of(verdict) +
            "\n";
  }
  return text;
}

bool is_against_a_commit(const std::vector<JudgedRequirement>& verdicts) { return verdicts.front().was.has_value(); }

}  // namespace

std::string law_table(const std::vector<Diagnostic>& ordered, const std::vector<JudgedRequirement>& verdicts) {
  if (verdicts.empty()) return {};
  return "\n" + (is_against_a_commit(verdicts) ? moved(verdicts) : table(judged_of(verdicts))) + suppressed(ordered) +
         weighed_otherwise(verdicts) + caveats(verdicts);
}

}  // namespace candor
