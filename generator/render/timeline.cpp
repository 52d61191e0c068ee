#include "render/timeline.h"

#include <algorithm>
#include <cassert>

namespace candor {
namespace {

/// The day from which a version can hold at all: one that was written down after the day it names held from then on.
Date first_possible_day(const Version& version) { return std::max(version.published, version.in_force_from()); }

std::size_t index_of(const Record& record, const Version& version) {
  const auto index = static_cast<std::size_t>(&version - record.versions.data());
  assert(index < record.versions.size());  // a version of another record is our mistake, no author's
  return index;
}

}  // namespace

Timeline::Timeline(const Record& record) : record_(&record) {
  std::vector<Date> days;
  for (const Version& version : record.versions) {
    spans_.push_back({&version, false, version.in_force_from(), std::nullopt});
    days.push_back(first_possible_day(version));
  }
  std::sort(days.begin(), days.end());
  Span* before = nullptr;
  for (const Date day : days) {
    const Version* holds = record.in_force(day);
    Span* span = holds ? &spans_[index_of(record, *holds)] : nullptr;
    if (span == before || !span) continue;
    span->ever = true;
    if (before) before->until = plus_days(std::max(span->from, before->from), -1);
    before = span;
  }
  // Of one whose day came on the same day as its successor's, nothing is left.
  for (Span& span : spans_) {
    if (span.ever && span.until && *span.until < span.from) span.ever = false;
  }
}

const Span& Timeline::of(const Version& version) const { return spans_[index_of(*record_, version)]; }

const Span* Timeline::on(Date day) const {
  const Version* version = record_->in_force(day);
  return version ? &of(*version) : nullptr;
}

std::vector<const Span*> Timeline::after(Date day) const {
  std::vector<const Span*> later;
  for (const Span& span : spans_) {
    if (span.ever && span.from > day) later.push_back(&span);
  }
  std::stable_sort(later.begin(), later.end(), [](const Span* a, const Span* b) { return a->from < b->from; });
  return later;
}

}  // namespace candor
