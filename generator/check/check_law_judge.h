// One document judged by each requirement: which facts meet it, which lack, which the text leaves out. Internal to the
// checks of law; check_law.h is for others.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/check_law.h"
#include "check/check_law_language.h"
#include "check/check_law_words.h"

namespace candor {

class LawJudge {
 public:
  LawJudge(const Laws& laws, const LawInput& input, Diagnostics& diagnostics);

  /// The verdict, suppressions not counted. Requirements that it is judged as must have been judged before, with
  /// `settle`.
  Verdict judge(const Requirement& requirement);
  /// Remembers a verdict as it stands in the report, where others are judged as it.
  void settle(const Verdict& verdict) {
    if (verdict.requirement->is_followed) settled_[verdict.requirement->id] = verdict;
  }
  /// Is it asked of this document at all?
  bool is_asked(const Requirement& requirement) const;
  /// The document's languages in which no phrases were looked for, since there is no list of them.
  std::vector<std::string> unexamined_languages() const { return words_.unexamined(); }

 private:
  struct Facts {
    std::vector<OriginPtr> read;
    std::vector<std::string> absent;
    Value value;
  };
  static Place only_fact_seen(const Facts& found);
  std::optional<Facts> evaluate(const Requirement& requirement, const QuestionPtr& question);

  std::string what_would_settle(const Requirement& requirement, const std::vector<std::string>& absent) const;
  bool applies(const Requirement& requirement, Verdict& verdict);
  bool is_settled(const Requirement& requirement);
  bool judge_as_others(const Requirement& requirement, Verdict& verdict);
  void judge_for_its_own_law(const Requirement& requirement, Verdict& verdict);
  void judge_itself(const Requirement& requirement, Verdict& verdict);
  void judge_met(const Requirement& requirement, Verdict& verdict);
  void judge_any_of(const Requirement& requirement, Verdict& verdict);
  void judge_lacks(const Requirement& requirement, const std::vector<Lack>& lacks, LawStatus status, Verdict& verdict);
  void judge_prose(const Requirement& requirement, Verdict& verdict) const;
  void rest_on_what_was_compared(const Requirement& requirement, Verdict& verdict) const;
  void note_unprinted(const Requirement& requirement, const std::string& path, const Place& place, Verdict& verdict);

  bool is_fact(std::string_view path) const;
  bool is_there(std::string_view path) const;
  std::string first_fact(const std::vector<std::string>& paths) const;
  bool is_said_by_section(const Requirement& requirement) const;
  Place where_it_should_stand(const Requirement& requirement, std::string& entry) const;
  templates::Context& context_of(std::size_t pack);
  const templates::Context& context_for(std::size_t pack, const Question& question);

  const Laws& laws_;
  const LawInput& input_;
  Diagnostics& diagnostics_;
  const PrintedFacts stated_;
  const OwnWords words_;
  const templates::Environment environment_;
  std::map<std::size_t, templates::Context> contexts_;
  std::set<std::pair<std::size_t, std::size_t>> defined_;  ///< by pack: what its context has already
  std::map<std::string, Verdict> settled_;
};

}  // namespace candor
