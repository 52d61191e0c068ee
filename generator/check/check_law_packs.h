// Law packs made ready to be asked: every expression compiled once, requirements by id. The law itself is data
// (generator/laws/, README.md there); nothing here knows what a law asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "check/vague_phrases.h"
#include "diagnostics/diagnostic.h"
#include "model/period.h"
#include "model/value.h"
#include "template/template.h"

namespace candor {

/// What a pack asks of the facts, or calls by a name: an expression, and which of the pack's definitions it reads,
/// itself and through others, in their order.
struct Question {
  templates::ExpressionPtr expression;
  std::vector<std::size_t> definitions;
};
using QuestionPtr = std::shared_ptr<const Question>;

/// Something that may lack although the rest is there (`partial`, `vague`).
struct Lack {
  QuestionPtr holds;
  std::string lacks;                 ///< in words; `{names}` stands for the entries that `holds` gives
  std::optional<Severity> severity;  ///< less than the requirement's own
  std::string help;                  ///< the YAML that mends this one; empty: the requirement's
};

/// How much a gap weighs, where the team has decided otherwise than the pack (`severities` in site.yaml).
struct DecidedSeverity {
  Severity severity = Severity::error;
  std::string reason;
};

/// One thing a law asks (law.yaml, `$defs/requirement`).
struct Requirement {
  std::string id;
  std::string law;  ///< the pack's title
  std::string citation;
  std::string asks;
  std::string verified;
  std::string kind;
  bool is_must = false;
  std::vector<std::string> regimes;    ///< the company has selected one of them; empty: every company
  std::vector<std::string> documents;  ///< kinds; empty: every kind
  std::optional<Date> in_force_from;
  std::size_t pack = 0;  ///< whose definitions its expressions see
  std::size_t home = 0;  ///< the pack whose law it is: its own, or that of what it replaces

  QuestionPtr when;  ///< null: always
  std::vector<QuestionPtr> depends_on;
  std::vector<QuestionPtr> met;
  std::vector<QuestionPtr> any_of;
  std::vector<Lack> partial;
  std::vector<Lack> vague;
  QuestionPtr settled;          ///< null: never
  std::vector<std::string> as;  ///< ids of requirements before it

  std::string where;
  std::string section;
  std::string help;
  Place place;               ///< in the pack
  bool replaces = false;     ///< it stands in the place of one of the same id, of an earlier pack
  bool is_followed = false;  ///< another is judged as it
  bool is_silent = false;    ///< judged for those that are judged as it, and not told (`ask_one_pack`)
  std::optional<DecidedSeverity> decided;

  /// The severity of a gap: what was decided, or its usual one.
  Severity severity() const { return decided ? decided->severity : usual_severity(); }
  /// Only what a law demands, in words that were read, is an error.
  Severity usual_severity() const;
  bool has_expressions() const { return !met.empty() || !any_of.empty() || !partial.empty() || !vague.empty(); }
  /// Is there anything a machine can ask?
  bool is_judged() const;
};

struct Definition {
  std::string name;
  QuestionPtr question;
};

/// All packs of a project. Immutable; shared by threads.
struct Laws {
  std::vector<Requirement> requirements;             ///< in the order of packs and, in them, of the law
  std::vector<std::vector<Definition>> definitions;  ///< by pack
  Value lists;                                       ///< of all packs, by name
  VaguePhrases phrases;                              ///< that say nothing, by language

  const Requirement* find(std::string_view id) const;
  std::vector<std::string> ids() const;
};

/// Leaves the requirements of one pack (by its place among those that were compiled), with what a project's own packs
/// put in their place; and in silence what they are judged as, in whatever pack that stands. Lists and definitions
/// stay.
void ask_one_pack(Laws& laws, std::size_t pack);

/// The periods by which expressions of the packs count back (`today|earlier_by("12 months")`), each once: a verdict may
/// change when a date grows so old.
std::vector<Period> periods_counted_back(const Laws& laws);

/// Puts what the team has decided (`severities` of site.yaml) into the laws. Ids of no requirement are passed over
/// here: `check_decided_severities` tells them.
void decide_severities(Laws& laws, const Value& severities);

/// `unknown-requirement` for each id in `severities` that none of the packs has.
void check_decided_severities(const std::vector<Value>& packs, const Value& severities, Diagnostics& diagnostics);
/// `bad-pack` for a requirement that says it was checked in a month to come. A warning: `--as-of` may be a day gone by.
void check_checked_months(const std::vector<Value>& packs, Date today, Diagnostics& diagnostics);

/// Compiles packs as `read_laws` gives them. A requirement of a later pack replaces one of the same id. Expressions
/// that do not read are `template-…` diagnostics with their place in the pack; `as` that names nothing before it is
/// `unknown-requirement`, an id twice in a pack `duplicate-requirement`, a name that hides a function `bad-pack`. A
/// requirement of which an expression does not read, or was told before to be none (`unknown-reference`, `bad-pack` in
/// `diagnostics`), is left out whole: without its `when` it would be asked of everybody. `phrases` are lists as
/// `LawSources::phrases` gives them, each under its language.
Laws compile_laws(const std::vector<Value>& packs, Diagnostics& diagnostics,
                  const std::vector<std::pair<std::string, Value>>& phrases = {});

}  // namespace candor
