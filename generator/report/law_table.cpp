#include "report/law_table.h"

#include <algorithm>
#include <array>
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
  std::vector<const Value*> verdicts;
};

bool applies(const Value& verdict) { return verdict.at("status").text() != "not-applicable"; }

/// A law that asks nothing of a document has no row.
std::vector<Judged> judged_of(const std::vector<Value>& verdicts) {
  std::vector<Judged> all;
  for (const Value& verdict : verdicts) {
    const std::string law = safe_for_terminal(verdict.at("law").text());
    const std::string document = safe_for_terminal(verdict.at("company").text() + "/" + verdict.at("document").text());
    auto found =
        std::find_if(all.begin(), all.end(), [&](const Judged& j) { return j.law == law && j.document == document; });
    if (found == all.end()) found = all.insert(all.end(), {law, document, {}});
    found->verdicts.push_back(&verdict);
  }
  std::erase_if(all, [](const Judged& j) {
    return std::none_of(j.verdicts.begin(), j.verdicts.end(), [](const Value* v) { return applies(*v); });
  });
  return all;
}

std::size_t count(const std::vector<const Value*>& verdicts, std::string_view key, std::string_view value) {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const Value* v) { return v->at(key).text() == value; }));
}

std::string table(const std::vector<Judged>& all) {
  std::vector<std::string_view> shown;
  for (const std::string_view status : statuses) {
    const bool occurs =
        std::any_of(all.begin(), all.end(), [&](const Judged& j) { return count(j.verdicts, "status", status) > 0; });
    if (occurs || status == "met") shown.push_back(status);
  }
  std::vector<Strings> rows = {{"document", "law"}};
  for (const std::string_view status : shown) rows[0].emplace_back(status);
  for (const Judged& judged : all) {
    Strings row = {judged.document, judged.law};
    for (const std::string_view status : shown) row.push_back(std::to_string(count(judged.verdicts, "status", status)));
    rows.push_back(std::move(row));
  }
  return printed(rows);
}

std::string suppressed(const std::vector<Diagnostic>& ordered) {
  std::string text;
  for (const Diagnostic& found : ordered) {
    if (found.id == "law-suppressed") text += "  " + safe_for_terminal(found.message) + "\n";
  }
  return text.empty() ? text : "\nlet pass:\n" + text;
}

/// What the team weighs otherwise than the packs do, once each.
std::string weighed_otherwise(const std::vector<Value>& verdicts) {
  Strings told;
  std::string text;
  for (const Value& verdict : verdicts) {
    const Value& decided = verdict.at("decided");
    const std::string line = "  a gap in `" + safe_for_terminal(verdict.at("id").text()) + "` counts as " +
                             (decided.at("severity").text() == "error" ? "an " : "a ") + decided.at("severity").text() +
                             ": " + safe_for_terminal(decided.at("reason").text()) + "\n";
    if (!decided.is_defined() || std::find(told.begin(), told.end(), line) != told.end()) continue;
    told.push_back(line);
    text += line;
  }
  return text.empty() ? text : "\nweighed otherwise:\n" + text;
}

/// The ids of what applies, with that status or verification, once each, in order.
std::string ids(const std::vector<Value>& verdicts, std::string_view key, std::string_view value) {
  Strings seen;
  std::string text;
  for (const Value& verdict : verdicts) {
    const std::string& id = verdict.at("id").text();
    if (!applies(verdict) || verdict.at(key).text() != value) continue;
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    text += (text.empty() ? "" : ", ") + safe_for_terminal(id);
  }
  return text;
}

std::string sentence(std::string_view begin, const std::string& names) {
  return names.empty() ? "" : std::string(begin) + names + ".\n";
}

/// What was looked at, what no machine can tell, which rules nobody has verified.
std::string caveats(const std::vector<Value>& verdicts) {
  return "\nchecked: whether the facts answer what each requirement asks and every language of the text states them; "
         "not whether\n"
         "they are true, nor whether a law applies to the company. This is no legal advice.\n" +
         sentence("for a person to judge: ", ids(verdicts, "status", "manual")) +
         sentence("not read in the law's own wording: ", ids(verdicts, "verified", "secondary")) +
         sentence("not verified against any source: ", ids(verdicts, "verified", "unverified"));
}

/// Against a commit: what each requirement was, and is now.
std::string moved(const std::vector<Value>& verdicts) {
  std::string text = "moved:\n";
  for (const Value& verdict : verdicts) {
    const std::string& was = verdict.at("was").text();
    text += "  `" + safe_for_terminal(verdict.at("id").text()) + "` of `" +
            safe_for_terminal(verdict.at("company").text() + "/" + verdict.at("document").text()) +
            "`: " + (was.empty() ? "not judged before" : "was " + was) + ", now " + verdict.at("status").text() + "\n";
  }
  return text;
}

bool is_against_a_commit(const std::vector<Value>& verdicts) { return verdicts.front().find("was") != nullptr; }

}  // namespace

std::string law_table(const std::vector<Diagnostic>& ordered, const std::vector<Value>& verdicts) {
  if (verdicts.empty()) return {};
  return "\n" + (is_against_a_commit(verdicts) ? moved(verdicts) : table(judged_of(verdicts))) + suppressed(ordered) +
         weighed_otherwise(verdicts) + caveats(verdicts);
}

}  // namespace candor
