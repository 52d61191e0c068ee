#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace candor {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

void Diagnostics::add(Diagnostic diagnostic) { found_.push_back(std::move(diagnostic)); }

void Diagnostics::append(Diagnostics other) {
  std::move(other.found_.begin(), other.found_.end(), std::back_inserter(found_));
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(found_.begin(), found_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::vector<Diagnostic> Diagnostics::in_order() const {
  std::vector<Diagnostic> ordered;
  // Others may have been found at a place between two that are the same, so neighbours alone would not do.
  std::set<std::tuple<std::string_view, int, int, int, std::string_view, std::string_view>> seen;
  for (const Diagnostic& d : found_) {
    const auto& [file, line, column, length] = d.place;
    if (seen.emplace(file, line, column, length, d.id, d.message).second) ordered.push_back(d);
  }
  const auto key = [](const Diagnostic& d) { return std::tie(d.place.file, d.place.line, d.place.column); };
  std::stable_sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return ordered;
}

}  // namespace candor
