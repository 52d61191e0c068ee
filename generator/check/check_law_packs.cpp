#include "check/check_law_packs.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/suggest.h"
#include "check/check_law_calls.h"
#include "check/check_law_language.h"
#include "template/find_arguments.h"

namespace candor {

Severity Requirement::usual_severity() const {
  const bool is_error = is_must && (verified == "primary" || verified == "internal") && kind != "lint";
  return is_error ? Severity::error : Severity::warning;
}

bool Requirement::is_judged() const { return kind != "manual" && (has_expressions() || !as.empty()); }

const Requirement* Laws::find(std::string_view id) const {
  const auto found = std::find_if(requirements.begin(), requirements.end(), [&](const auto& r) { return r.id == id; });
  return found == requirements.end() ? nullptr : &*found;
}

std::vector<std::string> Laws::ids() const {
  std::vector<std::string> ids;
  for (const Requirement& requirement : requirements) ids.push_back(requirement.id);
  return ids;
}

namespace {

std::vector<std::string> texts_of(const Value& list) {
  std::vector<std::string> texts;
  for (const Value& item : list.items()) texts.push_back(item.text());
  return texts;
}

/// The laws of which a company must have selected one: the requirement's own, or the pack's.
std::vector<std::string> regimes_of(const Value& pack, const Value& entry) {
  if (entry.at("regimes").is_defined()) return texts_of(entry.at("regimes"));
  if (pack.at("regime").is_defined()) return {pack.at("regime").text()};
  return texts_of(pack.at("regimes"));
}

/// Lists of a pack are no facts: nobody has to state them.
Value without_origins(const Value& value) {
  std::vector<Value> items;
  for (const Value& item : value.items()) items.push_back(Value::text(item.text()));
  return Value::list(std::move(items));
}

class PackReader {
 public:
  PackReader(Laws& laws, Diagnostics& diagnostics)
      : laws_(laws), diagnostics_(diagnostics), environment_(law_environment({})) {
    for (const Diagnostic& told : diagnostics.found()) {
      if (told.id == "unknown-reference" || told.id == "bad-pack") told_.push_back(told.place);
    }
  }

  void read(const Value& pack) {
    left_out_.clear();
    defined_.clear();
    pack_ = laws_.definitions.size();
    laws_.definitions.emplace_back();
    for (const auto& [name, expression] : pack.at("define").entries()) {
      check_hides_no_function(name, expression);
      if (auto compiled = compiled_from(expression)) {
        defined_[name] = laws_.definitions.back().size();
        laws_.definitions.back().push_back({name, std::move(compiled)});
      } else {
        left_out_.insert(name);
      }
    }
    for (const Value& entry : pack.at("requirements").items()) {
      if (!entry.at("id").is_defined()) continue;
      is_whole_ = true;
      Requirement made = requirement_of(pack, entry);
      if (is_whole_) {
        add(std::move(made));
      } else {
        left_out_.insert(made.id);
      }
    }
  }

 private:
  void check_hides_no_function(const std::string& name, const Value& expression) {
    const std::vector<std::string> functions = environment_.function_names();
    if (std::find(functions.begin(), functions.end(), name) == functions.end()) return;
    diagnostics_.add({.id = "bad-pack",
                      .place = expression.place(),
                      .message = "the pack calls something of its own `" + name + "`, which is a function",
                      .why = "its expressions would look at one and mean the other",
                      .help = "give it a name of its own: `own_" + name + "`"});
  }

  /// Null where nothing is written, and where it cannot be asked: then what it is part of is no longer whole.
  QuestionPtr compiled_from(const Value& text) {
    if (!text.is_defined()) return nullptr;
    auto compiled = asked_as_written(text);
    if (!compiled) {
      is_whole_ = false;
      return nullptr;
    }
    std::vector<std::size_t> read = definitions_read_by(*compiled);
    return std::make_shared<const Question>(Question{std::move(compiled), std::move(read)});
  }

  std::vector<std::size_t> definitions_read_by(const templates::Expression& expression) const {
    std::set<std::size_t> read;
    for (const std::string& name : templates::names_in(expression)) {
      const auto known = defined_.find(name);
      if (known == defined_.end()) continue;
      const Definition& definition = laws_.definitions.back()[known->second];
      read.insert(definition.question->definitions.begin(), definition.question->definitions.end());
      read.insert(known->second);
    }
    return {read.begin(), read.end()};
  }

  templates::ExpressionPtr asked_as_written(const Value& text) {
    if (std::find(told_.begin(), told_.end(), text.place()) != told_.end()) return nullptr;
    auto compiled = templates::compile_expression(text.text(), text.place(), diagnostics_);
    if (!compiled || !templates::check_names(*compiled, environment_, diagnostics_)) return nullptr;
    if (!check_law_calls(*compiled, environment_, text.place(), diagnostics_)) return nullptr;
    const auto& names = templates::names_in(*compiled);
    const bool is_about_what_is_left_out =
        std::any_of(names.begin(), names.end(), [&](const std::string& name) { return left_out_.contains(name); });
    return is_about_what_is_left_out ? nullptr : compiled;
  }

  std::vector<QuestionPtr> all_from(const Value& list) {
    std::vector<QuestionPtr> all;
    for (const Value& item : list.items()) {
      if (auto compiled = compiled_from(item)) all.push_back(std::move(compiled));
    }
    return all;
  }

  std::vector<Lack> lacks_from(const Value& list) {
    std::vector<Lack> lacks;
    for (const Value& item : list.items()) {
      Lack lack{.holds = compiled_from(item.at("if")),
                .lacks = item.at("lacks").text(),
                .severity = {},
                .help = item.at("help").text()};
      if (item.at("severity").is_defined()) {
        lack.severity = item.at("severity").text() == "note" ? Severity::note : Severity::warning;
      }
      if (lack.holds) lacks.push_back(std::move(lack));
    }
    return lacks;
  }

  Requirement requirement_of(const Value& pack, const Value& entry) {
    Requirement made;
    made.id = entry.at("id").text();
    made.law = pack.at("title").text();
    made.citation = entry.at("citation").text();
    made.asks = entry.at("asks").text();
    made.verified = entry.at("verified").text();
    made.kind = entry.at("kind").text();
    made.is_must = entry.at("severity").text() == "must";
    made.regimes = regimes_of(pack, entry);
    made.documents = texts_of(entry.at("documents").is_defined() ? entry.at("documents") : pack.at("documents"));
    made.in_force_from = read_iso_date(entry.at("in_force_from").text());
    made.pack = pack_;
    made.home = pack_;
    made.when = compiled_from(entry.at("when"));
    made.depends_on = all_from(entry.at("depends_on"));
    made.met = all_from(entry.at("met"));
    made.any_of = all_from(entry.at("any_of"));
    made.partial = lacks_from(entry.at("partial"));
    made.vague = lacks_from(entry.at("vague"));
    made.settled = compiled_from(entry.at("settled"));
    for (std::string& id : texts_of(entry.at("as"))) {
      if (left_out_.contains(id)) {
        is_whole_ = false;
      } else {
        made.as.push_back(std::move(id));
      }
    }
    made.where = entry.at("where").text();
    made.section = entry.at("section").text();
    made.help = entry.at("help").text();
    made.place = entry.at("id").place();
    check_followed(made, entry.at("as"));
    return made;
  }

  void check_followed(const Requirement& made, const Value& as) {
    for (const Value& id : as.items()) {
      if (laws_.find(id.text()) || left_out_.contains(id.text())) continue;
      diagnostics_.add({.id = "unknown-requirement",
                        .place = id.place(),
                        .message = "`" + made.id + "` is judged as `" + id.text() + "`, which does not stand before it",
                        .why = "its verdict is taken from there",
                        .help = suggestion(id.text(), laws_.ids())});
    }
  }

  void add(Requirement made) {
    auto& all = laws_.requirements;
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.id == made.id; });
    if (same == all.end()) {
      all.push_back(std::move(made));
    } else if (same->pack == pack_) {
      diagnostics_.add({.id = "duplicate-requirement",
                        .place = made.place,
                        .message = "the requirement `" + made.id + "` stands in the pack twice",
                        .why = "suppressions and reports know it by its id",
                        .help = "give one of the two an id of its own"});
    } else {
      made.replaces = true;
      made.home = same->home;
      *same = std::move(made);
    }
  }

  Laws& laws_;
  Diagnostics& diagnostics_;
  const templates::Environment environment_;
  std::vector<Place> told_;  ///< where an expression cannot be meant, as the loader has told
  std::map<std::string, std::size_t, std::less<>> defined_;  ///< the pack's definitions so far, by name
  std::set<std::string> left_out_;                           ///< definitions and requirements that cannot be asked
  bool is_whole_ = true;  ///< has every expression of the requirement in hand been compiled?
  std::size_t pack_ = 0;
};

void mark_followed(Laws& laws) {
  std::set<std::string_view> followed;
  for (const Requirement& one : laws.requirements) followed.insert(one.as.begin(), one.as.end());
  for (Requirement& one : laws.requirements) one.is_followed = followed.contains(one.id);
}

}  // namespace

Laws compile_laws(const std::vector<Value>& packs, Diagnostics& diagnostics,
                  const std::vector<std::pair<std::string, Value>>& phrases) {
  Laws laws;
  for (const auto& [language, lists] : phrases) laws.phrases.add(language, lists);
  std::vector<Value::Entry> lists;
  for (const Value& pack : packs) {
    for (const auto& [name, list] : pack.at("lists").entries()) {
      std::erase_if(lists, [&](const auto& known) { return known.first == name; });
      lists.emplace_back(name, without_origins(list));
    }
  }
  laws.lists = Value::record(std::move(lists));
  PackReader reader(laws, diagnostics);
  for (const Value& pack : packs) reader.read(pack);
  mark_followed(laws);
  return laws;
}

void ask_one_pack(Laws& laws, std::size_t pack) {
  std::set<std::string> followed;
  // From the last one back: what a requirement is judged as stands before it.
  for (auto one = laws.requirements.rbegin(); one != laws.requirements.rend(); ++one) {
    one->is_silent = one->pack != pack && one->home != pack;
    if (!one->is_silent || followed.contains(one->id)) followed.insert(one->as.begin(), one->as.end());
  }
  std::erase_if(laws.requirements, [&](const Requirement& one) { return one.is_silent && !followed.contains(one.id); });
}

namespace {

void collect_periods(const QuestionPtr& question, std::vector<Period>& periods) {
  if (!question) return;
  for (const Value& written : templates::find_arguments(*question->expression, "earlier_by")) {
    const auto period = read_period(written.text());
    if (period && std::find(periods.begin(), periods.end(), *period) == periods.end()) periods.push_back(*period);
  }
}

}  // namespace

std::vector<Period> periods_counted_back(const Laws& laws) {
  std::vector<Period> periods;
  for (const auto& of_pack : laws.definitions) {
    for (const Definition& definition : of_pack) collect_periods(definition.question, periods);
  }
  for (const Requirement& requirement : laws.requirements) {
    collect_periods(requirement.when, periods);
    collect_periods(requirement.settled, periods);
    for (const auto* list : {&requirement.depends_on, &requirement.met, &requirement.any_of}) {
      for (const QuestionPtr& question : *list) collect_periods(question, periods);
    }
    for (const auto* list : {&requirement.partial, &requirement.vague}) {
      for (const Lack& lack : *list) collect_periods(lack.holds, periods);
    }
  }
  return periods;
}

void decide_severities(Laws& laws, const Value& severities) {
  for (Requirement& requirement : laws.requirements) {
    const Value* decided = severities.find(requirement.id);
    if (!decided || decided->at("reason").text().empty()) continue;  // a decision without a reason is none
    const std::string& word = decided->at("severity").text();
    const Severity severity = word == "error"     ? Severity::error
                              : word == "warning" ? Severity::warning
                                                  : Severity::note;
    requirement.decided = DecidedSeverity{severity, decided->at("reason").text()};
  }
}

void check_decided_severities(const std::vector<Value>& packs, const Value& severities, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const Value& pack : packs) {
    for (const Value& requirement : pack.at("requirements").items()) known.push_back(requirement.at("id").text());
  }
  for (const auto& [id, decided] : severities.entries()) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    diagnostics.add({.id = "unknown-requirement",
                     .place = decided.place(),
                     .message = "a severity is decided for `" + id + "`, and no requirement is called so",
                     .why = "the decision would change nothing, and nobody would see that",
                     .help = suggestion(id, known),
                     .subject = id});
  }
}

void check_checked_months(const std::vector<Value>& packs, Date today, Diagnostics& diagnostics) {
  const std::string this_month = iso_text(today).substr(0, 7);
  for (const Value& pack : packs) {
    for (const Value& requirement : pack.at("requirements").items()) {
      const Value& checked = requirement.at("checked");
      if (!checked.is_defined() || checked.text() <= this_month) continue;
      diagnostics.add({.id = "bad-pack",
                       .severity = Severity::warning,
                       .place = checked.place(),
                       .message = "`" + requirement.at("id").text() + "` was checked in `" + checked.text() +
                                  "`, which is yet to come",
                       .why = "nobody has read the law on a day that has not been",
                       .help = "write the month in which it was looked at: `" + this_month + "`",
                       .subject = requirement.at("id").text()});
    }
  }
}

}  // namespace candor
