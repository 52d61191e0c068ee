#include "check/check_law_judge.h"

#include <algorithm>

#include "check/named_entries.h"

namespace candor {

namespace {

void worsen(Verdict& verdict, LawStatus status, Severity severity, const std::string& lacks) {
  if (status == verdict.status) {
    verdict.severity = std::min(verdict.severity, severity);  // error comes first
    if (!lacks.empty()) verdict.lacks += (verdict.lacks.empty() ? "" : "; ") + lacks;
  } else if (status > verdict.status) {
    verdict.status = status;
    verdict.severity = severity;
    verdict.lacks = lacks;
  }
}

/// Is anything said of what this one asks, let pass or not?
bool is_said(const Verdict& verdict) {
  const LawStatus status = std::max(verdict.status, verdict.let_pass);
  return status == LawStatus::met || status == LawStatus::vague || status == LawStatus::partial;
}

/// Did the others that it was judged as find nothing that lacks, nor let anything pass?
bool is_without_gap(const Verdict& verdict) {
  const LawStatus status = verdict.status;
  return verdict.let_pass == LawStatus::not_applicable &&
         (status == LawStatus::met || status == LawStatus::not_applicable || status == LawStatus::undetermined);
}

/// A line stands once; of several facts on it the first is named.
void add_evidence(std::vector<Evidence>& evidence, const Place& place, const std::string& path = {}) {
  if (place.line <= 0) return;
  const auto same = [&](const Evidence& e) { return e.place.file == place.file && e.place.line == place.line; };
  if (std::none_of(evidence.begin(), evidence.end(), same)) evidence.push_back({place, path});
}

void put_in_order(std::vector<Evidence>& evidence) {
  std::sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
  });
}

/// Facts that are looked at in their parts: the parts are what has to be stated.
bool has_part_among(const OriginPtr& whole, const std::vector<OriginPtr>& all) {
  return std::any_of(all.begin(), all.end(),
                     [&](const OriginPtr& part) { return part->path.starts_with(whole->path + "."); });
}

void collect_values(const Value& value, std::vector<Value>& values) {
  if (!value.path().empty()) {
    values.push_back(value);
    return;
  }
  for (const Value& item : value.items()) collect_values(item, values);
}

bool has_text(const Value& list, const std::string& text) {
  const auto& items = list.items();
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return item.text() == text; });
}

/// What the record says of a document's newest version. No fact: pages state these dates, not texts.
Value release_of(const Version* latest) {
  if (!latest) return {};
  return Value::record(
      {{"published", Value::scalar(Kind::date, iso_text(latest->published))},
       {"effective", latest->effective ? Value::scalar(Kind::date, iso_text(*latest->effective)) : Value()},
       {"states_published", Value::flag(latest->stated_dates.published)},
       {"states_effective", Value::flag(latest->stated_dates.effective)}});
}

Value entries_of(const std::vector<Document>& documents) {
  std::vector<Value> entries;
  for (const Document& document : documents) entries.push_back(document.entry);
  return Value::list(std::move(entries));
}

}  // namespace

LawJudge::LawJudge(const Laws& laws, const LawInput& input, Diagnostics& diagnostics)
    : laws_(laws),
      input_(input),
      diagnostics_(diagnostics),
      stated_(input.texts),
      words_(laws.phrases, input, stated_),
      environment_(law_environment({&stated_, &input.facts, &words_})) {}

bool LawJudge::is_asked(const Requirement& requirement) const {
  const auto& kinds = requirement.documents;
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), input_.document.kind) == kinds.end()) return false;
  if (requirement.regimes.empty()) return true;
  const auto& written_for = input_.document.entry.at("regimes");
  const auto& chosen = input_.facts.at("regimes");
  return std::any_of(requirement.regimes.begin(), requirement.regimes.end(), [&](const std::string& law) {
    return has_text(chosen, law) && (!written_for.is_defined() || has_text(written_for, law));
  });
}

/// The facts, the document's file and its record, the company's other documents, the packs' lists and the day.
templates::Context& LawJudge::context_of(std::size_t pack) {
  const auto known = contexts_.find(pack);
  if (known != contexts_.end()) return known->second;
  templates::Context& context = contexts_[pack];
  context.add(input_.facts);
  context.set("document", input_.document.entry);
  context.set("documents", entries_of(input_.company.documents));
  context.set("release", release_of(input_.latest));
  context.set("lists", laws_.lists);
  context.set("today", Value::scalar(Kind::date, iso_text(input_.today)));
  return context;
}

/// The same with the pack's definitions that the question reads; each is worked out when the first one reads it.
const templates::Context& LawJudge::context_for(std::size_t pack, const Question& question) {
  templates::Context& context = context_of(pack);
  for (const std::size_t index : question.definitions) {
    if (!defined_.emplace(pack, index).second) continue;
    const Definition& definition = laws_.definitions[pack][index];
    auto found = templates::evaluate(*definition.question->expression, context, environment_, diagnostics_);
    context.set(definition.name, found ? std::move(found->value) : Value());
  }
  return context;
}

std::optional<LawJudge::Facts> LawJudge::evaluate(const Requirement& requirement, const QuestionPtr& question) {
  auto found =
      templates::evaluate(*question->expression, context_for(requirement.pack, *question), environment_, diagnostics_);
  if (!found) return std::nullopt;
  return Facts{std::move(found->read), std::move(found->absent), std::move(found->value)};
}

Verdict LawJudge::judge(const Requirement& requirement) {
  Verdict verdict{.requirement = &requirement};
  verdict.place = where_it_should_stand(requirement, verdict.entry);
  if (!applies(requirement, verdict)) return verdict;
  if (!requirement.is_judged()) {
    verdict.status = LawStatus::manual;
    return verdict;
  }
  if (!judge_as_others(requirement, verdict)) {
    judge_itself(requirement, verdict);
  } else if (requirement.has_expressions() && is_without_gap(verdict)) {
    judge_for_its_own_law(requirement, verdict);
  }
  judge_prose(requirement, verdict);
  if (verdict.status == LawStatus::met) rest_on_what_was_compared(requirement, verdict);
  // A heuristic that finds nothing has not read the text.
  if (requirement.kind == "lint" && verdict.status == LawStatus::met && !is_settled(requirement)) {
    verdict.status = LawStatus::manual;
  }
  const bool is_later = requirement.in_force_from && *requirement.in_force_from > input_.today;
  if (is_later && verdict.status > LawStatus::manual) verdict.status = LawStatus::upcoming;
  if (verdict.status > LawStatus::manual) add_evidence(verdict.evidence, verdict.place);
  put_in_order(verdict.evidence);
  return verdict;
}

/// Do the facts tell all that a heuristic looks for?
bool LawJudge::is_settled(const Requirement& requirement) {
  if (!requirement.settled) return false;
  const auto found = evaluate(requirement, requirement.settled);
  return found && templates::is_true(found->value);
}

/// Does the path begin with a key of the facts?
bool LawJudge::is_fact(std::string_view path) const {
  const auto& known = input_.facts.known();
  return std::find(known.begin(), known.end(), path.substr(0, path.find('.'))) != known.end();
}

/// Is what the path tells in place, or said not to be: not offered, or no longer? The text then says so, and what it
/// says meets no law.
bool LawJudge::is_there(std::string_view path) const {
  const auto is_away = [&](std::string_view of) {
    const Value* status = input_.facts.at_path(of).find("status");
    return status && (status->text() == "not_offered" || status->text() == "ended");
  };
  for (std::size_t at = path.find('.'); at != std::string_view::npos; at = path.find('.', at + 1)) {
    if (is_away(path.substr(0, at))) return false;
  }
  return !is_away(path);
}

/// A name of the pack's own says nothing to an author.
std::string LawJudge::first_fact(const std::vector<std::string>& paths) const {
  const auto found = std::find_if(paths.begin(), paths.end(), [&](const std::string& path) { return is_fact(path); });
  return found == paths.end() ? "" : *found;
}

/// Why nobody can say whether it applies, in a sentence that says where to look.
std::string LawJudge::what_would_settle(const Requirement& requirement, const std::vector<std::string>& absent) const {
  const std::string path = first_fact(absent);
  if (!path.empty()) return "`" + path + "` is not stated, and decides whether it applies";
  if (!input_.latest &&
      std::any_of(absent.begin(), absent.end(), [](const std::string& name) { return name.starts_with("release"); })) {
    return "no version has been released, and whether it applies depends on one";
  }
  if (!is_fact(requirement.where)) return "the facts do not settle whether it applies";
  return "nothing under `" + requirement.where.substr(0, requirement.where.find(".*")) + "` settles whether it applies";
}

bool LawJudge::applies(const Requirement& requirement, Verdict& verdict) {
  for (const QuestionPtr& question : requirement.depends_on) {
    const auto found = evaluate(requirement, question);
    if (found && found->value.is_defined()) continue;
    const std::vector<std::string> absent = found ? found->absent : std::vector<std::string>();
    worsen(verdict, LawStatus::undetermined, Severity::note, what_would_settle(requirement, absent));
    return false;
  }
  if (!requirement.when) return true;
  const auto found = evaluate(requirement, requirement.when);
  if (!found) {
    worsen(verdict, LawStatus::undetermined, Severity::note, "its condition could not be evaluated");
    return false;
  }
  if (!templates::is_true(found->value)) {
    verdict.status = LawStatus::not_applicable;
    return false;
  }
  // What makes it apply is what may lack it: where that is an entry of `where`'s, no other one is pointed at.
  const Named named = names_in(found->value);
  if (is_entry_of(requirement.where, named)) {
    verdict.entry = entry_of(named, requirement.where);
    verdict.place = where_it_should_stand(requirement, verdict.entry);
  }
  return true;
}

/// Takes the worst verdict of the others; where one of them is missing and another said, the whole is met in part.
/// False where none of them was asked, under a law the company has not selected: then the requirement's own expressions
/// decide, if it has any.
bool LawJudge::judge_as_others(const Requirement& requirement, Verdict& verdict) {
  if (requirement.as.empty()) return false;
  bool was_asked = !requirement.has_expressions();
  bool applies = false;
  bool is_partly_said = false;
  for (const std::string& id : requirement.as) {
    const auto found = settled_.find(id);
    if (found == settled_.end()) continue;
    was_asked = true;
    if (found->second.status == LawStatus::not_applicable) continue;
    const Verdict& other = found->second;
    applies = true;
    is_partly_said = is_partly_said || is_said(other);
    verdict.let_pass = std::max(verdict.let_pass, other.let_pass);
    worsen(verdict, other.status, other.severity, other.lacks.empty() ? "" : "as in `" + id + "`: " + other.lacks);
    for (const Evidence& line : other.evidence) add_evidence(verdict.evidence, line.place, line.path);
    if (other.status == verdict.status && other.status > LawStatus::manual) verdict.place = other.place;
  }
  if (!was_asked) return false;
  if (!applies) verdict.status = LawStatus::not_applicable;
  if (is_partly_said) {
    verdict.status = std::min(verdict.status, LawStatus::partial);
    verdict.let_pass = std::min(verdict.let_pass, LawStatus::partial);
  }
  verdict.is_echo = true;
  return true;
}

/// What was found without a gap under the other law may have one under this: a right, an officer or a consent can be
/// stated for one law alone. Where the two differ, this law's own verdict stands, and is told.
void LawJudge::judge_for_its_own_law(const Requirement& requirement, Verdict& verdict) {
  Verdict own{.requirement = &requirement};
  own.place = where_it_should_stand(requirement, own.entry);
  judge_itself(requirement, own);
  if (own.status != verdict.status) verdict = std::move(own);
}

void LawJudge::judge_itself(const Requirement& requirement, Verdict& verdict) {
  judge_met(requirement, verdict);
  judge_any_of(requirement, verdict);
  if (verdict.status == LawStatus::missing) return;
  judge_lacks(requirement, requirement.partial, LawStatus::partial, verdict);
  judge_lacks(requirement, requirement.vague, LawStatus::vague, verdict);
}

void LawJudge::judge_met(const Requirement& requirement, Verdict& verdict) {
  for (const QuestionPtr& question : requirement.met) {
    const auto found = evaluate(requirement, question);
    if (!found) {
      worsen(verdict, LawStatus::undetermined, Severity::note, "its condition could not be evaluated");
      continue;
    }
    if (!templates::is_true(found->value)) {
      worsen(verdict, LawStatus::missing, requirement.severity(), "");
      continue;
    }
    // Names that a pack defines were read before: what they give counts as looked at too.
    std::vector<OriginPtr> looked_at = found->read;
    std::vector<Value> given;
    collect_values(found->value, given);
    if (!given.empty() &&
        std::none_of(given.begin(), given.end(), [&](const Value& v) { return is_there(v.path()); })) {
      worsen(verdict, LawStatus::missing, requirement.severity(), "");
      continue;
    }
    for (const Value& value : given) add_origins(looked_at, value.origins());
    for (const OriginPtr& origin : looked_at) {
      if (origin->source != Origin::Source::fact || has_part_among(origin, looked_at)) continue;
      add_evidence(verdict.evidence, origin->place, origin->path);
      if (is_fact(origin->path)) note_unprinted(requirement, origin->path, origin->place, verdict);
    }
  }
}

void LawJudge::judge_any_of(const Requirement& requirement, Verdict& verdict) {
  if (requirement.any_of.empty()) return;
  std::vector<Value> candidates;
  for (const QuestionPtr& question : requirement.any_of) {
    if (const auto found = evaluate(requirement, question)) collect_values(found->value, candidates);
  }
  std::erase_if(candidates, [&](const Value& candidate) { return !is_there(candidate.path()); });
  bool is_printed = false;
  for (const Value& candidate : candidates) {
    if (!stated_.has(candidate.path())) continue;
    is_printed = true;
    add_evidence(verdict.evidence, candidate.place(), candidate.path());
  }
  if (is_printed) return;
  if (candidates.empty()) {
    worsen(verdict, LawStatus::missing, requirement.severity(), "");
  } else {
    note_unprinted(requirement, candidates.front().path(), candidates.front().place(), verdict);
  }
}

/// A fact that the YAML has and the text does not state. What has no words of its own (`rights: {access: {}}`) is said
/// by its section's standing there.
void LawJudge::note_unprinted(const Requirement& requirement, const std::string& path, const Place& place,
                              Verdict& verdict) {
  const std::string language = stated_.first_lacking(path);
  if (language.empty() && !input_.texts.empty()) return;
  if (input_.facts.at_path(path).is(Kind::map) && is_said_by_section(requirement)) return;
  worsen(verdict, LawStatus::not_printed, requirement.severity(),
         "`" + path + "` is not stated by the text" + (language.empty() ? "" : " in `" + language + "`"));
  if (place.line > 0) verdict.place = place;
}

/// The place of the one fact that an expression looked at: what it finds wrong, it found there. None where it looked at
/// several.
Place LawJudge::only_fact_seen(const Facts& found) {
  std::vector<OriginPtr> seen = found.read;
  add_origins(seen, found.value.origins());
  std::erase_if(
      seen, [](const OriginPtr& origin) { return origin->source != Origin::Source::fact || origin->place.line == 0; });
  const std::vector<OriginPtr> all = seen;
  std::erase_if(seen, [&](const OriginPtr& origin) { return has_part_among(origin, all); });
  return seen.size() == 1 ? seen.front()->place : Place{};
}

void LawJudge::judge_lacks(const Requirement& requirement, const std::vector<Lack>& lacks, LawStatus status,
                           Verdict& verdict) {
  for (const Lack& lack : lacks) {
    const auto found = evaluate(requirement, lack.holds);
    if (!found || !templates::is_true(found->value)) continue;
    const bool is_less = status == LawStatus::vague && !requirement.decided;
    const Severity most = is_less ? Severity::warning : requirement.severity();
    const Named named = names_in(found->value);
    const bool is_first = verdict.status < status;
    const std::string words = with_names(lack.lacks, named.names);
    if (verdict.status == LawStatus::partial && status == LawStatus::vague) verdict.lacks += "; " + words;
    worsen(verdict, status, requirement.decided ? most : std::max(most, lack.severity.value_or(most)), words);
    // What is vague stands there all the same: each of its lines is one to look at.
    if (status == LawStatus::vague) {
      for (const Evidence& line : named.lines) add_evidence(verdict.evidence, line.place, line.path);
    }
    if (!is_first || verdict.status != status) continue;
    verdict.entry = entry_of(named, requirement.where);
    verdict.help = lack.help;
    verdict.place = where_it_should_stand(requirement, verdict.entry);
    const bool is_nowhere = named.path.empty() && named.place.line == 0;
    if (is_entry_of(requirement.where, named) || (is_nowhere && has_star(requirement.where))) continue;
    const Place seen = named.place.line > 0 ? named.place : only_fact_seen(*found);
    if (seen.line > 0) verdict.place = seen;
  }
}

/// A rule that compares facts and finds nothing wrong rests on the fact it points to, and not on the kind of document
/// that it is asked of.
void LawJudge::rest_on_what_was_compared(const Requirement& requirement, Verdict& verdict) const {
  const Place& kind = input_.document.entry.at("kind").place();
  const auto is_kind = [&](const Evidence& line) {
    return line.place.file == kind.file && line.place.line == kind.line;
  };
  const auto& rests_on = verdict.evidence;
  if (rests_on.empty() || !std::all_of(rests_on.begin(), rests_on.end(), is_kind)) return;
  const std::string path = requirement.where.substr(0, requirement.where.find(".*"));
  const Value& compared = input_.facts.at_path(path);
  if (compared.place().line > 0) verdict.evidence = {{compared.place(), path}};
}

/// Prose put in place of the section that would say it: only a person can tell.
void LawJudge::judge_prose(const Requirement& requirement, Verdict& verdict) const {
  if (verdict.status != LawStatus::missing && verdict.status != LawStatus::not_printed) return;
  const SectionUse* section = input_.document.use_of(requirement.section);
  if (!section || !section->entry.at_path("instead").is_defined()) return;
  verdict.status = LawStatus::manual;
  verdict.lacks = "prose of the company's own stands in place of section `" + section->built_in + "`";
  verdict.evidence = {{section->place, {}}};
}

bool LawJudge::is_said_by_section(const Requirement& requirement) const {
  const SectionUse* section = input_.document.use_of(requirement.section);
  if (!section || input_.texts.empty()) return false;
  return std::all_of(input_.texts.begin(), input_.texts.end(), [&](const Text& text) {
    return std::any_of(text.blocks.begin(), text.blocks.end(),
                       [&](const TextBlock& block) { return block.section == section->id; });
  });
}

/// The fact that would meet it, or the nearest parent of it that exists; `*` is `entry`, or the first that lacks it,
/// which is then put into `entry`.
Place LawJudge::where_it_should_stand(const Requirement& requirement, std::string& entry) const {
  // What asks about the document, its languages or its days, or about the others beside it, is found there.
  constexpr std::string_view document = "document";
  const bool is_of_document = requirement.where.starts_with(document) || requirement.where.empty();
  const Value* here = is_of_document ? &input_.document.entry : &input_.facts;
  Place place = is_of_document ? input_.document.entry.at("kind").place() : Place{};
  std::string_view rest = requirement.where;
  if (is_of_document) rest.remove_prefix(std::min(document.size() + 1, rest.size()));
  while (!rest.empty()) {
    const std::string_view segment = rest.substr(0, rest.find('.'));
    rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
    const Value* next = here->find(segment);
    if (segment == "*") {
      next = entry.empty() ? nullptr : here->find(entry);
      for (const auto& [key, value] : here->entries()) {
        if (next || !entry.empty()) break;
        if (!rest.empty() && value.at_path(rest).is_defined()) continue;
        next = &value;
        entry = key;
      }
    }
    if (!next || !next->is_defined()) break;
    here = next;
    if (here->place().line > 0) place = here->place();
  }
  if (place.line > 0) return place;
  // Nothing of it exists: the file that names the company is where an author would begin.
  const Value& company = input_.facts.at("company");
  return {.file = company.is_defined() ? company.place().file : input_.document.place.file};
}

}  // namespace candor
