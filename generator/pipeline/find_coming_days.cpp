#include "pipeline/find_coming_days.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel.h"
#include "check/check_agreement.h"
#include "check/check_law.h"
#include "compose/compose_document.h"
#include "compose/document_facts.h"
#include "load/project.h"
#include "model/period.h"
#include "pipeline/compare_documents.h"
#include "pipeline/walk_company.h"

namespace candor {

namespace {

/// A company with more days ahead than this is told of the first of them, and that there are more.
constexpr std::size_t most_days = 200;

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }
std::string without_last_part(const std::string& path) { return path.substr(0, path.rfind('.')); }

/// Every date among the facts.
void collect_dates(const Value& value, std::vector<Value>& dates) {
  if (value.is(Kind::date)) dates.push_back(value);
  for (const auto& [key, child] : value.entries()) collect_dates(child, dates);
  for (const Value& item : value.items()) collect_dates(item, dates);
}

/// The first day from which `day` lies `period` back, or longer. Months differ, so the days around are tried.
std::optional<Date> first_day_after(Date day, Period period, bool longer) {
  constexpr int hours_of_day = 24;
  const Hours hours = hours_of(period);
  const int from = static_cast<int>(hours.shortest / hours_of_day) - 1;
  const int until = static_cast<int>(hours.longest / hours_of_day) + 3;
  for (int days = std::max(0, from); days <= until; ++days) {
    const Date there = plus_days(day, days);
    const auto back = earlier_by(there, period);
    if (back && (longer ? *back > day : *back >= day)) return there;
  }
  return std::nullopt;
}

/// The verdicts on one document, by requirement, and the words it would be released with.
struct State {
  std::map<std::string, std::string> statuses;
  std::vector<std::string> words;
};
using States = std::map<std::string, State>;  ///< by document

/// What documents in force state differently, by the two and the path.
using Disagreements = std::map<std::set<std::string>, Disagreement>;

class CompanyAhead {
 public:
  CompanyAhead(const Project& project, const Laws& laws, const std::vector<Period>& periods, WalkedCompany walked)
      : project_(project), laws_(laws), periods_(periods), walked_(std::move(walked)), today_(walked_.today) {}

  /// Were there more days than are looked at? Known once the events are.
  bool has_more() const { return days_.size() > most_days; }

  std::vector<Coming> events() {
    find_versions();
    find_facts();
    find_suppressions();
    find_laws();
    find_ages();
    States before = judged(today_);
    Disagreements disagreed = disagreements_on(today_);
    std::size_t left = most_days;
    for (const Date day : days_) {
      if (left-- == 0) break;
      const States now = judged(day);
      tell_laws(day, now);
      tell_changes(day, before, now);
      before = now;
      if (days_of_agreement_.contains(day)) tell_agreement(day, disagreed);
    }
    return std::move(events_);
  }

 private:
  void add(Coming event) {
    if (event.day <= today_) return;
    event.company = walked_.company.id;
    days_.insert(event.day);
    events_.push_back(std::move(event));
  }

  std::string name_of(const std::string& document) const { return "`" + walked_.company.id + "/" + document + "`"; }

  void find_versions() {
    for (const WalkedDocument& document : walked_.documents) {
      for (const Version& version : document.record.versions) {
        days_of_agreement_.insert(version.in_force_from());
        add({.day = version.in_force_from(),
             .kind = "version",
             .document = document.id,
             .subject = version.name,
             .text = "version " + version.name + " of " + name_of(document.id) + " comes in force"});
      }
      const auto decided = walked_.company.decisions.find(document.id);
      if (decided == walked_.company.decisions.end()) continue;
      const Value& effective = decided->second.at("effective");
      if (const auto day = read_iso_date(effective.text())) {
        add({.day = *day,
             .kind = "proposal",
             .document = document.id,
             .subject = "next",
             .text = "the next version of " + name_of(document.id) + " is to take effect, and is not released yet",
             .place = effective.place()});
      }
    }
  }

  void find_facts() {
    std::vector<Value> dates;
    collect_dates(walked_.company.facts, dates);
    for (const Value& date : dates) {
      const auto day = read_iso_date(date.text());
      if (!day) continue;
      const std::string key = last_part(date.path());
      const std::string thing = "`" + without_last_part(date.path()) + "`";
      Coming event{.day = *day, .kind = "fact", .subject = date.path(), .place = date.place()};
      if (key == "review_by") {
        event.day = plus_days(*day, 1);
        event.kind = "review";
        event.text = thing + " was to be looked at again by " + date.text();
      } else if (key == "until") {
        event.day = plus_days(*day, 1);
        event.text = thing + " has ended: " + date.text() + " was its last day";
      } else if (key == "since" || key == "from") {
        event.text = thing + " begins";
      } else {
        event.text = "`" + date.path() + "` is this day";
      }
      if (event.day > today_) days_of_words_.insert(event.day);
      if (key == "until" || key == "since" || key == "from") days_of_agreement_.insert(event.day);
      add(std::move(event));
    }
  }

  /// Days only: a suppression that suppresses nothing ends unnoticed.
  void find_suppressions() {
    for (const Value& entry : walked_.company.suppress.items()) {
      const auto day = read_iso_date(entry.at("until").text());
      if (day && *day > today_) days_.insert(*day);
    }
  }

  bool has_chosen(const std::string& law) const {
    const auto& chosen = walked_.company.facts.at("regimes").items();
    return std::any_of(chosen.begin(), chosen.end(), [&](const Value& regime) { return regime.text() == law; });
  }

  /// Days only: whether a law is asked of a document is told by its verdict on that day.
  void find_laws() {
    for (const Requirement& requirement : laws_.requirements) {
      if (!requirement.in_force_from || *requirement.in_force_from <= today_) continue;
      const auto& laws = requirement.regimes;
      const bool is_asked = laws.empty() || std::any_of(laws.begin(), laws.end(),
                                                        [&](const std::string& law) { return has_chosen(law); });
      if (is_asked) days_.insert(*requirement.in_force_from);
    }
  }

  /// Days on which a date becomes older than some requirement or list allows. Whether anything changes is then judged.
  void find_ages() {
    std::vector<Value> dates;
    collect_dates(walked_.company.facts, dates);
    for (const Value& date : dates) {
      if (const auto day = read_iso_date(date.text())) add_ages(*day, true);
    }
    for (const WalkedDocument& document : walked_.documents) {
      const Version* latest = document.document ? document.record.latest() : nullptr;
      if (!latest) continue;
      add_ages(latest->published, false);
      add_ages(latest->in_force_from(), false);
    }
  }

  void add_ages(Date date, bool is_fact) {
    for (const Period& period : periods_) {
      for (const bool longer : {false, true}) {
        const auto day = first_day_after(date, period, longer);
        if (!day || *day <= today_) continue;
        days_.insert(*day);
        if (is_fact) days_of_words_.insert(*day);
      }
    }
  }

  /// The words on a day: composed anew only where a date among the facts lies or grows old, since nothing else of a
  /// text hangs on the day.
  const std::vector<Text>& texts_on(Date day, const WalkedDocument& document) {
    std::vector<Text>& texts = texts_[document.id];
    if (texts.empty()) texts = document.texts;
    if (!days_of_words_.contains(day)) return texts;
    Diagnostics told_by_check;
    texts = compose_document({walked_.company, *document.document, *project_.words, day}, told_by_check);
    return texts;
  }

  States judged(Date day) {
    States states;
    for (const WalkedDocument& document : walked_.documents) {
      if (!document.document || document.texts.empty()) continue;
      Diagnostics told_by_check;
      const std::vector<Text>& texts = texts_on(day, document);
      State& state = states[document.id];
      for (const Text& text : texts) state.words.push_back(text.markdown);
      const Value facts = facts_for(*document.document, walked_.company.facts);
      const LawInput input{walked_.company, facts, *document.document, texts, day, document.record.latest()};
      for (const Verdict& verdict : check_law(laws_, input, told_by_check)) {
        state.statuses.insert_or_assign(verdict.requirement->id, candor::name_of(verdict.status));
      }
    }
    return states;
  }

  void tell_laws(Date day, const States& now) {
    for (const Requirement& requirement : laws_.requirements) {
      if (requirement.in_force_from != day) continue;
      for (const auto& [document, state] : now) {
        const auto status = state.statuses.find(requirement.id);
        if (status == state.statuses.end() || status->second == "not-applicable") continue;
        add({.day = day,
             .kind = "law",
             .document = document,
             .subject = requirement.id,
             .text = "`" + requirement.id + "` (" + requirement.law + ", " + requirement.citation +
                     ") comes in force for " + name_of(document) + ": " + status->second});
      }
    }
  }

  /// What nothing that was found before explains.
  void tell_changes(Date day, const States& before, const States& now) {
    for (const auto& [document, state] : now) {
      const auto was = before.find(document);
      if (was == before.end()) continue;
      for (const auto& [id, status] : state.statuses) {
        const auto old = was->second.statuses.find(id);
        if (old == was->second.statuses.end() || old->second == status || is_told(day, document, id)) continue;
        const bool was_let_pass = old->second == "suppressed";
        add({.day = day,
             .kind = was_let_pass ? "suppression" : "verdict",
             .document = document,
             .subject = id,
             .text = "`" + id + "` of " + name_of(document) + " is " + status +
                     (was_let_pass ? ", and let pass no longer" : ", and was " + old->second)});
      }
      if (was->second.words == state.words) continue;
      add({.day = day,
           .kind = "wording",
           .document = document,
           .text = name_of(document) + " would be released with other words than before"});
    }
  }

  Disagreements disagreements_on(Date day) {
    walked_.today = day;
    Disagreements all;
    for (Disagreement& found : compare_documents(project_, walked_, "")) {
      all.emplace(std::set{found.older.document, found.newer.document, "." + found.change.path}, std::move(found));
    }
    walked_.today = today_;
    return all;
  }

  /// What documents in force begin to state differently on a day, and what no longer.
  void tell_agreement(Date day, Disagreements& before) {
    Disagreements now = disagreements_on(day);
    for (const auto& [what, found] : now) {
      if (before.contains(what)) continue;
      Diagnostics told;
      check_agreement(walked_.company, {found}, told, iso_text(day));
      const Diagnostic& one = told.found().front();
      add({.day = day, .kind = "agreement", .subject = one.subject, .text = one.message, .place = one.place});
    }
    for (const auto& [what, found] : before) {
      if (now.contains(what)) continue;
      add({.day = day,
           .kind = "agreement",
           .subject = found.older.document + ":" + found.newer.document + ":" + found.change.path + ":ended",
           .text = name_of(found.older.document) + " and " + name_of(found.newer.document) + " disagree about `" +
                   found.change.path + "` no longer"});
    }
    before = std::move(now);
  }

  bool is_told(Date day, const std::string& document, const std::string& id) const {
    return std::any_of(events_.begin(), events_.end(), [&](const Coming& event) {
      return event.day == day && event.kind == "law" && event.subject == id && event.document == document;
    });
  }

  const Project& project_;
  const Laws& laws_;
  const std::vector<Period>& periods_;
  WalkedCompany walked_;
  const Date today_;
  std::set<Date> days_;                             ///< to be judged
  std::set<Date> days_of_words_;                    ///< among them, those on which a text may change
  std::set<Date> days_of_agreement_;                ///< those on which documents in force may begin or cease to differ
  std::map<std::string, std::vector<Text>> texts_;  ///< by document, of the day judged last
  std::vector<Coming> events_;
};

/// What does not read has no future; what does has enough of the present told by `check`.
Diagnostics errors_of(const Diagnostics& all) {
  Diagnostics errors;
  for (const Diagnostic& found : all.found()) {
    if (found.severity == Severity::error) errors.add(found);
  }
  return errors;
}

}  // namespace

ComingDays find_coming_days(const Run& run, const std::string& company) {
  ComingDays coming;
  Diagnostics diagnostics;
  const Project project = load_project(run.files, run.root, diagnostics, run.jobs);
  coming.site = project.site.at("base_url").text();
  const std::vector<std::string> companies = wanted_companies(project, company, diagnostics);
  const Laws laws = compile_laws(project.laws.packs(), diagnostics, project.laws.phrases());
  const std::vector<Period> periods = periods_counted_back(laws);

  std::vector<Diagnostics> found(companies.size());
  std::vector<std::vector<Coming>> events(companies.size());
  std::vector<char> has_more(companies.size());  // not bool: each is written by a thread of its own
  for_each_index(companies.size(), run.jobs, [&](std::size_t i) {
    WalkedCompany walked = walk_company(run, project, companies[i], found[i]);
    if (found[i].has_errors()) return;
    CompanyAhead ahead(project, laws, periods, std::move(walked));
    events[i] = ahead.events();
    has_more[i] = ahead.has_more();
  });
  for (std::size_t i = 0; i < companies.size(); ++i) {
    diagnostics.append(std::move(found[i]));
    coming.events.insert(coming.events.end(), events[i].begin(), events[i].end());
    if (has_more[i]) {
      coming.outcome.said += companies[i] + ": more than " + std::to_string(most_days) +
                             " days lie ahead; the later ones were not looked at\n";
    }
  }
  std::stable_sort(coming.events.begin(), coming.events.end(),
                   [](const Coming& a, const Coming& b) { return a.day < b.day; });
  coming.outcome.diagnostics = errors_of(diagnostics);
  if (coming.outcome.diagnostics.has_errors()) {
    coming.outcome.ending = Ending::refused;
    coming.events.clear();
  }
  return coming;
}

}  // namespace candor
