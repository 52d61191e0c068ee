// When each version of a document was, is or will be in force, as the record stands. Dates, never states: the same on
// every day on which the record is the same.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "model/record.h"

namespace candor {

/// One version's time in force.
struct Span {
  const Version* version = nullptr;
  bool ever = false;          ///< false: replaced before its day came
  Date from{};                ///< first day
  std::optional<Date> until;  ///< last day; none: no end is known
};

/// The spans in the record's order (by publication). Borrows the record.
class Timeline {
 public:
  explicit Timeline(const Record& record);

  const std::vector<Span>& spans() const { return spans_; }
  const Span& of(const Version& version) const;
  /// In force on that day, or none.
  const Span* on(Date day) const;
  /// Those whose first day is after `day`, soonest first.
  std::vector<const Span*> after(Date day) const;

 private:
  const Record* record_;
  std::vector<Span> spans_;
};

}  // namespace candor
