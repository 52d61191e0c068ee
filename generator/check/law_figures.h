// Figures in running words ("for 10 years", "at least 13 years old") beside those that facts state. Lists of phrases
// say how a language writes one: `# years`, `만 #세`. Internal to the checks of law.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/vague_phrases.h"
#include "model/period.h"
#include "model/value.h"

namespace candor {

/// What facts state: all periods and all whole numbers, however deep below the values given.
class StatedFigures {
 public:
  void add(const Value& value);
  bool has_periods() const { return !periods_.empty(); }
  bool has_numbers() const { return !numbers_.empty(); }
  /// Is a period of just this length among them (`12 months` for `1 year`)?
  bool has(Period period) const;
  bool has(int number) const;

 private:
  std::vector<Period> periods_;
  std::vector<int> numbers_;
};

/// A figure that words have.
struct SaidPeriod {
  std::string words;  ///< `10 years`
  Period period;
};
struct SaidNumber {
  std::string words;  ///< `aged 13`
  int number = 0;
};

/// The periods in a prepared text, by the phrases of the topics `in_days`, `in_months` and so on.
std::vector<SaidPeriod> said_periods(std::string_view prepared, std::string_view language, const VaguePhrases& phrases);
/// The numbers in it that stand where a phrase of the topic has its `#`.
std::vector<SaidNumber> said_numbers(std::string_view prepared, std::string_view language, std::string_view topic,
                                     const VaguePhrases& phrases);

}  // namespace candor
